import type { Journal } from '../../../journal/journal.js';
import type { GapGroup } from '../../../journal/merge.js';
import type { MergedGaps } from '../../../journal/merged-gaps.js';
import { onlyLetters } from '../../../text/letters.js';
import type { CommandContext } from '../../interactions/command.js';
import { Refusal } from '../../interactions/refusal.js';

/** The gaps of a server, with what is needed to show them. */
export interface Gaps {
  readonly groups: readonly GapGroup[];
  readonly journal: Journal;
}

/** An admin sees only what was asked on their own server. @throws Refusal if nothing is kept */
export async function gapsOf(
  merged: MergedGaps,
  guildId: string | null,
  { wholeAnswers, journal }: CommandContext,
): Promise<Gaps> {
  if (!journal) throw new Refusal(({ t }) => t('gapsOff'));
  // What questions mean comes from the model, whatever is read in the place.
  const groups = await merged.of(journal, guildId, (texts) => wholeAnswers.meanings(texts));
  return { groups, journal };
}

/** A name for a question in a component, which has no room for the text; nobody can read it back. */
export function gapName(question: string, { ids }: Pick<CommandContext, 'ids'>): string {
  return ids.pseudonym('gap', onlyLetters(question) || question).slice(0, 16);
}

/** The group of a server's question with that name. @throws Refusal if it is no longer there */
export async function namedGap(
  merged: MergedGaps,
  guildId: string | null,
  name: string | undefined,
  context: CommandContext,
): Promise<GapGroup> {
  const { groups } = await gapsOf(merged, guildId, context);
  const found = groups.find(({ question, variants }) =>
    [question, ...variants].some((one) => gapName(one, context) === name),
  );
  if (!found) throw new Refusal(({ t }) => t('gapGone'));
  return found;
}

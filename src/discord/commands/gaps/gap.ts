import { type APIEmbed, ComponentType } from 'discord.js';
import type { QuotedExcerpt } from '../../../answer/answer.js';
import type { GapGroup } from '../../../journal/merge.js';
import { oneLine } from '../../../text/one-line.js';
import type { Messages } from '../../i18n/messages.js';
import type { CommandContext } from '../../interactions/command.js';
import { COLOURS } from '../../render/colours.js';
import { LIMITS } from '../../render/limits.js';
import { inLine, shorten } from '../../render/markup.js';
import type { ActionRow, Message } from '../../render/message.js';
import { gapName } from './gaps-of.js';
import { buttonRow, secondary } from './list.js';

const VARIANTS_SHOWN = 5;
const NEEDS_SHOWN = 8;
const LINE_LENGTH = 220;

/** One question without a good answer: its other wordings, what was missing, what the articles have, and what to do. */
export function gapMessage(
  group: GapGroup,
  quotes: readonly QuotedExcerpt[],
  context: CommandContext,
  messages: Messages,
): Message {
  const name = gapName(group.question, context);
  const { ids } = context;
  const { t } = messages;
  const buttons = [
    secondary(t('pinText'), ids.sign('gaps', 't', name)),
    secondary(t('aliasButton'), ids.sign('gaps', 'a', name)),
    secondary(t('gapsBack'), ids.sign('gaps', 'b')),
  ];
  return {
    content: '',
    embeds: [gapEmbed(group, quotes, messages)],
    components: [...quoteMenu(name, quotes, context, messages), buttonRow(...buttons)],
  };
}

function gapEmbed(
  { question, variants, needs }: GapGroup,
  quotes: readonly QuotedExcerpt[],
  { t }: Messages,
): APIEmbed {
  const others = variants.slice(0, VARIANTS_SHOWN).map(shown).join(' · ');
  const missing = needs.slice(0, NEEDS_SHOWN).map((need) => `- ${shown(need)}`);
  const found = quotes.map(({ title, text }, i) => `${i + 1}. **${shown(title)}** ${shown(text)}`);
  const blocks = [
    ...(others === '' ? [] : [t('gapVariants', { questions: others })]),
    ...(missing.length === 0 ? [] : [[t('gapNeeds'), ...missing].join('\n')]),
    found.length === 0 ? t('gapFoundNothing') : [t('gapFound'), ...found].join('\n'),
  ];
  return {
    title: inLine(question, LIMITS.embedTitle),
    color: COLOURS.related,
    description: shorten(blocks.join('\n\n'), LIMITS.embedDescription),
  };
}

function shown(text: string): string {
  return inLine(text, LINE_LENGTH);
}

/** The menu of passages that can be pinned; none if there are none. */
function quoteMenu(
  name: string,
  quotes: readonly QuotedExcerpt[],
  { ids }: CommandContext,
  { t }: Messages,
): ActionRow[] {
  if (quotes.length === 0) return [];
  const options = quotes.map(({ title, articleId, text, articleKey, version, start, end }, i) => ({
    label: shorten(`${i + 1}. ${oneLine(title) || articleId}`, LIMITS.optionLabel),
    description: shorten(oneLine(text), LIMITS.optionDescription) || '…',
    value: ids.sign('gaps', 'p', articleKey, version, start.toString(36), (end - start).toString(36)),
  }));
  const menu = {
    type: ComponentType.StringSelect as const,
    custom_id: ids.sign('gaps', 'p', name),
    placeholder: t('pinPick'),
    options,
  };
  return [{ type: ComponentType.ActionRow, components: [menu] }];
}

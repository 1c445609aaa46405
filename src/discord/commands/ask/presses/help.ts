import { deferUpdate } from '../../../interactions/acknowledge.js';
import { journalFor } from '../../../interactions/journal-for.js';
import { Refusal } from '../../../interactions/refusal.js';
import { type HelpMark, withMark } from '../help-row.js';
import { quotesIn, withQuotes } from '../quote-menu.js';
import { hasAsked, knownQuestion, mayManage, type Press } from './press.js';
import { onlyReadable } from './readable.js';
import { tagPost } from './tag-post.js';

/** Says that an answer which nobody had asked the bot for has helped. */
export async function markSolved(press: Press): Promise<void> {
  await mark(press, 'solved');
  await tagPost(press.interaction, 'solved', press.context);
}

/** Says that it has not: the question is kept for `/gaps`, once for each person. Nobody is pinged. */
export async function wantPerson(press: Press): Promise<void> {
  await mark(press, 'person');
  keepGap(press);
  await tagPost(press.interaction, 'person', press.context);
}

/** @throws Refusal unless the person has asked, or may manage messages there */
async function mark(press: Press, kind: HelpMark): Promise<void> {
  const { interaction, context } = press;
  if (!hasAsked(interaction) && !mayManage(interaction)) throw new Refusal(({ t }) => t('helpNotYours'));
  const inMenu = quotesIn(interaction.message.components, context.ids);
  const { quotes } = await onlyReadable({ ...press, quotes: inMenu });
  await deferUpdate(interaction);
  const rows = withMark(interaction.message.components, kind, context.ids);
  await interaction.editReply({ components: withQuotes(rows, quotes, context.ids) });
}

function keepGap(press: Press): void {
  const { interaction, state, context } = press;
  const known = knownQuestion(press);
  if (!known) return;
  const ballot = context.ids.pseudonym(state.nonce, interaction.user.id);
  const asked = { question: known.question, tier: state.tier, guildId: interaction.guildId };
  journalFor(interaction.guildId, context)?.recordVote(asked, false, ballot);
}

import { MessageFlags } from 'discord.js';
import { replyAtOnce } from '../../../interactions/acknowledge.js';
import { Refusal, unknownButton } from '../../../interactions/refusal.js';
import type { Seen } from '../../../interactions/seen.js';
import { questionIn } from '../../../render/answer.js';
import type { Press } from './press.js';

/** Keeps a vote on an answer, one of each person. */
export async function vote(
  { interaction, state, context, personal }: Press,
  isHelpful: boolean,
  ballots: Seen,
): Promise<void> {
  const question = questionIn(interaction.message.content);
  if (question === null) throw unknownButton(context);
  const isFirst = ballots.add(`${interaction.message.id}:${interaction.user.id}`);
  if (!isFirst) throw new Refusal(({ t }) => t('votedAlready'));
  context.journal?.recordVote({ question, tier: state.tier, guildId: interaction.guildId }, isHelpful);
  const content = personal.t(isHelpful ? 'thanksUp' : 'thanksDown');
  await replyAtOnce(interaction, { content, flags: MessageFlags.Ephemeral });
}

import { MessageFlags } from 'discord.js';
import { replyAtOnce } from '../../../interactions/acknowledge.js';
import { Refusal } from '../../../interactions/refusal.js';
import { type Press, questionOf } from './press.js';

/**
 * Keeps a vote on an answer, one of each person, through whichever copy. Who it was is kept as a hash alone, which
 * tells nothing without the key of the bot.
 */
export async function vote(press: Press, isHelpful: boolean): Promise<void> {
  const { interaction, state, context, personal } = press;
  const { question } = questionOf(press);
  const ballot = context.ids.pseudonym(state.nonce || interaction.message.id, interaction.user.id);
  const voted = { question, tier: state.tier, guildId: interaction.guildId };
  const isFirst = context.journal?.recordVote(voted, isHelpful, ballot) ?? true;
  if (!isFirst) throw new Refusal(({ t }) => t('votedAlready'));
  const content = personal.t(isHelpful ? 'thanksUp' : 'thanksDown');
  await replyAtOnce(interaction, { content, flags: MessageFlags.Ephemeral });
}

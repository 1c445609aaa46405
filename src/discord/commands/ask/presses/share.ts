import type { ButtonInteraction } from 'discord.js';
import { oneLine } from '../../../../text/one-line.js';
import { messagesFor } from '../../../i18n/messages.js';
import { deferUpdate } from '../../../interactions/acknowledge.js';
import { Refusal } from '../../../interactions/refusal.js';
import type { Seen } from '../../../interactions/seen.js';
import { questionIn } from '../../../render/answer.js';
import { plainEmbed } from '../../../render/embed.js';
import { escapeMarkdown, shorten } from '../../../render/markup.js';
import { answerButtons } from '../buttons.js';
import { isNarrowing } from '../narrowing.js';
import { type Press, questionButtons, questionOf } from './press.js';

const NAME_LENGTH = 40;

/** A private answer for everyone in the channel, with the name of the person who shares it. */
export async function shareAnswer(press: Press, shared: Seen): Promise<void> {
  const { interaction, state, context } = press;
  const { message } = interaction;
  if (!shared.add(message.id)) throw new Refusal(({ t }) => t('sharedAlready'));
  await deferUpdate(interaction);
  const messages = messagesFor(context.locale);
  const name = shorten(oneLine(nameOf(interaction)), NAME_LENGTH, escapeMarkdown);
  const embeds = message.embeds.map(plainEmbed);
  const told = context.echo ? message.content : withoutQuestion(press);
  const options = { ...questionButtons(press, embeds.length), isWidest: false, isShareable: false };
  const components = answerButtons(state, options, context.ids, messages);
  const own = answerButtons({ ...state, isShared: true }, options, context.ids, press.personal);
  const content = [messages.t('sharedBy', { name }), told].filter(Boolean).join('\n');
  await interaction.followUp({ content, embeds, components });
  await interaction.editReply({ components: own });
}

/** What is told to everyone where no question is repeated; the buttons find it elsewhere then. */
function withoutQuestion(press: Press): string {
  const { interaction, state, context } = press;
  const { content } = interaction.message;
  if (state.nonce !== '' && questionIn(content) !== null)
    context.questions.keep(state.nonce, questionOf(press));
  return content
    .split('\n')
    .filter((line) => questionIn(line) === null && !isNarrowing(line))
    .join('\n');
}

function nameOf({ member, user }: ButtonInteraction): string {
  if (member && 'displayName' in member) return member.displayName;
  return (member && 'nick' in member ? member.nick : null) ?? user.displayName;
}

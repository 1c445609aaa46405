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
import { type Press, questionButtons } from './press.js';

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
  const told = context.echo ? message.content : withoutQuestion(message.content);
  const fixed = { isWidest: false, isShareable: false };
  const options = { ...questionButtons(press, embeds.length, told), ...fixed };
  const components = answerButtons(state, options, context.ids, messages);
  const ownOptions = { ...questionButtons(press, embeds.length), ...fixed };
  const own = answerButtons({ ...state, isShared: true }, ownOptions, context.ids, press.personal);
  const content = [messages.t('sharedBy', { name }), told].filter(Boolean).join('\n');
  await interaction.followUp({ content, embeds, components });
  await interaction.editReply({ components: own });
}

function withoutQuestion(content: string): string {
  return content
    .split('\n')
    .filter((line) => questionIn(line) === null)
    .join('\n');
}

function nameOf({ member, user }: ButtonInteraction): string {
  if (member && 'displayName' in member) return member.displayName;
  return (member && 'nick' in member ? member.nick : null) ?? user.displayName;
}

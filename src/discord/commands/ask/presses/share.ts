import type { ButtonInteraction } from 'discord.js';
import { oneLine } from '../../../../text/one-line.js';
import { messagesFor } from '../../../i18n/messages.js';
import { deferUpdate } from '../../../interactions/acknowledge.js';
import { plainEmbed } from '../../../render/embed.js';
import { escapeMarkdown, shorten } from '../../../render/markup.js';
import { answerButtons } from '../buttons.js';
import { type Press, questionButtons } from './press.js';

const NAME_LENGTH = 40;

/** A private answer for everyone in the channel, with the name of the person who shares it. */
export async function shareAnswer(press: Press): Promise<void> {
  const { interaction, state, context } = press;
  await deferUpdate(interaction);
  const { message } = interaction;
  const messages = messagesFor(context.locale);
  const name = shorten(oneLine(nameOf(interaction)), NAME_LENGTH, escapeMarkdown);
  const embeds = message.embeds.map(plainEmbed);
  const options = { ...questionButtons(press, embeds.length), isWidest: false, isShareable: false };
  const components = answerButtons(state, options, context.ids, messages);
  const content = `${messages.t('sharedBy', { name })}\n${message.content}`;
  await interaction.followUp({ content, embeds, components });
  await interaction.editReply({ components });
}

function nameOf({ member, user }: ButtonInteraction): string {
  if (member && 'displayName' in member) return member.displayName;
  return (member && 'nick' in member ? member.nick : null) ?? user.displayName;
}

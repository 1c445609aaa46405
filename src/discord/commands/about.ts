import { type ChatInputCommandInteraction, MessageFlags } from 'discord.js';
import { localized } from '../i18n/localized.js';
import { type Messages, messagesTo } from '../i18n/messages.js';
import { replyAtOnce } from '../interactions/acknowledge.js';
import type { Command, CommandContext } from '../interactions/command.js';
import { COLOURS } from '../render/colours.js';
import { EVERYWHERE } from './everywhere.js';

/** What is said about the bot itself, as paragraphs of markup. */
export type About = (
  messages: Messages,
  context: CommandContext,
  interaction: ChatInputCommandInteraction,
) => readonly string[] | Promise<readonly string[]>;

/** A command that says something about the bot itself, privately and anywhere. */
export function aboutCommand(
  name: 'help' | 'privacy',
  title: 'helpTitle' | 'privacyTitle',
  tell: About,
): Command {
  return {
    data: { ...localized(name), ...EVERYWHERE },
    isPrivate: () => true,
    async execute(interaction, context) {
      const messages = messagesTo(interaction, context);
      const description = (await tell(messages, context, interaction)).join('\n\n');
      await replyAtOnce(interaction, {
        embeds: [{ title: messages.t(title), color: COLOURS.article, description }],
        flags: MessageFlags.Ephemeral,
      });
    },
  };
}

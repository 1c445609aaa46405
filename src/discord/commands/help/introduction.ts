import type { APIEmbed } from 'discord.js';
import type { Answer } from '../../../answer/answer.js';
import { UserError } from '../../../errors.js';
import type { Messages } from '../../i18n/messages.js';
import type { CommandContext } from '../../interactions/command.js';
import { COLOURS } from '../../render/colours.js';
import { escapeMarkdown, shorten } from '../../render/markup.js';
import type { Message } from '../../render/message.js';

const EXAMPLE_LENGTH = 150;

/** The names of the buttons and menus below an answer, for use in a text. */
export function buttonNames({ t }: Messages) {
  return {
    wider: t('wider'),
    narrower: t('narrower'),
    read: t('read'),
    share: t('share'),
    more: t('moreQuotes'),
    further: t('askFurther'),
    remove: t('remove'),
  };
}

/** A paragraph with questions that the articles answer well; none if they are not known, or there is no index yet. */
export async function exampleLines({ answers }: CommandContext, { t }: Messages): Promise<string[]> {
  try {
    const { examples } = await answers.info();
    const lines = examples.map(
      (one) => `- ${shorten(one, EXAMPLE_LENGTH, (text) => escapeMarkdown(text, false))}`,
    );
    return lines.length > 0 ? [[t('introExamples'), ...lines].join('\n')] : [];
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

/**
 * What can be asked, what the buttons do, how to quote a phrase: for people who greet the bot, or meet it for the
 * first time.
 */
export async function introduction(context: CommandContext, messages: Messages): Promise<APIEmbed> {
  const { t } = messages;
  const paragraphs = [
    ...(await exampleLines(context, messages)),
    t('helpWording'),
    t('helpButtons', buttonNames(messages)),
    t('introMore', { help: context.mention('help') }),
  ];
  return { title: t('introTitle'), color: COLOURS.article, description: paragraphs.join('\n\n') };
}

/** Whether somebody greets the bot, or asks what it is and can do. */
export function meetsBot({ chat }: Pick<Answer, 'chat'>): boolean {
  return chat === 'greeting' || chat === 'aboutBot';
}

/** A message followed by that. */
export async function introduced(
  message: Message,
  context: CommandContext,
  messages: Messages,
): Promise<Message> {
  return { ...message, embeds: [...message.embeds, await introduction(context, messages)] };
}

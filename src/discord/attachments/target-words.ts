import type { MessageContextMenuCommandInteraction } from 'discord.js';
import { messageText, plainOf, type Words, wordsOf } from '../commands/find/message-text.js';
import type { CommandContext } from '../interactions/command.js';
import { Refusal } from '../interactions/refusal.js';
import { hasTextFiles, withFiles } from './with-files.js';

/**
 * The words of the message that a command is used on.
 *
 * @returns a function that reads them with the message's files, which takes time: call it once a reply is promised;
 * it also throws a Refusal
 * @throws Refusal if it says nothing
 */
export function targetWords(
  { targetMessage, client }: MessageContextMenuCommandInteraction,
  context: Pick<CommandContext, 'logger'>,
): () => Promise<Words> {
  const message = plainOf(targetMessage);
  if (!hasTextFiles(message)) refuseNothing(messageText(message));
  return async () => {
    const words = wordsOf(await withFiles(client, message, context));
    refuseNothing(words.text);
    return words;
  };
}

function refuseNothing(text: string): void {
  if (text === '') throw new Refusal(({ t }) => t('findNoText'));
}

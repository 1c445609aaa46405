import type { Client } from 'discord.js';
import { decodeText } from '../../articles/source/decode.js';
import { UserError } from '../../errors.js';
import { type WordedMessage, wordsOf } from '../commands/find/message-text.js';
import type { CommandContext } from '../interactions/command.js';
import { Refusal } from '../interactions/refusal.js';
import { fetchStart } from './fetch-start.js';
import { type MessageFile, textFilesOf } from './text-files.js';

/** How much of a file is read, in bytes: more than is read of any text. */
const BYTES_MOST = 32 * 1024;

/** Whether a message, or what it forwards, has text files. */
export function hasTextFiles({
  attachments = [],
  message_snapshots: forwarded = [],
}: WordedMessage): boolean {
  return textFilesOf(attachments).length > 0 || forwarded.some((one) => hasTextFiles(one.message));
}

/**
 * A message with the text of its files, such as `message.txt`.
 *
 * @throws Refusal if they can't be read and the message says nothing else
 */
export async function withFiles<T extends WordedMessage>(
  client: Client,
  message: T,
  context: Pick<CommandContext, 'logger'>,
): Promise<T> {
  if (!hasTextFiles(message)) return message;
  const read = await reading(client, message, context);
  const isLost = read.attached?.some(({ text }) => text === null) ?? false;
  if (isLost && wordsOf(read).text === '') throw new Refusal(({ t }) => t('fileUnread'));
  return read;
}

async function reading<T extends WordedMessage>(
  client: Client,
  message: T,
  context: Pick<CommandContext, 'logger'>,
): Promise<T> {
  const { attachments = [], message_snapshots: forwarded = [] } = message;
  const [attached, snapshots] = await Promise.all([
    Promise.all(textFilesOf(attachments).map((file) => textOf(client, file, context))),
    Promise.all(forwarded.map(async (one) => ({ message: await reading(client, one.message, context) }))),
  ]);
  return { ...message, attached, message_snapshots: snapshots };
}

/** The text is null if it can't be read; nothing about the file is logged. */
async function textOf(
  client: Client,
  { url }: MessageFile,
  { logger }: Pick<CommandContext, 'logger'>,
): Promise<{ readonly text: string | null; readonly isWhole: boolean }> {
  try {
    const { bytes, isWhole } = await fetchStart(client, url, BYTES_MOST);
    return { text: decodeText(bytes).text, isWhole };
  } catch (error) {
    const type = error instanceof UserError ? error.code : error instanceof Error ? error.name : 'unknown';
    logger.info({ type }, 'A text file of a message could not be read');
    return { text: null, isWhole: false };
  }
}

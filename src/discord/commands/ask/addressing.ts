import type { Messages } from '../../i18n/messages.js';
import { readBack } from '../../render/read-back.js';

/** The people a message names: who has asked, unless the message itself shows that, and whom the answer is for. */
export interface Addressed {
  readonly asker: string | null;
  readonly recipient: string | null;
}

/** The lines above an answer that name people. */
export function addressLinesFor({ asker, recipient }: Addressed, { t }: Messages): string[] {
  return [
    ...(asker === null ? [] : [t('askedBy', { asker: mentionOf(asker) })]),
    ...(recipient === null ? [] : [t('answerFor', { person: mentionOf(recipient) })]),
  ];
}

/** Those lines of one of our messages. */
export function addressLines(content: string): string[] {
  return content.split('\n').filter((line) => askerIn(line) !== null || recipientIn(line) !== null);
}

/** The id of the person who has asked; null if the message does not say. */
export function askerIn(content: string): string | null {
  return idIn(readBack(content, ({ t }, asker) => t('askedBy', { asker })));
}

/** The ids of the people to whom one of our messages was addressed. */
export function addressedIn(content: string): string[] {
  const recipient = recipientIn(content);
  return recipient === null ? [] : [recipient];
}

function recipientIn(content: string): string | null {
  return idIn(readBack(content, ({ t }, person) => t('answerFor', { person })));
}

function mentionOf(id: string): string {
  return `<@${id}>`;
}

function idIn(mention: string | null): string | null {
  return /^<@(\d+)>$/.exec(mention ?? '')?.[1] ?? null;
}

import type { Message, MessageSnapshot } from 'discord.js';
import type { MessageFile } from '../../attachments/text-files.js';

const ADDRESS = /<?https?:\/\/\S+/gu;
/** Mentions, custom emoji and times. */
const REFERENCE = /<(?:[@#][!&]?\d+|a?:\w+:\d+|t:\d+(?::\w)?|\/[^>]+:\d+)>/g;
const LINE_MARKUP = /^[^\S\n]*(?:>{1,3} |#{1,3} |-# |[-*+] )/gm;
const INLINE_MARKUP = /\*\*|__|~~|\|\||`+|(?<!\w)[*_]|[*_](?!\w)/g;
/** How much of a text is read, in UTF-16 code units: more than a message may have, but files may be longer. */
export const READ_MAX = 6000;
/** Components nest two deep; Discord has none that are deeper. */
const DEEPEST = 4;

interface TextEmbed {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly fields?: readonly { readonly name: string; readonly value: string }[] | undefined;
}

/** The parts of a message that may hold words, as in Discord's API. */
export interface WordedMessage {
  readonly content?: string | undefined;
  readonly embeds?: readonly TextEmbed[] | undefined;
  /** Any components: texts are looked for in them and in what they hold. */
  readonly components?: readonly unknown[] | undefined;
  readonly poll?: { readonly question: { readonly text?: string | null | undefined } } | null | undefined;
  /** The message that a forwarding one forwards. */
  readonly message_snapshots?: readonly { readonly message: WordedMessage }[] | undefined;
  readonly attachments?: readonly MessageFile[] | undefined;
  /** The text of its files, once they have been read; null if one can't be. */
  readonly attached?: readonly { readonly text: string | null; readonly isWhole: boolean }[] | undefined;
}

/** The words of a message. */
export interface Words {
  readonly text: string;
  /** Whether there is more than is read. */
  readonly isPartial: boolean;
}

/**
 * What a message says, without markup, addresses and mentions: its own words with those of its text files or, if it
 * has none, those of what it forwards, of its components, embeds or poll.
 */
export function wordsOf(message: WordedMessage): Words {
  const { embeds = [], components = [], poll, message_snapshots: forwarded = [] } = message;
  const places = [
    () => ownWords(message),
    () => joinedWords(forwarded.map((one) => wordsOf(one.message))),
    () => plainWords(joined(textsOf(components, DEEPEST))),
    () => plainWords(joined(embeds.flatMap(embedWords))),
    () => plainWords(poll?.question.text ?? ''),
  ];
  for (const place of places) {
    const words = place();
    if (words.text !== '') return words;
  }
  return { text: '', isPartial: false };
}

/** Only the words. */
export function messageText(message: WordedMessage): string {
  return wordsOf(message).text;
}

/** The text of its files. */
export function fileWords({ attached = [] }: WordedMessage): Words {
  return joinedWords(
    attached.map(({ text, isWhole }) => {
      const words = plainWords(text ?? '');
      return { ...words, isPartial: words.isPartial || (text !== null && !isWhole) };
    }),
  );
}

function ownWords(message: WordedMessage): Words {
  return joinedWords([plainWords(message.content ?? ''), fileWords(message)]);
}

function plainWords(markup: string): Words {
  return { text: plainText(markup), isPartial: markup.length > READ_MAX };
}

function joinedWords(all: readonly Words[]): Words {
  const text = joined(all.map((one) => one.text));
  return {
    text: text.slice(0, READ_MAX),
    isPartial: text.length > READ_MAX || all.some(({ isPartial }) => isPartial),
  };
}

/** What discord.js knows about a message's words, or about those of a forwarded one. */
type Readable = Pick<MessageSnapshot, 'content' | 'embeds' | 'components' | 'attachments'> &
  Partial<Pick<Message, 'poll'>> & { readonly messageSnapshots?: Message['messageSnapshots'] | null };

/** A message of discord.js in the form of the API. */
export function plainOf(message: Readable): WordedMessage {
  const { content, embeds, components, poll, attachments, messageSnapshots } = message;
  return {
    content: content ?? '',
    embeds: embeds.map(({ data }) => data),
    components: components.map((component) => component.toJSON()),
    poll,
    attachments: attachments.map(({ url, name, contentType }) => ({
      url,
      filename: name,
      content_type: contentType,
    })),
    message_snapshots: messageSnapshots?.map((snapshot) => ({ message: plainOf(snapshot) })) ?? [],
  };
}

/** An embed's description or, without one, its title, and its fields. */
function embedWords({ title, description, fields = [] }: TextEmbed): string[] {
  const inFields = fields.flatMap(({ name, value }) => [name, value]);
  return description ? [description, ...inFields] : [title ?? '', ...inFields];
}

function textsOf(components: readonly unknown[], depth: number): string[] {
  if (depth === 0) return [];
  return components.flatMap((component) => {
    if (typeof component !== 'object' || component === null) return [];
    const own = 'content' in component && typeof component.content === 'string' ? [component.content] : [];
    const inner =
      'components' in component && Array.isArray(component.components) ? component.components : [];
    return [...own, ...textsOf(inner, depth - 1)];
  });
}

function joined(texts: readonly string[]): string {
  return texts.filter((text) => text.trim() !== '').join('\n');
}

export function plainText(markup: string): string {
  return markup
    .slice(0, READ_MAX)
    .replace(ADDRESS, ' ')
    .replace(REFERENCE, ' ')
    .replace(LINE_MARKUP, '')
    .replace(INLINE_MARKUP, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trim();
}

import type { Message, MessageSnapshot } from 'discord.js';

const ADDRESS = /<?https?:\/\/\S+/gu;
/** Mentions, custom emoji and times. */
const REFERENCE = /<(?:[@#][!&]?\d+|a?:\w+:\d+|t:\d+(?::\w)?|\/[^>]+:\d+)>/g;
const LINE_MARKUP = /^[^\S\n]*(?:>{1,3} |#{1,3} |-# |[-*+] )/gm;
const INLINE_MARKUP = /\*\*|__|~~|\|\||`+|(?<!\w)[*_]|[*_](?!\w)/g;
/** As much of each text is read, in UTF-16 code units: more than Discord lets one have. */
const READ_MAX = 6000;
/** Components nest two deep; whatever comes deeper is none that Discord knows. */
const DEEPEST = 4;

interface TextEmbed {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly fields?: readonly { readonly name: string; readonly value: string }[] | undefined;
}

/** What of a message may hold words, as Discord's API tells it. */
export interface WordedMessage {
  readonly content?: string | undefined;
  readonly embeds?: readonly TextEmbed[] | undefined;
  /** Any components: texts are looked for in them and in what they hold. */
  readonly components?: readonly unknown[] | undefined;
  readonly poll?: { readonly question: { readonly text?: string | null | undefined } } | null | undefined;
  /** What a forwarded message forwards. */
  readonly message_snapshots?: readonly { readonly message: WordedMessage }[] | undefined;
}

/**
 * What a message says, without markup, addresses and mentions: its own words or, where it has none, those of what it
 * forwards, of its components, embeds or poll.
 */
export function messageText(message: WordedMessage): string {
  const { content = '', embeds = [], components = [], poll, message_snapshots: forwarded = [] } = message;
  const places = [
    () => plainText(content),
    () => joined(forwarded.map((one) => messageText(one.message))),
    () => plainText(joined(textsOf(components, DEEPEST))),
    () => plainText(joined(embeds.flatMap(wordsOf))),
    () => plainText(poll?.question.text ?? ''),
  ];
  for (const place of places) {
    const text = place();
    if (text !== '') return text;
  }
  return '';
}

/** What discord.js knows of a message's words, or of those of one that is forwarded. */
type Readable = Pick<MessageSnapshot, 'content' | 'embeds' | 'components'> &
  Partial<Pick<Message, 'poll'>> & { readonly messageSnapshots?: Message['messageSnapshots'] | null };

/** A message of discord.js as the API has told it. */
export function plainOf(message: Readable): WordedMessage {
  const { content, embeds, components, poll, messageSnapshots } = message;
  return {
    content: content ?? '',
    embeds: embeds.map(({ data }) => data),
    components: components.map((component) => component.toJSON()),
    poll,
    message_snapshots: messageSnapshots?.map((snapshot) => ({ message: plainOf(snapshot) })) ?? [],
  };
}

/** An embed's description; without one its title, and its fields. */
function wordsOf({ title, description, fields = [] }: TextEmbed): string[] {
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

import type { Message } from 'discord.js';

const ADDRESS = /<?https?:\/\/\S+/gu;
/** Mentions, custom emoji and times. */
const REFERENCE = /<(?:[@#][!&]?\d+|a?:\w+:\d+|t:\d+(?::\w)?|\/[^>]+:\d+)>/g;
const LINE_MARKUP = /^[^\S\n]*(?:>{1,3} |#{1,3} |-# |[-*+] )/gm;
const INLINE_MARKUP = /\*\*|__|~~|\|\||`+|(?<!\w)[*_]|[*_](?!\w)/g;

/** What a message says, without markup, addresses and mentions; in its embeds or its poll where it has no words itself. */
export function quotedText({ content, embeds, poll }: Pick<Message, 'content' | 'embeds' | 'poll'>): string {
  const texts = [
    content,
    embeds.map(({ description }) => description ?? '').join('\n'),
    poll?.question.text ?? '',
  ];
  return texts.map(plainText).find((text) => text !== '') ?? '';
}

function plainText(markup: string): string {
  return markup
    .replace(ADDRESS, ' ')
    .replace(REFERENCE, ' ')
    .replace(LINE_MARKUP, '')
    .replace(INLINE_MARKUP, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trim();
}

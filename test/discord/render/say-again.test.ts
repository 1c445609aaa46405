import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../src/config.js';
import { type MessageKey, messagesFor } from '../../../src/discord/i18n/messages.js';
import { sayAgain } from '../../../src/discord/render/say-again.js';

const KEYS = [
  'question',
  'onlyArticle',
  'leftOut',
  'alsoIn',
  'findExact',
  'related',
] as const satisfies readonly MessageKey[];

/** The same lines in a language. */
function linesIn(locale: (typeof LOCALES)[number]): string {
  const { t } = messagesFor(locale);
  const places = ['[A, 一、二](https://a.org)', '[B](https://b.org)'].join(t('listSeparator'));
  return [
    t('question', { question: '什么\\*？{{x}}' }),
    t('onlyArticle', { title: '一 (二)', key: '#abc_-123' }),
    t('related'),
    '> 问题：Also in: **x**',
    t('leftOut', { count: 1 }),
    t('leftOut', { count: 25 }),
    t('alsoIn', { places }),
    t('findExact'),
  ].join('\n');
}

describe('a message in another language', () => {
  it.each(LOCALES.flatMap((from) => LOCALES.map((to) => [from, to] as const)))(
    '%s becomes %s',
    (from, to) => {
      expect(sayAgain(linesIn(from), KEYS, messagesFor(to))).toBe(linesIn(to));
    },
  );

  it('keeps what is none of the messages', () => {
    const text = '> 引文 1\nQuote 1\n';
    expect(sayAgain(text, KEYS, messagesFor('zh-CN'))).toBe(text);
  });
});

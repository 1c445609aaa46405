import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/config.js';
import { LIMITS } from '../../src/discord/limits.js';
import { localeOf, type Messages, messagesFor } from '../../src/discord/messages.js';
import { fold } from '../../src/text/fold.js';

/** Everything a catalogue can say, by its key, with the same values put in everywhere. */
function said(messages: Messages): Map<string, string> {
  const counts = { added: 71, changed: 72, removed: 73, unchanged: 74 };
  const {
    page,
    progress,
    counts: tellCounts,
    totals,
    took,
    failed,
    warnings,
    reposts,
    andMore,
    alsoIn,
    ...rest
  } = messages;
  const texts = Object.entries(rest).map(([key, message]): [string, string] => [
    key,
    typeof message === 'function' ? message('名字') : message,
  ]);
  const stages = (['reading', 'embedding', 'writing', 'verifying'] as const).map(
    (stage): [string, string] => [stage, progress({ stage, done: 81, total: 82 })],
  );
  return new Map([
    ...texts,
    ...stages,
    ['page', page(91, 92)],
    ['counts', tellCounts(counts)],
    ['totals', totals({ articles: 61, passages: 62, embedded: 63 })],
    ['seconds', took(1500)],
    ['minutes', took(125_000)],
    ['failed', failed(51)],
    ['warnings', warnings(52)],
    ['andMore', andMore(53)],
    ['reposts', reposts(54)],
    ['alsoIn', alsoIn(['甲', '乙'])],
  ]);
}

describe.each(LOCALES)('the messages in %s', (locale) => {
  const texts = said(messagesFor(locale));

  it('are never empty and leave room for what stands beside them', () => {
    for (const [key, text] of texts) {
      expect(text.trim(), key).not.toBe('');
      expect(text.length, key).toBeLessThan(LIMITS.content / 4);
    }
  });

  it('hold every value that is put in', () => {
    expect(texts.get('counts')).toMatch(/71.*72.*73.*74/);
    expect(texts.get('totals')).toMatch(/61.*62.*63/);
    expect(texts.get('page')).toMatch(/91.*92/);
    expect(texts.get('alsoIn')).toMatch(/甲.+乙/);
    expect(texts.get('reposts')).toContain('54');
    expect(texts.get('embedding')).toMatch(/81.*82/);
    expect(texts.get('seconds')).toContain('1.5');
    expect(texts.get('minutes')).toMatch(/2\D+5/);
    for (const key of ['question', 'noSuchArticle', 'model', 'added', 'changed', 'removed', 'unexpected']) {
      expect(texts.get(key), key).toContain('名字');
    }
  });

  it('fit their places', () => {
    for (const label of ['previousPage', 'nextPage']) {
      expect(texts.get(label)?.length).toBeLessThanOrEqual(LIMITS.buttonLabel);
    }
  });
});

it('a person gets a language of the bot, whatever the client is set to', () => {
  expect(localeOf('zh-CN', 'en-US')).toBe('zh-CN');
  expect(localeOf('zh-TW', 'en-US')).toBe('zh-TW');
  expect(localeOf('en-GB', 'zh-CN')).toBe('en-US');
  expect(localeOf('ja', 'zh-TW')).toBe('zh-TW');
});

it('the messages in zh-CN hold no Traditional character', () => {
  const characters = [...said(messagesFor('zh-CN')).values()].join('').match(/\p{Script=Han}/gu) ?? [];
  expect(characters.filter((character) => fold(character) !== character)).toEqual([]);
});

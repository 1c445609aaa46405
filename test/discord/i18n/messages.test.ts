import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../src/config.js';
import { tookText, uptimeText } from '../../../src/discord/commands/status/duration.js';
import { CATALOGUES, localeOf, messagesFor } from '../../../src/discord/i18n/messages.js';
import { LIMITS } from '../../../src/discord/render/limits.js';
import { hostileText } from '../../support/discord/hostile.js';
import { traditionalIn } from '../../support/traditional.js';

const SUFFIX = /_(?:one|other)$/;
const BUTTONS = ['wider', 'narrower', 'nextQuotes', 'read', 'share', 'focus', 'previousPage', 'nextPage'];

const COUNTED_WRONG =
  /\b(?:1|one) (?:more )?(?:articles|passages|quotes|files|characters|questions|groups|months|days|minutes|seconds|times)\b/i;

/** The names of the values that a text takes. */
function slots(text: string | undefined): string[] {
  return [...new Set([...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''))].sort();
}

/** A text of a language by its key, with a value of its own in every slot. */
function said(locale: (typeof LOCALES)[number], key: string, count = 7): string {
  const values = Object.fromEntries(slots(CATALOGUES[locale][key]).map((name) => [name, `<${name}>`]));
  const messages = messagesFor(locale);
  const t: (key: string, values: Record<string, string | number>) => string = messages.t as never;
  const takesCount = 'count' in values || SUFFIX.test(key);
  return t(key.replace(SUFFIX, ''), takesCount ? { ...values, count } : values);
}

describe.each(LOCALES)('the messages in %s', (locale) => {
  const catalogue = CATALOGUES[locale];

  it('are the same as in English, and take the same values', () => {
    const english = CATALOGUES['en-US'];
    const keys = Object.keys(english).filter((key) => locale === 'en-US' || !key.endsWith('_one'));
    expect(Object.keys(catalogue)).toEqual(keys);
    for (const key of keys) {
      if (key.endsWith('_one')) continue;
      expect(slots(catalogue[key]), key).toEqual(slots(english[key]));
    }
  });

  it.each(Object.keys(catalogue))('%s can be said', (key) => {
    const text = said(locale, key, key.endsWith('_one') ? 1 : 7);
    expect(text.trim()).not.toBe('');
    expect(text.length).toBeLessThan(LIMITS.content / 4);
    expect(text).not.toContain('{{');
    for (const name of slots(catalogue[key])) expect(text).toContain(name === 'count' ? '7' : `<${name}>`);
    if (BUTTONS.includes(key)) expect(text.length).toBeLessThanOrEqual(LIMITS.buttonLabel);
  });

  it('put values in as they are, whatever is in them', () => {
    fc.assert(
      fc.property(hostileText(30), (text) => {
        const messages = messagesFor(locale);
        for (const value of [text, `{{x}} $t(nothing) $& $1 ${text} &<>"`]) {
          expect(messages.t('model', { model: value })).toContain(value);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('tell how long something took', () => {
    const messages = messagesFor(locale);
    expect(tookText(1500, messages)).toContain('1.5');
    expect(tookText(125_000, messages)).toMatch(/2\D+5/);
    expect(uptimeText(((25 * 60 + 3) * 60 + 1) * 1000, messages)).toMatch(/1\D+1\D+3/);
  });
});

it('every message is said somewhere', () => {
  const folder = join(import.meta.dirname, '../../../src/discord');
  const code = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/en-US|zh-/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
  const isUsed = (key: string) =>
    [key, key.replace(/(?:Name|Description)$/, '')].some((word) => code.includes(`'${word}'`));
  const keys = Object.keys(CATALOGUES['en-US']).map((key) => key.replace(SUFFIX, ''));
  expect(keys.filter((key) => !isUsed(key))).toEqual([]);
});

it('one and many are told apart in English', () => {
  const { t } = messagesFor('en-US');
  expect(t('timelineMore', { count: 1 })).toContain('One more article is');
  expect(t('timelineMore', { count: 2 })).toContain('2 more articles are');
  expect(messagesFor('zh-CN').t('timelineMore', { count: 1 })).toContain('1 篇');
});

it('no English text says “1 articles”', () => {
  const { t } = messagesFor('en-US');
  const ones = { one: t('articleCount', { count: 1 }), days: t('lastDays', { count: 1 }) };
  expect(Object.values(ones)).toEqual(['one article', 'last day']);
  const wrong = Object.keys(CATALOGUES['en-US'])
    .filter((key) => !key.endsWith('_other'))
    .map((key) => said('en-US', key, 1).replace(/<\w+>/g, '1'))
    .filter((text) => COUNTED_WRONG.test(text));
  expect(wrong).toEqual([]);
});

it('a message that there is not is an error', () => {
  const t: (key: string) => string = messagesFor('en-US').t as never;
  expect(() => t('no such message')).toThrow('no such message');
});

it('a person gets a language of the bot, whatever the client is set to', () => {
  expect(localeOf('zh-CN', 'en-US')).toBe('zh-CN');
  expect(localeOf('zh-TW', 'en-US')).toBe('zh-TW');
  expect(localeOf('en-GB', 'zh-CN')).toBe('en-US');
  expect(localeOf('ja', 'zh-TW')).toBe('zh-TW');
});

it('the messages in zh-CN hold no Traditional character', () => {
  expect(traditionalIn(Object.values(CATALOGUES['zh-CN']).join(''))).toEqual([]);
});

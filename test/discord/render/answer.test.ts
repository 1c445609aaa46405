import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, QuotedExcerpt } from '../../../src/answer/answer.js';
import { LOCALES } from '../../../src/config.js';
import { renderArticlePage } from '../../../src/discord/commands/source/page.js';
import { articleRef } from '../../../src/discord/commands/source/reference.js';
import { messagesFor } from '../../../src/discord/i18n/messages.js';
import { CustomIds } from '../../../src/discord/interactions/custom-ids.js';
import { questionIn, renderAnswer } from '../../../src/discord/render/answer.js';
import { shareOut } from '../../../src/discord/render/layout.js';
import { LIMITS } from '../../../src/discord/render/limits.js';
import { ELLIPSIS } from '../../../src/discord/render/markup.js';
import { embedTitle } from '../../../src/discord/render/quote-card.js';
import { oneLine } from '../../../src/text/one-line.js';
import { hostileText } from '../../support/discord/hostile.js';
import { answer, article, quote, withNames } from '../../support/discord/library.js';
import { violationsOf } from '../../support/discord/rules.js';
import { shownText, unquoted } from '../../support/discord/shown-text.js';

const english = messagesFor('en-US');
const ids = new CustomIds(Buffer.from('a key for tests'));

describe('embedTitle', () => {
  it.each([
    ['557.6万', '557.6万'],
    ['1. 前言', '1. 前言'],
    ['- *甲*', '- \\*甲\\*'],
  ])('shows %j with no escape that it does not need', (title, shown) => {
    expect(embedTitle(title, 'id')).toBe(shown);
  });
});

describe('renderAnswer', () => {
  it('shows five quotes at most', () => {
    const one = article({ id: 'a' });
    const quotes = Array.from({ length: 9 }, () => quote(one, '第一段。'));
    expect(renderAnswer(answer('found', quotes), english).embeds).toHaveLength(5);
  });

  it('has a colour for each tier', () => {
    const quotes = [quote(article({ id: 'a' }), '第一段。')];
    const colours = (['found', 'related', 'nothing'] as const).map(
      (tier) => renderAnswer(answer(tier, quotes), english).embeds[0]?.color,
    );
    expect(new Set(colours).size).toBe(3);
  });

  it('gives each quote the colour of its own tier, and names beside an answer what is merely near', () => {
    const one = quote(article({ id: 'a' }), '第一段。');
    const mixed = { ...answer('found', [one]), quotes: [one, { ...one, tier: 'related' as const }] };
    const [green, amber] = renderAnswer(mixed, english).embeds;
    expect(amber?.color).not.toBe(green?.color);
    expect([green, amber].map((embed) => embed?.author?.name)).toEqual([
      'Quote 1',
      'Quote 2 · close, but not an answer',
    ]);
  });

  it('has a line for each kind of chat, and no word of articles that do not answer', () => {
    const lines = (['thanks', 'greeting', 'aboutBot', 'smallTalk'] as const).map(
      (chat) => renderAnswer(answer('nothing', [], { chat }), english).content,
    );
    expect(new Set(lines).size).toBe(4);
    expect(lines.join('\n')).not.toContain('No article');
  });

  it('says where a model has no calibration of its own', () => {
    const contentOf = (isCalibrated: boolean) =>
      renderAnswer(answer('found', [], { isCalibrated }), english).content;
    expect(contentOf(false)).toContain('hasn’t been calibrated');
    expect(contentOf(true)).not.toContain('hasn’t been calibrated');
  });

  it('falls back from a link that is too long to the plain address, and then to none', () => {
    const long = `https://example.org/${'a'.repeat(LIMITS.embedUrl)}`;
    const one = article({ id: 'a' });
    const urlOf = (values: Partial<QuotedExcerpt>) =>
      renderAnswer(answer('found', [quote(one, '第一段。', values)]), english).embeds[0]?.url;
    expect(urlOf({ link: long })).toBe(one.url);
    expect(urlOf({ link: long, url: long })).toBeUndefined();
    expect(urlOf({ link: null, url: 'javascript:alert(1)' })).toBeUndefined();
  });

  it('puts the section into the footer where nobody speaks', () => {
    const footerOf = (values: Partial<QuotedExcerpt>) =>
      renderAnswer(answer('found', [quote(article({ id: 'a' }), '第一段。', values)]), english).embeds[0]
        ?.footer?.text;
    expect(footerOf({ section: '章节' })).toBe('2024-05-01 · example.org · 章节');
    expect(footerOf({ section: '章节', speaker: '李明' })).toBe('2024-05-01 · example.org · 李明');
    expect(footerOf({ section: '第一' })).toBe('2024-05-01 · example.org');
    expect(footerOf({ date: null, url: null })).toBeUndefined();
  });

  it('sets nothing in bold where all of a quote would be', () => {
    const one = article({ id: 'a' });
    const shown = (bold: string) =>
      renderAnswer(answer('found', [quote(one, '第一段。', { bold })]), english).embeds[0]?.description;
    expect([shown('第一段。'), shown('第一')]).toEqual(['> 第一段。', '> **第一**段。']);
  });

  it('gives the room that short quotes leave to long ones', () => {
    const long = article({ id: 'long', text: '很长的一句话。'.repeat(700) });
    const short = article({ id: 'short', text: '短。' });
    const { embeds } = renderAnswer(
      answer('found', [quote(long, long.text), quote(short, short.text)]),
      english,
    );
    expect(embeds[0]?.description?.length).toBeGreaterThan(4000);
    expect(embeds[1]?.description).toBe('> 短。');
  });

  it('says below a quote where else it stands, with links where there are addresses', () => {
    const alsoIn: QuotedExcerpt['alsoIn'] = [
      {
        id: 'b',
        title: '转载：[第二篇]',
        url: 'https://www.example.org/b_(1)',
        date: null,
        collection: 'default',
      },
      { id: 'c', title: '第三篇', url: null, date: '2024-01-01', collection: 'default' },
    ];
    const one = quote(article({ id: 'a' }), '第一段。', { alsoIn });
    const said = (locale: (typeof LOCALES)[number]) =>
      renderAnswer(answer('found', [one]), messagesFor(locale)).embeds[0]?.description;
    const first = '[转载：\\[第二篇\\]](https://www.example.org/b_%281%29) (example.org)';
    expect(said('en-US')).toBe(`> 第一段。\nAlso in: ${first}, 第三篇`);
    expect(said('zh-CN')).toBe(`> 第一段。\n也见于：${first}、第三篇`);
    expect(said('zh-TW')).toBe(`> 第一段。\n也見於：${first}、第三篇`);
  });

  it('names older editions below a quote with their dates', () => {
    const olderEditions = [
      { id: 'b', title: '旧章程', url: null, date: '2022-01-10', collection: 'default' },
    ];
    const one = quote(article({ id: 'a' }), '第一段。', { olderEditions });
    const said = (locale: (typeof LOCALES)[number]) =>
      renderAnswer(answer('found', [one]), messagesFor(locale)).embeds[0]?.description;
    expect(said('en-US')).toBe('> 第一段。\nEarlier versions: 旧章程 · 2022-01-10');
    expect(said('zh-CN')).toBe('> 第一段。\n早前版本：旧章程 · 2022-01-10');
    expect(said('zh-TW')).toBe('> 第一段。\n先前版本：旧章程 · 2022-01-10');
  });

  it('names three other places at most, cuts long titles and leaves out links that are too long', () => {
    const place = (title: string, url: string) => ({
      id: title,
      title,
      url,
      date: null,
      collection: 'default',
    });
    const alsoIn = Array.from({ length: 5 }, (_, i) =>
      place('很长的标题'.repeat(60), `https://example.org/${'a'.repeat(200)}${i}`),
    );
    const [embed] = renderAnswer(
      answer('found', [quote(article({ id: 'a' }), '第一段。', { alsoIn })]),
      english,
    ).embeds;
    const line = embed?.description?.split('\n')[1] ?? '';
    expect(line.length).toBeLessThanOrEqual(500);
    expect(line.split(ELLIPSIS)).toHaveLength(4);
    expect(line.match(/\]\(/g)).toHaveLength(1);
  });

  it('repeats the question so that it can be read again, in every language', () => {
    fc.assert(
      fc.property(hostileText(30), fc.constantFrom(...LOCALES), (text, locale) => {
        const question = text.slice(0, 500);
        const { content } = renderAnswer(answer('related', [], { question }), messagesFor(locale));
        expect(questionIn(`someone shares:\n${content}`)).toBe(oneLine(question));
      }),
      { numRuns: 60 },
    );
    expect(questionIn('something else')).toBeNull();
  });

  it('breaks no rule of Discord, and quotes from the beginning of each quote', () => {
    fc.assert(
      fc.property(hostileAnswer(), fc.constantFrom(...LOCALES), (hostile, locale) => {
        const message = renderAnswer(hostile, messagesFor(locale));
        expect(violationsOf('edit', message)).toEqual([]);
        for (const [i, { description }] of message.embeds.entries()) {
          const lines = (description ?? '').split('\n');
          const isQuoted = (line: string) => line.startsWith('> ');
          const below = lines.slice(lines.findLastIndex(isQuoted) + 1);
          const shown = shownText(unquoted(lines.slice(0, lines.length - below.length).join('\n'))).text;
          const whole = (hostile.quotes[i]?.text ?? '').toWellFormed();
          const isWhole = shown === whole;
          const kept = whole.startsWith(shown) ? shown : shown.slice(0, -ELLIPSIS.length);
          expect(whole.startsWith(kept)).toBe(true);
          const hasPlaces = (hostile.quotes[i]?.alsoIn.length ?? 0) > 0;
          expect(below).toHaveLength((isWhole ? 0 : 1) + (hasPlaces ? 1 : 0));
          if (!isWhole) expect(below[0]).toMatch(/^-# .*\d/);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('renderArticlePage', () => {
  it('breaks no rule of Discord on any page', () => {
    fc.assert(
      fc.property(
        hostileText(),
        hostileText(30),
        fc.nat({ max: 8 }),
        fc.webUrl(),
        (text, title, page, url) => {
          const message = renderArticlePage(
            withNames(article({ id: 'a', title, text, url })),
            { page },
            { ids, messages: english },
          );
          expect(violationsOf('edit', message)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

it('articleRef is short, and different for different ids', () => {
  const ids = ['a', '#a', 'a'.repeat(80), 'a'.repeat(81), `${'a'.repeat(81)}b`, '很'.repeat(300)];
  const refs = ids.map(articleRef);
  expect(Math.max(...refs.map((ref) => ref.length))).toBeLessThanOrEqual(80);
  expect(new Set(refs).size).toBe(ids.length);
  expect(refs[0]).toBe('a');
});

it('shareOut gives no more than is wanted, uses the room, and is fair', () => {
  expect(shareOut(100, [10, 200, 60])).toEqual([10, 45, 45]);
  fc.assert(
    fc.property(fc.nat({ max: 6000 }), fc.array(fc.nat({ max: 5000 }), { maxLength: 5 }), (room, wishes) => {
      const shares = shareOut(room, wishes);
      const given = shares.reduce((sum, share) => sum + share, 0);
      expect(given).toBeLessThanOrEqual(room);
      expect(shares.every((share, i) => share <= (wishes[i] ?? 0))).toBe(true);
      const isShort = shares.some((share, i) => share < (wishes[i] ?? 0));
      expect(!isShort || room - given < Math.max(wishes.length, 1)).toBe(true);
    }),
  );
});

function hostileAnswer(): fc.Arbitrary<Answer> {
  const optional = (text: fc.Arbitrary<string>) => fc.option(text);
  const hostileQuote = fc
    .record({
      text: hostileText(200),
      title: hostileText(30),
      speaker: optional(hostileText(10)),
      section: optional(hostileText(30)),
      date: optional(fc.constant('2024-05-01')),
      url: optional(fc.oneof(fc.webUrl(), hostileText(10))),
      alsoIn: fc.array(
        fc.record({
          id: fc.constant('other'),
          title: hostileText(30),
          url: fc.option(
            fc.oneof(
              fc.webUrl(),
              hostileText(10).map((text) => `https://example.org/${text}`),
            ),
          ),
          date: fc.constant(null),
          collection: fc.constant('default'),
        }),
        { maxLength: 5 },
      ),
      highlights: fc.array(fc.record({ start: fc.nat(900), end: fc.nat(900) }), { maxLength: 5 }),
    })
    .map(({ text, ...values }) => {
      const whole = article({ id: 'hostile', text });
      return quote(whole, text, { ...values, link: values.url && `${values.url}#:~:text=x` });
    });
  return fc.record({
    question: hostileText(60),
    tier: fc.constantFrom('found', 'related', 'nothing'),
    generation: fc.constant('g1'),
    confidence: fc.constant(0.5),
    isCalibrated: fc.boolean(),
    chat: fc.constant(null),
    continues: fc.option(hostileText(60)),
    quotes: fc.array(hostileQuote, { maxLength: 6 }),
    hasFurther: fc.boolean(),
    keywordsOnly: fc.boolean(),
    tookMs: fc.constant(1),
  });
}

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerObject } from '../../src/api/objects/answer.js';
import { articleListObject, articleObject } from '../../src/api/objects/article.js';
import { findingObject } from '../../src/api/objects/finding.js';
import type { QuoteObject } from '../../src/api/objects/quote.js';
import { partOf } from '../../src/api/objects/text-part.js';
import { timelineObject } from '../../src/api/objects/timeline.js';
import { suiteAnswers } from './support/api.js';

const answers = suiteAnswers();

async function articleNamed(id: string) {
  const found = await answers().article(id);
  if (!found.article) throw new Error(`There is no ${id}`);
  return articleObject(found);
}

async function expectVerbatim(quote: QuoteObject): Promise<void> {
  const { text, hash, version } = await articleNamed(quote.articleId);
  expect(createHash('sha256').update(text, 'utf8').digest('hex')).toBe(quote.hash);
  expect([hash, version]).toEqual([quote.hash, quote.version]);
  expect(text.slice(quote.start, quote.end)).toBe(quote.text);
  expect(text.slice(quote.passage.start, quote.passage.end)).toBe(quote.passage.text);
}

describe('a quote', () => {
  it('can be cut again out of the text whose hash it has, wherever it comes from', async () => {
    const answer = answerObject(await answers().ask('训练花了多少钱？', { top: 10 }));
    const timeline = timelineObject(await answers().timeline('推理'));
    const wanted = '园丁👩‍🌾每天早上浇水';
    const finding = findingObject(wanted, await answers().findQuotation(wanted));
    const quotes = [...answer.quotes, ...timeline.entries.map(({ quote }) => quote), ...finding.quotes];
    expect(quotes.length).toBeGreaterThan(3);
    for (const quote of quotes) await expectVerbatim(quote);
  });

  it('of a quotation has the place itself as its highlight', async () => {
    const wanted = '大多用来租用显卡';
    const { kind, quotes } = findingObject(wanted, await answers().findQuotation(wanted));
    expect(kind).toBe('exact');
    const { text } = await articleNamed(quotes[0]?.articleId ?? '');
    expect(quotes[0]?.highlights.map(({ start, end }) => text.slice(start, end))).toEqual([`${wanted}。`]);
  });

  it.each([
    ['训练花了多少钱？', '训练成本 · 2025-02-11 · https://example.com/cost'],
    ['郁金香什么时候谢？', '花园里的郁金香 · 2023-04-05 · notes/garden.md'],
    ['推理为什么便宜了？', '访谈 · 林晓 · 2024-06-01 · talk.md'],
  ])('that answers %s is cited as %s', async (question, citation) => {
    expect(answerObject(await answers().ask(question)).quotes[0]?.citation).toBe(citation);
  });
});

describe('an article', () => {
  it('has its headings where they stand', async () => {
    const { text, headings } = await articleNamed('cost');
    expect(headings).toMatchObject([{ depth: 2, text: '推理的价格' }]);
    for (const { start, end, text: heading } of headings) expect(text.slice(start, end)).toBe(heading);
  });

  it('can be read in parts of any length, which together are the whole', async () => {
    const found = await answers().article('notes/garden');
    if (!found.article) throw new Error('It is gone');
    for (const length of [1, 3, 11, 1000]) {
      // A part that is shorter than a grapheme is empty: it is asked for again, and longer.
      let [text, start, wanted] = ['', 0, length];
      while (start < found.article.text.length) {
        const part = articleObject(found, { start, end: start + wanted });
        expect(part.text.isWellFormed()).toBe(true);
        text += part.text;
        wanted = part.end > start ? length : wanted + 1;
        start = part.end;
      }
      expect(text).toBe(found.article.text);
    }
  });

  it('is listed once, whatever the pages are', async () => {
    const ids: string[] = [];
    for (let next: number | null = 0; next !== null; ) {
      const page = { offset: next, limit: 3 };
      const list = articleListObject(await answers().list(page), page);
      ids.push(...list.articles.map(({ id }) => id));
      expect(list.total).toBe(4);
      next = list.next;
    }
    expect(ids).toEqual(['cost', 'talk', 'notes/garden', 'licences']);
    const beyond = { offset: 4, limit: 3 };
    expect(articleListObject(await answers().list(beyond), beyond)).toMatchObject({
      articles: [],
      next: null,
    });
  });
});

describe('a part of a text', () => {
  const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

  it('lies within what is wanted and between graphemes', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 80 });
    fc.assert(
      fc.property(text, fc.nat(200), fc.nat(200), (whole, start, end) => {
        const part = partOf(whole, { start, end });
        const places = [...graphemes.segment(whole)].map(({ index }) => index);
        expect([...places, whole.length]).toContain(part.start);
        expect([...places, whole.length]).toContain(part.end);
        expect(part.end).toBeLessThanOrEqual(Math.max(end, part.start));
        expect(part.end).toBeGreaterThanOrEqual(part.start);
      }),
    );
  });
});

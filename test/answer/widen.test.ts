import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WIDEST, widen } from '../../src/answer/widen.js';
import { sentencesOf } from '../../src/text/sentences.js';
import { articleOf } from '../support/article.js';

const [first, second, third, fourth, fifth] = ['一', '二', '三', '四', '五'].map(
  (number) => `第${number}句话${'很长'.repeat(20)}。`,
);
const TEXT = `${first}${second}${third}\n\n${fourth}${fifth}`;
const article = articleOf(TEXT);
const THIRD = { start: TEXT.indexOf('第三'), end: TEXT.indexOf('\n') };
const shown = (steps: number) => {
  const { start, end } = widen(article, THIRD, steps);
  return TEXT.slice(start, end);
};

describe('widen', () => {
  it('takes a sentence more on each side with each step, over paragraphs, and goes back', () => {
    expect([0, 1, 2, 1].map(shown)).toEqual([
      third,
      `${second}${third}\n\n${fourth}`,
      TEXT,
      `${second}${third}\n\n${fourth}`,
    ]);
  });

  it('takes in several short sentences at once', () => {
    const text = '短句子。'.repeat(40);
    const { start, end } = widen(articleOf(text), { start: 80, end: 84 }, 1);
    expect([start, end]).toEqual([40, 124]);
  });

  it('says when there is nothing more', () => {
    expect(widen(article, THIRD, 1).isWidest).toBe(false);
    expect(widen(article, THIRD, 2).isWidest).toBe(true);
    expect(shown(50)).toBe(TEXT);
  });

  it('says who speaks, and begins with the name where several do', () => {
    const text = '甲：问一句？问两句？\n\n乙：答一句。答两句。\n\n甲：再问一句？\n\n乙：再答一句。';
    const interview = articleOf(text);
    expect(interview.turns).toHaveLength(4);
    const quote = { start: text.indexOf('答一句'), end: text.indexOf('答一句') + 4 };
    const alone = widen(interview, quote, 0);
    const both = widen(interview, quote, 1);
    expect(alone.speaker).toBe('乙');
    expect(both.speaker).toBeNull();
    expect(text.slice(both.start, both.end)).toBe(text);
  });

  it('keeps the quote inside, grows with the steps, and ends within the limit', () => {
    const long = articleOf('这是一句不长不短的话。'.repeat(600));
    fc.assert(
      fc.property(fc.nat(599), fc.integer({ min: 1, max: 6 }), fc.nat(200), (sentence, count, steps) => {
        const quote = { start: sentence * 11, end: Math.min((sentence + count) * 11, long.text.length) };
        const some = widen(long, quote, steps);
        const more = widen(long, quote, steps + 1);
        expect(some.start).toBeLessThanOrEqual(quote.start);
        expect(some.end).toBeGreaterThanOrEqual(quote.end);
        expect(more.end - more.start).toBeLessThanOrEqual(WIDEST);
        expect(more.end - more.start > some.end - some.start).toBe(!some.isWidest);
      }),
      { numRuns: 60 },
    );
  });

  it('may look at whole lines alone: their sentences are the same in the whole text', () => {
    const piece = fc.constantFrom(
      '一句话。',
      '他说：“好！”',
      '然后……',
      'Really?',
      '" she',
      ' asked.',
      '3.5 Mr.',
      ' X',
      '\n',
      ')',
    );
    const lines = fc.array(
      fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(lines, lines, lines, (before, middle, after) => {
        const [head, body, tail] = [before, middle, after].map((some) => `${some.join('\n')}\n`);
        const text = `${head}${body}${tail}`;
        const start = head?.length ?? 0;
        const end = start + (body?.length ?? 0);
        const inWhole = sentencesOf(text).filter((sentence) => sentence.end > start && sentence.start < end);
        expect(sentencesOf(text, { start, end })).toEqual(inWhole);
      }),
      { numRuns: 500 },
    );
  });

  it('takes in nothing of a long text that is too far away, and all that is near', () => {
    const far = '远处的一句话。\n'.repeat(2000);
    const wall = `${'墙'.repeat(WIDEST)}\n`;
    const inside = `${first}\n${second}\n${third}\n`;
    const text = `${far}${wall}${inside}${wall}${far}`;
    const start = text.indexOf(second ?? '');
    const quote = { start, end: start + (second?.length ?? 0) };
    expect(widen({ text, turns: [] }, quote, 0).isWidest).toBe(false);
    const wide = widen({ text, turns: [] }, quote, 3);
    expect(wide).toMatchObject({ isWidest: true });
    expect(text.slice(wide.start, wide.end)).toBe(inside.trim());
  });

  it('takes any place in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), fc.nat(5), (text, a, b, steps) => {
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        const wide = widen({ text, turns: [] }, { start: start ?? 0, end: end ?? 0 }, steps);
        expect(wide.start).toBeGreaterThanOrEqual(0);
        expect(wide.end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

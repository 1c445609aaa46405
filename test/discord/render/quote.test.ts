import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ELLIPSIS } from '../../../src/discord/render/markup.js';
import { blockQuote, boldSpans } from '../../../src/discord/render/quote.js';
import { hostileText, isGraphemeBoundary } from '../../support/discord/hostile.js';
import { shownText, unquoted } from '../../support/discord/shown-text.js';

/** A short line that says how much was left out. */
const note = (count: number) => `-${count}`;

const span = (start: number, end: number) => ({ start, end });

describe('boldSpans', () => {
  it('counts in the quote, joins what touches and drops what lies outside', () => {
    const highlights = [span(14, 16), span(10, 12), span(12, 13), span(1, 5), span(18, 40), span(15, 15)];
    expect(boldSpans('一二三四五六七八九十', highlights, 10)).toEqual([span(0, 3), span(4, 6), span(8, 10)]);
  });

  it('takes in the whole of a grapheme', () => {
    expect(boldSpans('ae\u0301b', [span(1, 2)], 0)).toEqual([span(1, 3)]);
  });
});

describe('blockQuote', () => {
  it('quotes every line and keeps bold within a line', () => {
    const quote = { text: '一二\n三四', start: 5, highlights: [span(6, 9)] };
    expect(blockQuote(quote, 100, note)).toBe('> 一**二**\n> **三**四');
  });

  it('makes no bold of white space', () => {
    expect(blockQuote({ text: '一 二', start: 0, highlights: [span(1, 2)] }, 100, note)).toBe('> 一 二');
  });

  it('cuts after a sentence and says how much is left out', () => {
    const quote = { text: '第一句。第二句。第三句很长很长。', start: 0, highlights: [span(4, 6)] };
    expect(blockQuote(quote, 20, note)).toBe('> 第一句。**第二**句。\n-8');
    expect(blockQuote(quote, 14, note)).toBe('> 第一句。\n-12');
  });

  it('cuts inside a sentence only where the first one is too long by itself', () => {
    const quote = { text: '很长的一句话没有结束。第二句。', start: 0, highlights: [] };
    expect(blockQuote(quote, 12, note)).toBe(`> 很长的一句${ELLIPSIS}\n-10`);
  });

  it('shows the text, or a beginning of it with how much is missing, and nothing else', () => {
    fc.assert(
      fc.property(
        hostileText(80),
        highlightsArbitrary(),
        fc.integer({ min: 20, max: 600 }),
        (text, highlights, max) => {
          const markup = blockQuote({ text, start: 100, highlights }, max, note);
          expect(markup.length).toBeLessThanOrEqual(max);
          const whole = text.toWellFormed();
          const lines = markup.split('\n');
          if (lines.at(-1)?.startsWith('> ')) {
            expect(shownText(unquoted(markup)).text).toBe(whole);
            return;
          }
          const missing = -Number(lines.pop());
          const shown = shownText(unquoted(lines.join('\n'))).text;
          const isCutInside = [...whole].length - [...shown].length !== missing;
          const kept = isCutInside ? shown.slice(0, -ELLIPSIS.length) : shown;
          expect(isCutInside ? shown.endsWith(ELLIPSIS) : true).toBe(true);
          expect(whole.startsWith(kept)).toBe(true);
          expect([...text.slice(kept.length)].length).toBe(missing);
          expect(isGraphemeBoundary(text, kept.length)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('sets in bold what is highlighted and nothing else', () => {
    fc.assert(
      fc.property(hostileText(40), highlightsArbitrary(), (text, highlights) => {
        const { bold } = shownText(
          unquoted(blockQuote({ text, start: 100, highlights }, Number.MAX_SAFE_INTEGER, note)),
        );
        const spans = boldSpans(text, highlights, 100);
        const isHighlighted = (at: number) => spans.some(({ start, end }) => start <= at && at < end);
        const wrong = bold.flatMap((isBold, at) =>
          isBold === isHighlighted(at) || /\s/.test(text.charAt(at)) ? [] : [at],
        );
        expect(wrong).toEqual([]);
      }),
    );
  });
});

function highlightsArbitrary() {
  const offset = fc.integer({ min: 80, max: 500 });
  return fc.array(fc.record({ start: offset, end: offset }), { maxLength: 6 });
}

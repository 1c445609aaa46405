import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAGE_LENGTH, pagesOf } from '../../../src/discord/commands/source/pages.js';
import { escapeMarkdown } from '../../../src/discord/render/markup.js';
import { graphemeAt, hostileText, isGraphemeBoundary } from '../../support/discord/hostile.js';

function pageTexts(text: string, max?: number): string[] {
  return pagesOf(text, max).map(({ start, end }) => text.slice(start, end));
}

describe('pagesOf', () => {
  it('has one empty page for an empty text', () => {
    expect(pagesOf('')).toEqual([{ start: 0, end: 0 }]);
  });

  it('ends a page after a paragraph, else a line, else a sentence, else a grapheme', () => {
    expect(pageTexts('一二三。\n\n四五六七。八', 10)).toEqual(['一二三。\n\n', '四五六七。八']);
    expect(pageTexts('一二三。四\n五六七。八', 10)).toEqual(['一二三。四\n', '五六七。八']);
    expect(pageTexts('一二三四五。六七八九十', 10)).toEqual(['一二三四五。', '六七八九十']);
    expect(pageTexts('一二三四五六七八九👍🏽十', 10)).toEqual(['一二三四五六七八九', '👍🏽十']);
  });

  it('cuts a grapheme only where it is longer than a page, and then between characters', () => {
    const monster = `a${'\u{1d165}'.repeat(10)}`;
    const pages = pageTexts(`一${monster}二`, 8);
    expect(pages.join('')).toBe(`一${monster}二`);
    for (const page of pages) expect(page).not.toMatch(/\p{Surrogate}/u);
  });

  it('ends no page with a heading that has nothing below it', () => {
    const text = '一二三四\n\n五\n\n六\n\n七八九';
    const at = (word: string) => ({ start: text.indexOf(word), end: text.indexOf(word) + 1 });
    const pages = (headings: { start: number; end: number }[]) =>
      pagesOf(text, 12, headings).map(({ start, end }) => text.slice(start, end));
    expect(pages([])).toEqual(['一二三四\n\n五\n\n六\n\n', '七八九']);
    expect(pages([at('五'), at('六')])).toEqual(['一二三四\n\n', '五\n\n六\n\n七八九']);
    expect(pages([at('五')])[0]).toContain('五');
  });

  it('gives the whole text, in pages that fit, cut between graphemes', () => {
    fc.assert(
      fc.property(hostileText(), fc.constantFrom(PAGE_LENGTH, 300, 40), (text, max) => {
        const pages = pagesOf(text, max);
        expect(pages.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        for (const { start, end } of pages) {
          expect(escapeMarkdown(text.slice(start, end)).length).toBeLessThanOrEqual(max);
          if (!isGraphemeBoundary(text, end)) expect(lengthOfGrapheme(text, end)).toBeGreaterThan(max);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** The length, as it is shown, of the grapheme that an offset lies in. */
function lengthOfGrapheme(text: string, at: number): number {
  return escapeMarkdown(graphemeAt(text, at)?.segment ?? '').length;
}

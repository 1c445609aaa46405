import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ELLIPSIS, escapeMarkdown, longestPrefix, shorten } from '../../../src/discord/render/markup.js';
import { oneLine } from '../../../src/text/one-line.js';
import { graphemeAt, hostileText, isGraphemeBoundary } from '../../support/discord/hostile.js';
import { shownText } from '../../support/discord/shown-text.js';

describe('escapeMarkdown', () => {
  it.each([
    ['*a* _b_ ~~c~~ `d` ||e||', '\\*a\\* \\_b\\_ \\~\\~c\\~\\~ \\`d\\` \\|\\|e\\|\\|'],
    ['[a](https://b.org)', '\\[a\\](https\\://b.org)'],
    ['# a\n-# b\n> c', '\\# a\n\\-\\# b\n\\> c'],
    ['- a\n  + b\n1. c\nd - e 1. f', '\\- a\n  \\+ b\n1\\. c\nd - e 1. f'],
    ['C:\\dir', 'C:\\\\dir'],
    ['10:30 C# #3 a@b.org 第2版：a::b', '10:30 C# #3 a@b.org 第2版：a\\::b'],
    ['#3\n  ## a\n -# b', '\\#3\n  \\## a\n \\-\\# b'],
    ['557.6万\n-5度\n+1', '557.6万\n-5度\n+1'],
    ['1. a\n2.\n- b\n-', '1\\. a\n2\\.\n\\- b\n\\-'],
    ['discord.gg/a discord.com/invite/b a/b', 'discord.gg\\/a discord.com\\/invite/b a/b'],
    ['<@1> @here :x:', '\\<\\@1\\> \\@here \\:x:'],
  ])('makes %j show as it is', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
    expect(shownText(escaped).text).toBe(text);
  });

  it('leaves what makes a list at the start of a line alone in the middle of one', () => {
    expect(escapeMarkdown('- a\n- b', false)).toBe('- a\n\\- b');
    expect(escapeMarkdown('# a\n# b', false)).toBe('# a\n\\# b');
  });

  it('shows any text as it is', () => {
    fc.assert(
      fc.property(hostileText(60), (text) => {
        expect(shownText(escapeMarkdown(text)).text).toBe(text.toWellFormed());
      }),
      { numRuns: 40 },
    );
  });

  it('only grows with the text', () => {
    fc.assert(
      fc.property(hostileText(40), fc.nat(), (text, n) => {
        const end = text.length === 0 ? 0 : n % (text.length + 1);
        const prefix = escapeMarkdown(text.slice(0, end));
        expect(prefix.length).toBeGreaterThanOrEqual(end);
        expect(prefix.length).toBeLessThanOrEqual(escapeMarkdown(text).length);
      }),
    );
  });
});

describe('shorten', () => {
  it('leaves alone what fits', () => {
    expect(shorten('一二三', 3)).toBe('一二三');
  });

  it('cuts after a sentence where one ends in the second half', () => {
    expect(shorten('第一句。第二句很长很长。', 8)).toBe(`第一句。${ELLIPSIS}`);
  });

  it('cuts after a grapheme where no sentence ends', () => {
    expect(shorten('👨‍👩‍👧‍👦'.repeat(3), 24)).toBe(`${'👨‍👩‍👧‍👦'.repeat(2)}${ELLIPSIS}`);
  });

  it('counts what the text becomes', () => {
    expect(shorten('****', 5, escapeMarkdown)).toBe(`\\*\\*${ELLIPSIS}`);
  });

  it('never exceeds the limit, and shows whole graphemes from the beginning', () => {
    fc.assert(
      fc.property(hostileText(60), fc.integer({ min: 1, max: 300 }), (source, max) => {
        const text = source.toWellFormed();
        const short = shorten(text, max);
        expect(short.length).toBeLessThanOrEqual(max);
        if (short === text) return;
        expect(short.endsWith(ELLIPSIS)).toBe(true);
        const kept = short.slice(0, -ELLIPSIS.length);
        expect(text.startsWith(kept)).toBe(true);
        expect(isGraphemeBoundary(text, kept.length)).toBe(true);
      }),
    );
  });
});

describe('longestPrefix', () => {
  it('leaves no room for another grapheme', () => {
    fc.assert(
      fc.property(hostileText(40), fc.integer({ min: 0, max: 200 }), (text, max) => {
        const end = longestPrefix(text, max, escapeMarkdown);
        expect(escapeMarkdown(text.slice(0, end)).length).toBeLessThanOrEqual(max);
        expect(isGraphemeBoundary(text, end)).toBe(true);
        const next = end + (graphemeAt(text, end)?.segment.length ?? 0);
        expect(next === end || escapeMarkdown(text.slice(0, next)).length > max).toBe(true);
      }),
    );
  });
});

it('oneLine joins lines and trims', () => {
  expect(oneLine(' 一\n\n　二\t三 ')).toBe('一 二 三');
});

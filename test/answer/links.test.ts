import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textFragmentLink } from '../../src/answer/links.js';

function directive(link: string): string[] {
  const [, fragment = ''] = link.split(':~:text=');
  return fragment.split(',').map((part) => decodeURIComponent(part));
}

describe('textFragmentLink', () => {
  it('names a short quote whole', () => {
    expect(textFragmentLink('https://example.com/a', '成本在降。', { start: 0, end: 5 })).toBe(
      `https://example.com/a#:~:text=${encodeURIComponent('成本在降。')}`,
    );
  });

  it('names the start and the end of a long one', () => {
    const text = `${'模型越来越便宜，'.repeat(10)}这是共识。`;
    const [start = '', end = ''] = directive(
      textFragmentLink('https://example.com/a', text, { start: 0, end: text.length }),
    );
    expect(text.startsWith(start)).toBe(true);
    expect(text.endsWith(end)).toBe(true);
    expect(end.length).toBeGreaterThan(4);
  });

  it('adds the words before where the start stands earlier in the article too', () => {
    const text = '他先说成本在降。她也说成本在降。';
    const at = text.lastIndexOf('成本');
    expect(
      directive(textFragmentLink('https://example.com/a', text, { start: at, end: text.length })),
    ).toEqual(['他先说成本在降。她也说-', '成本在降。']);
  });

  it('encodes what has a meaning in a directive', () => {
    const link = textFragmentLink('https://example.com/a', 'R1-Zero, a & b', { start: 0, end: 14 });
    expect(link).toBe('https://example.com/a#:~:text=R1%2DZero%2C%20a%20%26%20b');
  });

  it('keeps a fragment that the address has', () => {
    expect(textFragmentLink('https://example.com/a#top', '成本', { start: 0, end: 2 })).toMatch(
      /#top:~:text=/,
    );
  });

  it('is always an address, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), (text) => {
        const link = textFragmentLink('https://example.com/a', text, { start: 0, end: text.length });
        expect(URL.canParse(link)).toBe(true);
        expect(link).not.toMatch(/\s/);
      }),
    );
  });
});

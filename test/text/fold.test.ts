import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/text/fold.js';

describe('fold', () => {
  it.each([
    ['ＧＰＴ－４', 'gpt-4'],
    ['李開復', '李开复'],
    ['數據與模型', '数据与模型'],
    ['（Scaling Law）', '(scaling law)'],
    ['①', '1'],
  ])('makes %s and %s the same', (text, expected) => {
    expect(fold(text)).toBe(expected);
  });

  it('leaves alone what would change its length', () => {
    expect(fold('ﬁ ㍿ İ')).toBe('ﬁ ㍿ İ');
  });

  it('keeps every offset, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(text)).toHaveLength(text.length);
      }),
    );
  });

  it('folds each character by itself, so a part folds to the part of the whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(fold(a + b)).toBe(fold(a) + fold(b));
      }),
    );
  });

  it('changes nothing the second time, for every character, radicals and circled ones too', () => {
    expect(fold('⾙㊎')).toBe('贝金');
    for (let unit = 0; unit < 0x10000; unit++) {
      const once = fold(String.fromCharCode(unit));
      if (fold(once) !== once)
        expect.fail(`U+${unit.toString(16)} folds to ${once}, and that to ${fold(once)}`);
    }
  });
});

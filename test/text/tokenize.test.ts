import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/text/fold.js';
import { tokenize } from '../../src/text/tokenize.js';

function terms(text: string): string[] {
  return tokenize(text).map(({ term }) => term);
}

describe('tokenize', () => {
  it('gives words and every pair of neighbours of Han characters', () => {
    expect(terms('人工智能模型')).toEqual(
      expect.arrayContaining(['人工智能', '人工', '工智', '智能', '能模', '模型']),
    );
  });

  it('gives every pair of neighbours of kana and Hangul, each run apart', () => {
    expect(terms('橋のガイド')).toEqual(expect.arrayContaining(['桥', 'の', 'ガイド', 'ガイ', 'イド', 'ド']));
    expect(terms('안내서는')).toEqual(['안내서는', '안내', '내서', '서는', '는']);
    expect(terms('다리')).toEqual(['다리', '리']);
  });

  it('gives the same terms for Simplified and Traditional', () => {
    expect(terms('開源數據')).toEqual(terms('开源数据'));
  });

  it.each([
    ['DeepSeek-R1', ['deepseek-r1', 'deepseek', 'r1']],
    ['C++', ['c++', 'c']],
    ['3.5%', ['3.5%', '3.5']],
    ['1,000', ['1000']],
    ['don’t', ["don't", 'don', 't']],
    ['AI模型', ['ai', '模型', '型']],
  ])('cuts %s', (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  it('finds nothing in marks alone', () => {
    expect(terms('？！……—— *** 🙂')).toEqual([]);
  });

  it('tells where each term stands', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('開', '源', '模', '型', 'A', 'b', '1', '.', ',', ' ', '-', '。', '𠮷'),
        }),
        (text) => {
          const folded = fold(text);
          const tokens = tokenize(text);
          for (const { term, start, end } of tokens)
            expect(folded.slice(start, end).replaceAll(',', '')).toBe(term);
          const places = tokens.map(({ start, end }) => `${start}-${end}`);
          expect(new Set(places).size).toBe(places.length);
        },
      ),
    );
  });

  it('covers every character of a Han text, so that one or two characters can be found', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('钱', '成', '本', '训', '练', '费'), minLength: 1 }),
        (text) => {
          const starts = new Set(
            tokenize(text)
              .filter(({ start, end }) => end - start <= 2)
              .map(({ start }) => start),
          );
          expect(starts.size).toBe(text.length);
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunk, DEFAULT_CHUNK_OPTIONS } from '../../src/passages/chunk.js';
import { contextualText } from '../../src/passages/context.js';
import { articleOf } from '../support/article.js';

const byCharacters = (text: string): number => text.length;
const options = { maxCharacters: 40, maxTokens: 200 };

function texts(text: string): string[] {
  return chunkAt(options.maxCharacters, text);
}

/** The texts of passages that are at most so long. */
function chunkAt(maxCharacters: number, text: string): string[] {
  const article = articleOf(text);
  return chunk(article, { ...options, maxCharacters }, byCharacters).map(({ start, end }) =>
    article.text.slice(start, end),
  );
}

describe('chunk', () => {
  it('packs whole sentences', () => {
    expect(
      texts('训练很贵，所以大家都在想办法省钱。推理也不便宜，但是一直在降。芯片决定了一切，至少现在是这样。'),
    ).toEqual([
      '训练很贵，所以大家都在想办法省钱。推理也不便宜，但是一直在降。',
      '芯片决定了一切，至少现在是这样。',
    ]);
  });

  it('keeps a heading with the text below it, and starts a passage there', () => {
    expect(texts('开头的话。\n\n# 成本\n\n成本一直在降。')).toEqual(['开头的话。', '成本\n\n成本一直在降。']);
  });

  it('names the headings a passage stands under', () => {
    const article = articleOf('# 成本\n\n成本一直在降。');
    expect(chunk(article, options, byCharacters).map(({ headings }) => headings)).toEqual([['成本']]);
  });

  it('counts the context in: title, headings and text stay under the limit together', () => {
    const article = articleOf('一句话就够了，不必再多说什么。'.repeat(20), {
      title: '一个很长的标题'.repeat(4),
    });
    const tight = { maxCharacters: 400, maxTokens: 100 };
    for (const passage of chunk(article, tight, byCharacters)) {
      const text = contextualText(article, passage);
      expect(text.length).toBeLessThanOrEqual(100);
    }
  });

  it('cuts a sentence without an end into pieces that fit', () => {
    const pieces = texts('没有标点的长句子'.repeat(30));
    expect(pieces.length).toBeGreaterThan(5);
    for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(40);
  });

  it('cuts a long sentence after its commas, and never before one', () => {
    const clauses = [
      '一开始没有人相信，',
      '后来大家都信了，',
      '再后来又没有人信；',
      '到了最后：',
      '谁也不再提起。',
    ];
    expect(chunkAt(22, clauses.join(''))).toEqual([
      '一开始没有人相信，后来大家都信了，',
      '再后来又没有人信；到了最后：谁也不再提起。',
    ]);
  });

  it('loses no word, repeats none, and splits no grapheme', () => {
    const unit = fc.constantFrom('模', '型', '，', '。', '\n\n', '# ', 'word ', '👩‍👩‍👧', '𠮷', 'é');
    const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 200 }), (text) => {
        const article = articleOf(text);
        const starts = new Set(
          [...graphemes.segment(article.text)].map(({ index }) => index).concat(article.text.length),
        );
        let at = 0;
        for (const { start, end } of chunk(article, options, byCharacters)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(article.text.slice(at, start).trim()).toBe('');
          expect(starts.has(start) && starts.has(end)).toBe(true);
          at = end;
        }
        expect(article.text.slice(at).trim()).toBe('');
      }),
    );
  });

  it('gives the same passages every time', () => {
    const article = articleOf('同样的文章。'.repeat(200));
    expect(chunk(article, DEFAULT_CHUNK_OPTIONS, byCharacters)).toEqual(
      chunk(article, DEFAULT_CHUNK_OPTIONS, byCharacters),
    );
  });
});

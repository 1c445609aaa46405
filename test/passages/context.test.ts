import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunk } from '../../src/passages/chunk.js';
import { embeddingInput } from '../../src/passages/context.js';
import { spokenSentences } from '../../src/passages/spoken-sentences.js';
import { articleOf } from '../support/article.js';

const options = { maxCharacters: 60, maxTokens: 400 };

describe('embeddingInput', () => {
  /** For each passage what its spans cut out of what is embedded, beside its sentences. */
  function cutOut(text: string, title: string): [readonly string[], readonly string[]][] {
    const article = articleOf(text, { title });
    return chunk(article, options, ({ length }) => length).map((passage) => {
      const { text: embedded, spans } = embeddingInput(article, passage);
      const sentences = spokenSentences(article, passage);
      return [
        spans.map(({ start, end }) => embedded.slice(start, end)),
        sentences.map(({ start, end }) => article.text.slice(start, end)),
      ];
    });
  }

  it('says where the sentences stand behind the context', () => {
    const [passage] = cutOut('# 成本\n\n训练很贵。推理也不便宜。', '一篇文章');
    expect(passage?.[0]).toEqual(['成本', '训练很贵。', '推理也不便宜。']);
  });

  it('cuts out the sentences of every passage, whatever its title and text', () => {
    const unit = fc.constantFrom('模', '型', '，', '。', '\n\n', '# ', 'word ', '𠮷', '**甲：** ', '？');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 200 }), fc.string({ maxLength: 200 }), (text, title) => {
        for (const [found, sentences] of cutOut(text, title)) expect(found).toEqual(sentences);
      }),
    );
  });
});

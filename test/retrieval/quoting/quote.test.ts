import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrationFor } from '../../../src/retrieval/calibration/load.js';
import { MAX_QUOTE, selectQuote } from '../../../src/retrieval/quoting/quote.js';
import { scoreSentences } from '../../../src/retrieval/ranking/sentence-scores.js';
import { sentencesOf } from '../../../src/text/sentences.js';
import { onePassage, sought } from '../support/sought.js';

const weights = new Map([
  ['训练', 2],
  ['成本', 2],
  ['万美元', 4],
]);

const { sentences: SENTENCES, quotes: COSTS } = calibrationFor(null).calibration;

/** Quotes from a text that is one passage, by words alone. */
function select(text: string, question = '', passage = onePassage(text)) {
  const scored = scoreSentences(passage, null, sought(weights, question), SENTENCES);
  return selectQuote(passage.article, scored, COSTS);
}

function quoteOf(text: string, question = ''): string | null {
  const quote = select(text, question);
  return quote && text.slice(quote.start, quote.end);
}

const filler =
  '这一段话谈的是完全不同的事情，和问题没有一点关系，只是为了占据篇幅而写下的文字，读者可以放心地把它略过不看，因为后面还有别的内容要说明，而且说得更长一些。';

describe('selectQuote', () => {
  it('takes the sentence that holds most of the question', () => {
    const answer = '训练成本是六百万美元。';
    expect(quoteOf(`${filler}${filler}${answer}${filler}${filler}`)).toContain(answer);
  });

  it('prefers one sentence with all the words to two that share them', () => {
    const both =
      '训练的成本要六百万美元，这个数字让整个行业都感到惊讶，也让很多人开始怀疑过去的做法是不是必要，因为大家一直以为要花得多得多才行。';
    const text = `训练很久。${filler}${filler}成本不高。${filler}${filler}${both}`;
    expect(quoteOf(text)).toContain(both);
  });

  it('takes the sentence with a number where a number is asked for', () => {
    const [words, number] = ['训练要花很多成本。', '训练要花 600 成本。'];
    expect(quoteOf(`${words}${filler}${filler}${filler}${number}`, '成本是多少')).toContain(number);
  });

  it('marks the core that carries the answer', () => {
    const answer = '训练的成本是六百万美元。';
    const text = `${filler}${answer}${filler}`;
    const [highlight] = select(text)?.highlights ?? [];
    expect(highlight && text.slice(highlight.start, highlight.end)).toBe(answer);
  });

  it('never takes a heading for the answer, however much it repeats the question', () => {
    const heading = '训练成本几万美元';
    const text = `${heading}\n\n训练成本是六百。${filler}`;
    const passage = onePassage(text, [{ kind: 'heading', start: 0, end: heading.length, depth: 2 }]);
    const quote = select(text, '', passage);
    expect(quote && text.slice(quote.start, quote.end)).toContain('训练成本是六百。');
    expect(quote?.highlights.every(({ start }) => start > heading.length)).toBe(true);
  });

  it('gives nothing for a passage without words', () => {
    expect(quoteOf('   ')).toBeNull();
  });

  it('is whole sentences of the passage, short enough, with the highlights inside', () => {
    const unit = fc.constantFrom('训练', '成本', '万美元', '模型', '，', '。', '？', '\n', '🙂');
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1, maxLength: 300 }), (text) => {
        const quote = select(text);
        const sentences = sentencesOf(text);
        if (!quote) {
          expect(sentences).toEqual([]);
          return;
        }
        expect(sentences.map(({ start }) => start)).toContain(quote.start);
        expect(sentences.map(({ end }) => end)).toContain(quote.end);
        const isOneSentence = sentences.some(({ start, end }) => start === quote.start && end === quote.end);
        expect(isOneSentence || quote.end - quote.start <= MAX_QUOTE).toBe(true);
        for (const { start, end } of quote.highlights) {
          expect(start).toBeGreaterThanOrEqual(quote.start);
          expect(end).toBeLessThanOrEqual(quote.end);
          expect(end).toBeGreaterThan(start);
        }
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_QUESTION, readQuestion } from '../../../src/retrieval/question/question.js';
import { spellingsOf } from '../../../src/retrieval/question/spellings.js';

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom(
      '什么',
      '的',
      '训练',
      'R1',
      'gpt-4o',
      ' ',
      '「',
      '」',
      '"',
      '是',
      '3,5%',
      '𠮷',
      '\uD840',
    ),
    maxLength: 60,
  }),
);

describe('readQuestion', () => {
  it('reads any text, and gives words whose parts and forms are terms of it', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { folded, tokens, terms, wording, words } = readQuestion(text);
        const spellings = spellingsOf(folded, tokens);
        const known = new Set(tokens.flatMap(({ term }) => spellings.get(term) ?? [term]));
        for (const term of [...terms, ...wording]) expect(known).toContain(term);
        expect(new Set(terms).size).toBe(terms.length);
        expect(new Set(wording).size).toBe(wording.length);
        expect([terms.length > 0, wording.length > 0, words.length > 0]).toEqual(
          Array(3).fill(known.size > 0),
        );
        const weighed = new Set([...terms, ...wording]);
        for (const { term, parts, forms } of words) {
          expect(forms).toEqual(spellings.get(term) ?? [term]);
          expect(weighed).toContain(term);
          for (const part of parts) expect(known).toContain(part);
        }
      }),
    );
  });

  it('reads what it has read as it did before', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const question = readQuestion(text);
        expect(readQuestion(question.text)).toEqual(question);
      }),
    );
  });

  it.each([
    ['Han characters', '训练成本是多少'],
    ['words', 'gpt-4o cost? '],
    ['quotation marks', '「'],
    ['characters outside the BMP', 'a𠮷𠮷𠮷'],
  ])('reads no more than the start of 100,000 %s', (_, unit) => {
    const text = unit.repeat(100_000 / unit.length);
    const question = readQuestion(text);
    expect(question).toEqual(readQuestion(question.text));
    expect(text.startsWith(question.text)).toBe(true);
    expect(LONGEST_QUESTION - question.text.length).toBeLessThanOrEqual(1);
    expect(question.text.isWellFormed()).toBe(true);
    expect(question.tokens.length).toBeLessThanOrEqual(2 * LONGEST_QUESTION);
    expect(question.folded.length).toBe(question.text.length);
    expect(question.meaning).toBe(question.text);
  });
});

describe('the terms of a question', () => {
  it('leave out the words that only shape it, and the pairs that reach into them', () => {
    const { terms } = readQuestion('训练的成本是多少');
    expect(terms).toEqual(expect.arrayContaining(['训练', '成本']));
    for (const pair of ['的', '练的', '的成', '本是', '多少']) expect(terms).not.toContain(pair);
  });

  it('are all of them where there are only such', () => {
    expect(readQuestion('是什么').terms).toContain('什么');
  });

  it('keep the joints in its wording', () => {
    const { wording } = readQuestion('训练的成本是多少');
    expect(wording).toEqual(expect.arrayContaining(['练的', '的成', '本是']));
    for (const word of ['的', '是', '多少']) expect(wording).not.toContain(word);
  });
});

describe('the words of a question', () => {
  it('are those that say something, each with its overlapping pairs, counted once', () => {
    const { words } = readQuestion('人工智能的成本是多少');
    expect(words.map(({ term }) => term)).toEqual(['人工智能', '成本']);
    expect(words[0]?.parts).toEqual(['人工', '工智', '智能']);
  });

  it('are there as often as they are put, each with its own parts', () => {
    const { words } = readQuestion('gpt-4o or gpt-4o');
    expect(words).toEqual(Array(2).fill({ term: 'gpt-4o', parts: ['gpt', '4o'], forms: ['gpt-4o'] }));
  });

  it('are all of them where none says anything', () => {
    expect(readQuestion('是什么').words.length).toBeGreaterThan(0);
  });
});

describe('what a question is out for', () => {
  it.each(['R1', '训', '蒸馏', '英伟达', 'H800', 'DeepSeek', '「推理」'])('looks a word up: %s', (text) => {
    expect(readQuestion(text).intents.lookup).toBe(true);
  });

  it.each(['训练成本多少', '为什么', '什么是R1', 'open source', 'how?', '开源模型有哪些'])(
    'looks no word up: %s',
    (text) => {
      expect(readQuestion(text).intents.lookup).toBe(false);
    },
  );

  it.each([
    ['記者問了哪些問題', true],
    ['What questions did they ask?', true],
    ['请问了解更多在哪里', false],
    ['训练成本是多少', false],
  ])('is it the interviewer’s questions: %s', (text, interviewersQuestions) => {
    expect(readQuestion(text).intents).toMatchObject({ interviewersQuestions });
  });

  it.each(['a', 'the', '是什么', '怎么办？', 'what is it'])('tells that “%s” says nothing', (text) => {
    expect(readQuestion(text).intents.saysNothing).toBe(true);
  });

  it.each(['训', 'C', 'what is it made of', '是什么颜色', '第8条'])(
    'tells that “%s” says something',
    (text) => {
      expect(readQuestion(text).intents.saysNothing).toBe(false);
    },
  );
});

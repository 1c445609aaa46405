import { describe, expect, it } from 'vitest';
import { asksForWord, questionWords, readQuestion } from '../../../src/retrieval/question/query.js';

describe('questionWords', () => {
  it('are those that say something, each with its overlapping pairs, counted once', () => {
    const words = questionWords(readQuestion('人工智能的成本是多少'), new Map());
    expect(words.map(({ term }) => term)).toEqual(['人工智能', '成本']);
    expect(words[0]?.parts).toEqual(['人工', '工智', '智能']);
  });

  it('have the forms that they are searched by', () => {
    const forms = new Map([['transistor', ['晶体管']]]);
    expect(questionWords(readQuestion('How many transistors'), forms)).toEqual([
      { term: 'transistor', parts: [], forms: ['晶体管'] },
    ]);
  });

  it('are all of them where none says anything', () => {
    expect(questionWords(readQuestion('是什么'), new Map()).length).toBeGreaterThan(0);
  });
});

describe('asksForWord', () => {
  it.each(['R1', '训', '蒸馏', '英伟达', 'H800', 'DeepSeek', '「推理」'])(
    '%s is a word to look up',
    (text) => {
      expect(asksForWord(readQuestion(text))).toBe(true);
    },
  );

  it.each(['训练成本多少', '为什么', '什么是R1', 'open source', 'how?', '开源模型有哪些'])(
    '%s is not',
    (text) => {
      expect(asksForWord(readQuestion(text))).toBe(false);
    },
  );
});

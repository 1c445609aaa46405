import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../src/retrieval/question/question.js';

describe('spellingsOf', () => {
  it.each([
    ['v2.8 修了什么', '2.8'],
    ['2.8.1 修了什么', 'v2.8.1'],
    ['V10.0.3', '10.0.3'],
    ['2023-11 的预算', '十一月'],
    ['2023/02 的預算', '二月'],
    ['2024.10 budget', '十月'],
    ['7月的预算', '七月'],
    ['12 月預算', '十二月'],
    ['第七期说了什么', '7'],
    ['第十二届的冠军', '12'],
    ['第7期說了什麼', '第七'],
    ['第21次会议', '第二十一'],
    ['第10章', '第十'],
  ])('searches for “%s” as %s, too', (question, form) => {
    const { terms, words } = readQuestion(question);
    expect(terms).toContain(form);
    expect(words.flatMap(({ forms }) => forms)).toContain(form);
  });

  it.each(['gpt-4o 的延迟', 'v3 的速度', '2023年的预算', '1.5 倍速', '3,5%', '第一百零三回', '7期'])(
    'finds “%s” as it stands',
    (question) => {
      const { words } = readQuestion(question);
      expect(
        words.every(({ term, forms }) => forms.every((form) => form === term || !/月|^\d+$/.test(form))),
      ).toBe(true);
    },
  );
});

import { describe, expect, it } from 'vitest';
import { chunk, DEFAULT_CHUNK_OPTIONS } from '../../src/passages/chunk.js';
import { spokenSentences } from '../../src/passages/spoken-sentences.js';
import { articleOf } from '../support/article.js';

const byCharacters = (text: string): number => text.length;

/** An interview with a word before it. */
const INTERVIEW = articleOf(
  [
    '这次谈话在河边的修船棚里进行。',
    '记者：第一条船修了多久？',
    '周舟：整整一个冬天。',
    '周舟：春天来时它才下水。',
    '记者：现在还修船吗？',
    '周舟：修，只是慢了。',
  ].join('\n\n'),
);

interface Shown {
  readonly text: string;
  readonly speaker: string | null;
  readonly question: string | null;
}

function cut(maxCharacters: number = DEFAULT_CHUNK_OPTIONS.maxCharacters): Shown[] {
  return chunk(INTERVIEW, { ...DEFAULT_CHUNK_OPTIONS, maxCharacters }, byCharacters).map((passage) => ({
    text: INTERVIEW.text.slice(passage.start, passage.end).replaceAll('\n\n', ' '),
    speaker: passage.speaker,
    question: passage.question && INTERVIEW.text.slice(passage.question.start, passage.question.end),
  }));
}

describe('an interview', () => {
  it('has a passage for each question with its answers, and is led by who answers', () => {
    const passages = cut();
    expect(passages.map(({ text }) => text)).toEqual([
      '这次谈话在河边的修船棚里进行。',
      '第一条船修了多久？ 周舟：整整一个冬天。 周舟：春天来时它才下水。',
      '现在还修船吗？ 周舟：修，只是慢了。',
    ]);
    expect(passages.map(({ speaker }) => speaker)).toEqual([null, '周舟', '周舟']);
    expect(passages.map(({ question }) => question)).toEqual([null, null, null]);
  });

  it('lets what does not fit behind its question remember it', () => {
    expect(cut(22).filter(({ question }) => question !== null)).toEqual([
      { text: '春天来时它才下水。', speaker: '周舟', question: '第一条船修了多久？' },
    ]);
  });

  it('has the labels of its speakers in no sentence', () => {
    const sentences = spokenSentences(INTERVIEW, { start: 0, end: INTERVIEW.text.length });
    expect(
      sentences.map(({ start, end, turn }) => [INTERVIEW.text.slice(start, end), turn?.speaker ?? null]),
    ).toEqual([
      ['这次谈话在河边的修船棚里进行。', null],
      ['第一条船修了多久？', '记者'],
      ['整整一个冬天。', '周舟'],
      ['春天来时它才下水。', '周舟'],
      ['现在还修船吗？', '记者'],
      ['修，只是慢了。', '周舟'],
    ]);
  });

  it('gives the sentences of a stretch alone, cut to it', () => {
    const from = INTERVIEW.text.indexOf('一个冬天');
    const to = INTERVIEW.text.indexOf('来时它才');
    const texts = spokenSentences(INTERVIEW, { start: from, end: to }).map(({ start, end }) =>
      INTERVIEW.text.slice(start, end),
    );
    expect(texts).toEqual(['一个冬天。', '春天']);
  });
});

describe('a conversation in which nobody asks', () => {
  const talk = articleOf(
    [
      '林晚：昨天我去看了船。',
      '周舟：我也去了。',
      '周舟：船底裂了三道缝。',
      '林晚：修起来要一个月。',
      '周舟：那就等到春天。',
    ].join('\n\n'),
  );

  it('has passages of one speaker each', () => {
    const passages = chunk(talk, DEFAULT_CHUNK_OPTIONS, byCharacters);
    expect(
      passages.map(({ speaker, start, end }) => [
        speaker,
        talk.text.slice(start, end).replaceAll('\n\n', ' '),
      ]),
    ).toEqual([
      ['林晚', '昨天我去看了船。'],
      ['周舟', '我也去了。 周舟：船底裂了三道缝。'],
      ['林晚', '修起来要一个月。'],
      ['周舟', '那就等到春天。'],
    ]);
  });
});

describe('the limits of a passage', () => {
  const article = articleOf('甲乙丙丁戊己庚辛壬。子丑寅卯辰巳午未申。', { title: '题' });
  const count = (maxCharacters: number, maxTokens: number, countTokens = byCharacters): number =>
    chunk(article, { maxCharacters, maxTokens }, countTokens).length;

  it('allow as many characters as they say, and not one more', () => {
    expect(count(20, 512)).toBe(1);
    expect(count(19, 512)).toBe(2);
  });

  it('allow as many tokens as they say, the context among them', () => {
    const inAll = '题\n甲乙丙丁戊己庚辛壬。子丑寅卯辰巳午未申。'.length;
    expect(count(540, inAll)).toBe(1);
    expect(count(540, inAll - 1)).toBe(2);
  });

  it('ask for no count where the characters with the model’s frame fit', () => {
    let asked = 0;
    const counting = (text: string): number => {
      asked++;
      return text.length;
    };
    expect(count(540, 512, counting)).toBe(1);
    expect(asked).toBe(0);
  });
});

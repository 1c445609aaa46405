import { describe, expect, it } from 'vitest';
import { withoutComposing, withoutLetters } from '../../../src/discord/commands/source/composing.js';

describe('what an input method is still composing', () => {
  it.each([
    ["ni'hao", ''],
    ["zhong'guo'ren", ''],
    ["zhong'g", ''],
    ["xi'an'", ''],
    ["人工zhi'neng", '人工'],
    ['OpenAI 的zhi’n', 'OpenAI 的'],
    ["lü'you", ''],
    ['ㄋㄧˇㄏㄠˇ', ''],
    ['人工ㄓˋ', '人工'],
  ])('leaves %s', (typed, expected) => {
    expect(withoutComposing(typed)).toBe(expected);
  });

  it.each([
    '',
    '人工智能',
    'DeepSeek',
    "what's new",
    "O'Reilly",
    "Moore's law",
    "rock'n'roll",
    '2024',
    "'ni",
  ])('is not %s', (typed) => {
    expect(withoutComposing(typed)).toBe(typed);
  });

  it('may be letters behind characters, and is not those in front of them or between words', () => {
    expect(['人工zhi', '人工 zh', '苹果pay', 'GPU价格', 'two words'].map(withoutLetters)).toEqual([
      '人工',
      '人工',
      '苹果',
      'GPU价格',
      'two words',
    ]);
  });
});

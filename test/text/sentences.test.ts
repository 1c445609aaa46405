import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../src/text/sentences.js';

function cut(text: string): string[] {
  return sentencesOf(text).map(({ start, end }) => text.slice(start, end));
}

describe('sentencesOf', () => {
  it.each([
    ['模型便宜了。谁受益？大家！', ['模型便宜了。', '谁受益？', '大家！']],
    ['他说：“成本会降。”然后走了。', ['他说：“成本会降。”', '然后走了。']],
    ['真的吗？！当然。', ['真的吗？！', '当然。']],
    ['我……不知道。', ['我……不知道。']],
    ['还有很多……', ['还有很多……']],
    ['第一行\n第二行', ['第一行', '第二行']],
    ['一项；另一项。', ['一项；另一项。']],
    ['It cost $3.5 million. Mr. Li paid.', ['It cost $3.5 million.', 'Mr. Li paid.']],
    ['Use e.g. a cache. "Really?" she asked.', ['Use e.g. a cache.', '"Really?" she asked.']],
    ['版本 3.5 发布。', ['版本 3.5 发布。']],
    ['雨です。風も強い。', ['雨です。', '風も強い。']],
    ['「行くよ。」と彼は言った。誰も来ない。', ['「行くよ。」と彼は言った。', '誰も来ない。']],
    ['「もう遅い。」彼は帰った。', ['「もう遅い。」', '彼は帰った。']],
    ['ｱﾒﾃﾞｽ｡ﾊﾚﾃﾞｽ｡', ['ｱﾒﾃﾞｽ｡', 'ﾊﾚﾃﾞｽ｡']],
    ['바람이 강합니다. 길이 3.5 킬로미터입니다.', ['바람이 강합니다.', '길이 3.5 킬로미터입니다.']],
  ])('cuts %s', (text, expected) => {
    expect(cut(text)).toEqual(expected);
  });

  it('cuts only the stretch it is given, with offsets of the whole text', () => {
    const text = '第一句。第二句。第三句。';
    expect(sentencesOf(text, { start: 4, end: 8 })).toEqual([{ start: 4, end: 8 }]);
  });

  it('loses nothing but white space, and never overlaps', () => {
    const unit = fc.constantFrom(
      '模',
      '型',
      '。',
      '？',
      '”',
      '“',
      '.',
      ' ',
      '\n',
      'a',
      'B',
      '…',
      '"',
      '3',
      '🙂',
    );
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        let at = 0;
        for (const { start, end } of sentencesOf(text)) {
          expect(text.slice(at, start).trim()).toBe('');
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsNearly, isNearDuplicate } from '../../../src/retrieval/quoting/duplicates.js';
import { bodyOf, paragraphOf } from '../../support/prose.js';

describe('isNearDuplicate', () => {
  const text = '推理成本每年下降九成，这是整个行业的共识。';

  it.each([
    ['the same', text],
    ['the same in Traditional characters', '推理成本每年下降九成，這是整個行業的共識。'],
    ['a longer one that contains it', `他补充说：${text}`],
  ])('knows %s', (_, other) => {
    expect(isNearDuplicate(text, other)).toBe(true);
  });

  it('keeps apart what only shares a topic', () => {
    expect(isNearDuplicate(text, '训练成本每年也在下降，不过没有人公布过准确的数字。')).toBe(false);
  });

  it('keeps apart texts without words', () => {
    expect(isNearDuplicate('。。。', '。。。')).toBe(false);
  });
});

describe('holdsNearly', () => {
  const quotation = '他们说整个训练一共花了560万美元，用了两个月的时间。';
  const around = (sentence: string): string => `${paragraphOf(1)}${sentence}${paragraphOf(2)}`;

  it.each([
    ['itself', quotation],
    [
      'itself in Traditional characters and without its marks',
      '他們說整個訓練一共花了５６０萬美元用了兩個月的時間',
    ],
    ['itself over two lines', quotation.replace('，', '，\n\n')],
    ['a wrong character in it', quotation.replace('整个', '整場')],
    ['a word left out of it', quotation.replace('一共', '')],
    ['a word put into it', quotation.replace('一共', '前后一共')],
  ])('finds %s', (_, sentence) => {
    expect(holdsNearly(around(sentence), quotation)).toBe(true);
  });

  it.each([
    ['another number', quotation.replace('560', '580')],
    ['another number in words', quotation.replace('两个月', '三个月')],
    ['a negation', quotation.replace('花了', '没花')],
    ['another sentence about the same', '整个训练用的时间是两个月，花的钱他们说是560万美元。'],
    ['a half of it', quotation.slice(0, 13)],
  ])('does not take for it: %s', (_, sentence) => {
    expect(holdsNearly(around(sentence), quotation)).toBe(false);
  });

  it('takes a short quotation only as it is', () => {
    expect(holdsNearly(around('我不知道。'), '我不知道')).toBe(true);
    expect(holdsNearly(around('我也不知道。'), '我不知道')).toBe(false);
    expect(holdsNearly('', '')).toBe(false);
    expect(holdsNearly(around(''), '……')).toBe(false);
  });

  it('finds every stretch of a text in it, and none of another text', () => {
    const text = bodyOf(5);
    fc.assert(
      fc.property(fc.nat({ max: text.length - 100 }), fc.integer({ min: 20, max: 100 }), (start, length) => {
        const stretch = text.slice(start, start + length);
        expect(holdsNearly(text, stretch)).toBe(true);
        expect(holdsNearly(bodyOf(6), stretch)).toBe(false);
      }),
    );
  });
});

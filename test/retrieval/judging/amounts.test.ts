import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givesAmount } from '../../../src/retrieval/judging/amounts.js';
import { fold } from '../../../src/text/fold.js';

const gives = (question: string, text: string): boolean => givesAmount(text, fold(question));

describe('givesAmount', () => {
  it.each([
    ['食堂几点开门', '食堂早上六点半开门'],
    ['末班车几点', '末班 22:40 发车'],
    ['門票多少錢', '門票每張一百二十元'],
    ['会费是多少钱', '会费 ¥30'],
    ['烤多久', '烤四十分钟'],
    ['休館幾天', '休館三天'],
    ['每人限借几本', '每人限借五本'],
    ['有多少人报名', '报名的有 1,204 人'],
    ['塔有多高', '塔高六十米'],
    ['How long does it bake?', 'Bake it for 40 minutes'],
    ['How many volumes may I borrow?', 'You may borrow five volumes'],
    ['how much is a ticket', 'A ticket is 12 euros'],
  ])('finds what “%s” asks for in “%s”', (question, text) => {
    expect(gives(question, text)).toBe(true);
  });

  it.each([
    ['食堂几点开门', '食堂有三个窗口'],
    ['门票多少钱', '门票每人限购两张'],
    ['烤多久', '烤到表面金黄，转 180 度'],
    ['每人限借几本', '每周闭馆一天'],
    ['How long does it bake?', 'Bake it at 200 degrees'],
    ['怎么报名', '报名的有 1,204 人'],
  ])('finds nothing of what “%s” asks for in “%s”', (question, text) => {
    expect(gives(question, text)).toBe(false);
  });

  it('takes signs behind the question word for no thing that is counted', () => {
    const sign = fc.constantFrom(...'*+?()[]{}|^$.\\/-', '', '本', '😀');
    fc.assert(
      fc.property(fc.constantFrom('几', '多少', '几个', 'how many '), sign, sign, (word, one, other) => {
        expect(gives(`${word}${one}${other}`, '没有')).toBe(false);
      }),
    );
  });
});

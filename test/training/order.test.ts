import { describe, expect, it } from 'vitest';
import { ascend } from '../../training/order/ascend.mjs';
import { numberAt, withNumbers } from '../../training/order/fit-order.mjs';
import { gainLeftOut, meanOverKinds } from '../../training/order/left-out.mjs';

describe('ascend', () => {
  const coordinates = {
    x: { by: 'step', moves: [1, -1, 0.1, -0.1] },
    y: { by: 'factor', moves: [2, 0.5, 1.1, 0.9], least: 0.5 },
  } as const;

  it('climbs to the top, in every coordinate, and no further than the bounds', () => {
    const top = ascend({ x: 0, y: 4 }, coordinates, ({ x = 0, y = 0 }) => -((x - 2) ** 2) - y, 8);
    expect(top.x).toBeCloseTo(2, 1);
    expect(top.y).toBe(0.5);
  });

  it('stays where nothing gains', () => {
    expect(ascend({ x: 3, y: 1 }, coordinates, () => 7, 5)).toEqual({ x: 3, y: 1 });
  });

  it('gives the same again', () => {
    const bumpy = ({ x = 0, y = 0 }): number => Math.sin(5 * x) + Math.cos(3 * y) - x * x - y;
    const once = ascend({ x: 0.3, y: 2 }, coordinates, bumpy, 6);
    expect(ascend({ x: 0.3, y: 2 }, coordinates, bumpy, 6)).toEqual(once);
  });
});

describe('what is left out', () => {
  interface Question {
    readonly set: string;
    readonly fold: number;
    readonly value: number;
  }
  const question = (set: string, fold: number, value: number): Question => ({ set, fold, value });
  const questions = [
    question('a', 0, 1),
    question('a', 1, 1),
    question('b', 0, 4),
    question('b', 1, 4),
    question('b', 0, 4),
  ];
  /** Says of each question how far it is from the mean of those that were fitted to. */
  const fitTo = (some: readonly Question[]) => {
    const mean = some.reduce((sum, { value }) => sum + value, 0) / some.length;
    return ({ value }: Question) => -Math.abs(value - mean);
  };

  it('is never fitted to, kind by kind', () => {
    const { gains, mean } = gainLeftOut(questions, fitTo, () => 0);
    expect(gains.map(({ kind, mean }) => [kind, mean])).toEqual([
      ['a', -3],
      ['b', -3],
    ]);
    expect(mean).toBe(-3);
  });

  it('is never fitted to, fold by fold', () => {
    const seen: number[][] = [];
    gainLeftOut(
      questions,
      (some) => {
        seen.push([...new Set(some.map(({ fold }) => fold))]);
        return () => 0;
      },
      () => 0,
      ({ fold }) => fold,
    );
    expect(seen).toEqual([[1], [0]]);
  });

  it('has an error that grows with how much questions differ', () => {
    const errorOf = (worth: (question: Question) => number): number =>
      gainLeftOut(
        questions,
        () => worth,
        () => 0,
      ).error;
    expect(errorOf(() => 1)).toBe(0);
    expect(errorOf(({ fold }) => fold)).toBeGreaterThan(errorOf(({ fold }) => fold / 2));
  });

  it('counts each kind the same, however many questions it has', () => {
    expect(meanOverKinds(questions, ({ value }) => value)).toBe(2.5);
  });
});

describe('weights by their paths', () => {
  const weights = { rank: { vectors: { cosine: 1, logit: 30 } }, quotes: { core: 2 } };

  it('are read and replaced, and the others stay', () => {
    expect(numberAt(weights, 'rank.vectors.cosine')).toBe(1);
    expect(withNumbers(weights, { 'rank.vectors.cosine': 5, 'quotes.core': 3 })).toEqual({
      rank: { vectors: { cosine: 5, logit: 30 } },
      quotes: { core: 3 },
    });
    expect(weights.quotes.core).toBe(2);
  });

  it('are refused where there is none', () => {
    expect(() => numberAt(weights, 'rank.keywords')).toThrow('rank.keywords');
  });
});

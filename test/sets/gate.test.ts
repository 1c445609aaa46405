import { describe, expect, it } from 'vitest';
import { judgement } from '../evaluation/judgement.js';
import { type Baseline, fallsOf, talliesOf, toleranceOf } from './gate.js';

const baseline = (good: number, of = 100): Baseline => ({ talk: { 'right article first': { good, of } } });

describe('fallsOf', () => {
  it('lets a figure rise, and fall by as much as chance explains', () => {
    expect(fallsOf(baseline(90), baseline(90))).toEqual([]);
    expect(fallsOf(baseline(90), baseline(100))).toEqual([]);
    expect(fallsOf(baseline(90), baseline(87))).toEqual([]);
  });

  it('names a figure that fell by more', () => {
    expect(fallsOf(baseline(90), baseline(86))).toEqual([
      'talk: right article first fell from 0.900 (90 of 100) to 0.860 (86 of 100); 0.869 would do',
    ]);
  });

  it('names a figure and a set that were never recorded', () => {
    expect(fallsOf({}, baseline(1))).toEqual(['talk: right article first is not in the baseline']);
  });
});

it('tolerates less the more questions there are, and something of a perfect share', () => {
  expect(toleranceOf({ good: 50, of: 100 })).toBeCloseTo(0.05);
  expect(toleranceOf({ good: 500, of: 1000 })).toBeLessThan(0.05);
  expect(toleranceOf({ good: 100, of: 100 })).toBeGreaterThan(0);
});

it('counts what went well, and nothing of which there is none', () => {
  expect(
    talliesOf([judgement(), judgement({ tier: 'nothing', articleRank: 2, inFirstQuote: false })]),
  ).toEqual({
    'right article first': { good: 1, of: 2 },
    'answer in the first quote': { good: 1, of: 2 },
    'answerable not lost': { good: 1, of: 2 },
    'answerable green': { good: 1, of: 2 },
    'green first quotes right': { good: 1, of: 1 },
  });
});

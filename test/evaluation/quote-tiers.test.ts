import { expect, it } from 'vitest';
import { quoteTiersOf } from '../../src/evaluation/quote-tiers.js';
import { judgement } from './judgement.js';

it('tells the tiers of first quotes from those of the others', () => {
  const green = { tier: 'found', isRight: true } as const;
  const wrong = { tier: 'found', isRight: false } as const;
  const near = { tier: 'related', isRight: true } as const;
  const { first, further } = quoteTiersOf([
    judgement({ quotes: [green, wrong, near] }),
    judgement({ quotes: [wrong, wrong] }),
    judgement({ quotes: [] }),
  ]);
  expect(first.found).toEqual({ quotes: 2, right: 0.5 });
  expect(first.related).toEqual({ quotes: 0, right: null });
  expect(further.found).toEqual({ quotes: 2, right: 0 });
  expect(further.related).toEqual({ quotes: 1, right: 1 });
});

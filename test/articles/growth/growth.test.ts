import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/articles/parse.js';
import { UserError } from '../../../src/errors.js';
import { SHAPES } from './shapes.js';

/** The smaller size, in UTF-16 code units, and how many times larger the other one is. */
const SIZE = 10_000;
const FACTOR = 4;
/** Work that grows with the size takes `FACTOR` times as long, with its square `FACTOR ** 2` times: the bound lies between. */
const MAX_GROWTH = FACTOR * 2.2;
/** Times below this are noise, in milliseconds. */
const LEAST = 150;
const RUNS = 3;

function timeOf(source: string): number {
  const bytes = new TextEncoder().encode(source);
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    try {
      parseArticle('page.md', bytes);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
    best = Math.min(best, performance.now() - start);
    if (best < LEAST) break;
  }
  return best;
}

describe('the work of reading a file grows with its size', () => {
  it.each(SHAPES)('%s', (_, make) => {
    const large = timeOf(make(SIZE * FACTOR));
    const growth = large < LEAST ? 0 : large / timeOf(make(SIZE));
    expect(growth).toBeLessThan(MAX_GROWTH);
  });
});

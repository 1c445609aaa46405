import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../src/index/passage-index.js';
import { calibrationFor } from '../../../src/retrieval/calibration/load.js';
import { fuse } from '../../../src/retrieval/ranking/fuse.js';

const WEIGHTS = calibrationFor(null).calibration.fusion;

function candidate(articleId: string, lexical: number, cosine: number | null): Candidate {
  return {
    passage: { articleId, start: 0, end: 1, headings: [], speaker: null, question: null },
    lexical,
    cosine,
    repostOf: null,
  };
}

function order(candidates: readonly Candidate[]): string[] {
  return fuse(candidates, WEIGHTS).map(({ passage }) => passage.articleId);
}

describe('fuse', () => {
  it('puts first what both sides find', () => {
    const words = candidate('words', 10, 0.4);
    const meaning = candidate('meaning', 0, 0.7);
    const both = candidate('both', 9, 0.68);
    expect(order([words, meaning, both])).toEqual(['both', 'words', 'meaning']);
  });

  it('lets a clear lead by words stand against a small one by meaning', () => {
    expect(order([candidate('b', 4, 0.56), candidate('a', 10, 0.5)])).toEqual(['a', 'b']);
  });

  it('ranks by keywords alone where there are no vectors', () => {
    expect(order([candidate('b', 1, null), candidate('a', 2, null)])).toEqual(['a', 'b']);
  });

  it('scores from 0 to 1, the best keyword match by far at 1 when its meaning fits too', () => {
    const hits = fuse([candidate('a', 5, 0.95), candidate('b', 0, -1)], WEIGHTS);
    const scores = hits.map(({ score }) => score);
    expect(scores).toEqual([1, 0]);
  });
});

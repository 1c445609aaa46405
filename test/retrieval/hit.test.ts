import { describe, expect, it } from 'vitest';
import { areReposts, isInLaterCopy, textIdOf } from '../../src/retrieval/hit.js';

function candidate(articleId: string, repostOf: string | null) {
  const passage = { articleId, start: 0, end: 1, headings: [], speaker: null, question: null };
  return { passage, lexical: 1, cosine: null, repostOf };
}

describe('a hit in an article of a text that several have', () => {
  const first = candidate('first', 'first');
  const copy = candidate('copy', 'first');
  const alone = candidate('alone', null);

  it('is in the same text as those in the others, and in no other text', () => {
    expect([first, copy, alone].map(textIdOf)).toEqual(['first', 'first', 'alone']);
    expect([areReposts(first, copy), areReposts(copy, first)]).toEqual([true, true]);
    expect([areReposts(copy, copy), areReposts(first, alone)]).toEqual([false, false]);
  });

  it('is in a later copy where its article is not the first one', () => {
    expect([first, copy, alone].map(isInLaterCopy)).toEqual([false, true, false]);
  });
});

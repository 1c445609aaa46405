import type { EvalQuestion, Judgement } from '../../src/evaluation/evaluate.js';

interface Changes extends Partial<Judgement> {
  readonly article?: string | null;
  readonly kind?: string | null;
}

/** A right answer, but for the changes. */
export function judgement({ article = 'a', kind = null, ...changes }: Changes = {}): Judgement {
  const question: EvalQuestion = {
    id: '1',
    question: '？',
    article,
    alsoIn: [],
    answers: [],
    kind,
    before: [],
  };
  return {
    question,
    tier: 'found',
    chat: null,
    quotes: [],
    confidence: 0.9,
    tookMs: 1,
    shown: { title: 'A', text: 'b' },
    articleRank: 1,
    inFirstQuote: true,
    inAnyQuote: true,
    inHighlights: true,
    inFirstPassage: true,
    verbatim: true,
    quoteLength: 100,
    ...changes,
  };
}

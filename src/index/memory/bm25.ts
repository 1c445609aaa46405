/** The parameters that `PassageIndex` names. */
const K1 = 1.2;
const B = 0.75;
const CONTEXT = 0.6;
const LEAST_IDF = 1e-6;

/** The terms of a passage, repeated ones each time. */
export interface PassageTerms {
  readonly body: readonly string[];
  readonly context: readonly string[];
}

/** Whether a passage's term matches a query's. */
type Matches = (term: string) => boolean;

/** A single Han character matches every term that begins with it. */
function matcherOf(asked: string): Matches {
  return /^\p{Script=Han}$/u.test(asked) ? (term) => term.startsWith(asked) : (term) => term === asked;
}

/** In how many passages a term occurs. */
function frequencyOf(passages: readonly PassageTerms[], matches: Matches): number {
  return passages.filter(({ body, context }) => body.some(matches) || context.some(matches)).length;
}

/** The score of each passage, in their order; 0 if it has none of the terms. */
export function bm25(passages: readonly PassageTerms[], terms: readonly string[]): number[] {
  const total = sum(passages.map(lengthOf));
  const average = Math.max(1, total) / passages.length;
  const asked = terms.map(matcherOf).map((matches) => ({
    matches,
    idf: idfOf(passages.length, frequencyOf(passages, matches)),
  }));
  return passages.map((passage) => {
    const saturation = K1 * (1 - B + (B * lengthOf(passage)) / average);
    return sum(
      asked.map(({ matches, idf }) => {
        const count = occurrencesOf(passage, matches);
        return (idf * count * (K1 + 1)) / (count + saturation);
      }),
    );
  });
}

function lengthOf({ body, context }: PassageTerms): number {
  return body.length + context.length;
}

function occurrencesOf({ body, context }: PassageTerms, matches: Matches): number {
  return body.filter(matches).length + CONTEXT * context.filter(matches).length;
}

function idfOf(total: number, having: number): number {
  return Math.max(LEAST_IDF, Math.log((total - having + 0.5) / (having + 0.5)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

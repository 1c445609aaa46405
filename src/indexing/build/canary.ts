import { UserError } from '../../errors.js';
import type { Candidate, PassageIndex } from '../../index/passage-index.js';
import type { EmbeddedArticle } from '../../index/records.js';
import type { Passage } from '../../passages/passage.js';
import { type Sentence, sentence } from '../../sentence.js';
import { tokenize } from '../../text/tokenize.js';

/** A passage that a new generation must find again, by its own words and by its own vector. */
export interface Canary {
  readonly passage: Passage;
  /** The terms of its text, each once; none for a text without words. */
  readonly terms: readonly string[];
  readonly vector: Float32Array | null;
  /** How many passages its article has: a search in the article for this many leaves none out. */
  readonly inArticle: number;
}

/** A cosine that only the vector itself, or that of the same text, reaches: the float32 rounding error is smaller. */
const SAME_VECTOR = 0.999;

/** How many of a passage's words are asked for, the rarest ones. */
const WORDS_ASKED = 3;

/** How widely a question looks among all vectors, and how many times wider the next try is. */
const DENSE = 60;
const WIDER = 10;

/** Draws a passage of the article at random; null if it has none. */
export function drawCanary(
  { article, passages, embeddings }: EmbeddedArticle,
  random: () => number,
): Canary | null {
  const at = Math.floor(random() * passages.length);
  const passage = passages[at];
  if (!passage) return null;
  const tokens = tokenize(article.text.slice(passage.start, passage.end));
  return {
    passage,
    terms: [...new Set(tokens.map(({ term }) => term))],
    vector: embeddings[at]?.vector ?? null,
    inArticle: passages.length,
  };
}

/**
 * Looks for the canaries in an opened generation. Whether one is found does not depend on what other passages say:
 * each is looked for in its own article, where nothing can crowd it out.
 *
 * @throws UserError `index-mismatch` that names the first article that can't be found
 */
export async function verify(index: PassageIndex, canaries: readonly Canary[]): Promise<void> {
  for (const canary of canaries) {
    for (const term of await rarest(index, canary.terms))
      if (!(await isFoundBy(index, canary, term)))
        throw failed(canary, sentence('its word “{{term}}”', { term }));
    const { vector } = canary;
    if (vector && !((await hasVector(index, canary, vector)) && (await isReached(index, vector))))
      throw failed(canary, sentence('its vector'));
  }
}

/** The rarest ones, which say the most. A term that is known in no passage comes first. */
async function rarest(index: PassageIndex, terms: readonly string[]): Promise<readonly string[]> {
  const frequencies = await index.documentFrequencies(terms);
  const frequency = (term: string): number => frequencies.get(term) ?? 0;
  return [...terms].sort((a, b) => frequency(a) - frequency(b)).slice(0, WORDS_ASKED);
}

async function isFoundBy(
  index: PassageIndex,
  { passage, inArticle }: Canary,
  term: string,
): Promise<boolean> {
  const found = await index.candidates({
    terms: [term],
    vector: null,
    limits: { lexical: inArticle, dense: 0 },
    filter: { articleId: passage.articleId },
  });
  return found.some((each) => isSame(each.passage, passage) && each.lexical > 0);
}

async function hasVector(
  index: PassageIndex,
  { passage, inArticle }: Canary,
  vector: Float32Array,
): Promise<boolean> {
  const found = await index.candidates({
    terms: [],
    vector,
    limits: { lexical: 0, dense: inArticle },
    filter: { articleId: passage.articleId },
  });
  return found.some((each) => isSame(each.passage, passage) && isSameVector(each));
}

/**
 * Whether a search of all vectors finds this one, or an equal one: an index may search in another way without a
 * filter, and an approximate search may miss at first.
 */
async function isReached(index: PassageIndex, vector: Float32Array): Promise<boolean> {
  for (let dense = DENSE; ; dense *= WIDER) {
    const found = await index.candidates({ terms: [], vector, limits: { lexical: 0, dense } });
    if (found.some(isSameVector)) return true;
    if (dense >= index.info.passages) return false;
  }
}

function isSameVector({ cosine }: Candidate): boolean {
  return (cosine ?? 0) > SAME_VECTOR;
}

function isSame(a: Passage, b: Passage): boolean {
  return a.articleId === b.articleId && a.start === b.start && a.end === b.end;
}

function failed({ passage }: Canary, by: Sentence): UserError {
  return new UserError(
    'index-mismatch',
    sentence(
      'The new index does not find {{article}} by {{by}}, so it was not put in place; the old one goes on. Run the indexer again, and report this if it happens twice.',
      { article: passage.articleId, by },
    ),
  );
}

/** A number of the items, drawn at random; all of them if there are no more. */
export function sample<T>(items: readonly T[], count: number, random: () => number): T[] {
  const left = [...items];
  const drawn: T[] = [];
  while (left.length > 0 && drawn.length < count)
    drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  return drawn;
}

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
  /** How many passages its article has: a search in the article that gives so many leaves none out. */
  readonly inArticle: number;
}

/** A cosine that only the vector itself, or one of the same text, can have: float32 rounding stays below. */
const SAME_VECTOR = 0.999;

/** So many of a passage's words are asked for, the rarest ones. */
const WORDS_ASKED = 3;

/** As widely as a question looks among all vectors, and how many times as widely at the next try. */
const DENSE = 60;
const WIDER = 10;

/** Draws a passage of the article at random; null where it has none. */
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
 * Asks an opened generation for its canaries. Whether one is found depends on the generation alone and on nothing
 * that other passages say: each is looked for in its own article, where nothing can crowd it out.
 *
 * @throws UserError `index-mismatch` that names the first article which can't be found
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

/** The rarest ones: what few passages have tells most. A term that no passage is known by comes first. */
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
 * Whether a search of all vectors comes to this one, or to one that is the same: an index may look in another way
 * where there is no filter, and one that looks approximately may miss at first.
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

/** So many of the items, drawn at random; all of them where there are no more. */
export function sample<T>(items: readonly T[], count: number, random: () => number): T[] {
  const left = [...items];
  const drawn: T[] = [];
  while (left.length > 0 && drawn.length < count)
    drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  return drawn;
}

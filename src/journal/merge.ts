import { questionTerms, readQuestion } from '../retrieval/question/query.js';
import type { Gap } from './journal.js';

/** Questions that ask the same. */
export interface GapGroup {
  /** The newest way of asking. */
  readonly question: string;
  /** The other ways, the newest first, each once. */
  readonly variants: readonly string[];
  readonly unanswered: number;
  readonly unhelpful: number;
  /** When it was last asked, in ms since 1970. */
  readonly lastAt: number;
}

/** Gives vectors of questions whose dot product is their likeness, or null. */
export type Meanings = (texts: readonly string[]) => Promise<readonly Float32Array[] | null>;

/** Two questions that share so much of their terms ask the same (the Dice coefficient). */
const SAME_TERMS = 0.7;
/** Two questions with such a cosine ask the same, by the default model. */
const SAME_MEANING = 0.9;
/** As many groups are compared by meaning: embedding costs a few ms each. */
const MOST_EMBEDDED = 150;

/** Merges questions that ask the same, by their terms and then by their meaning; the most frequent first. */
export async function mergeGaps(gaps: readonly Gap[], meanings: Meanings): Promise<GapGroup[]> {
  const byTerms = mergeBy(
    gaps.map(groupOf),
    gaps.map(({ question }) => new Set(questionTerms(readQuestion(question)))),
    (a, b) => dice(a, b) >= SAME_TERMS,
  ).sort(byFrequency);
  const compared = byTerms.slice(0, MOST_EMBEDDED);
  const vectors = compared.length > 1 ? await meanings(compared.map(({ question }) => question)) : null;
  const byMeaning = vectors ? mergeBy(compared, vectors, (a, b) => dot(a, b) >= SAME_MEANING) : compared;
  return [...byMeaning, ...byTerms.slice(MOST_EMBEDDED)].sort(byFrequency);
}

function groupOf({ question, at, kind }: Gap): GapGroup {
  return {
    question,
    variants: [],
    unanswered: kind === 'unanswered' ? 1 : 0,
    unhelpful: kind === 'unhelpful' ? 1 : 0,
    lastAt: at,
  };
}

/** Puts each group to the first earlier one that is the same; features belong to the groups by their places. */
function mergeBy<T>(
  groups: readonly GapGroup[],
  features: readonly T[],
  isSame: (a: T, b: T) => boolean,
): GapGroup[] {
  const merged: { group: GapGroup; feature: T }[] = [];
  for (const [i, group] of groups.entries()) {
    const feature = features[i];
    if (feature === undefined) continue;
    const same = merged.find(
      (other) => other.group.question === group.question || isSame(other.feature, feature),
    );
    if (same) same.group = join(same.group, group);
    else merged.push({ group, feature });
  }
  return merged.map(({ group }) => group);
}

function join(a: GapGroup, b: GapGroup): GapGroup {
  const [newer, older] = a.lastAt >= b.lastAt ? [a, b] : [b, a];
  const ways = new Set([...newer.variants, older.question, ...older.variants]);
  ways.delete(newer.question);
  return {
    question: newer.question,
    variants: [...ways],
    unanswered: a.unanswered + b.unanswered,
    unhelpful: a.unhelpful + b.unhelpful,
    lastAt: newer.lastAt,
  };
}

function byFrequency(a: GapGroup, b: GapGroup): number {
  return b.unanswered + b.unhelpful - a.unanswered - a.unhelpful || b.lastAt - a.lastAt;
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const shared = [...a].filter((term) => b.has(term)).length;
  return (2 * shared) / (a.size + b.size);
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

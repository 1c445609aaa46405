import { dot } from '../embedding/dot.js';
import { pacer } from '../pacer.js';
import { readQuestion } from '../retrieval/question/question.js';
import type { Gap } from './journal.js';

/** Questions that ask the same. */
export interface GapGroup {
  /** The newest way of asking. */
  readonly question: string;
  /** The other ways, the newest first, each once. */
  readonly variants: readonly string[];
  readonly unanswered: number;
  readonly unhelpful: number;
  /** What people missed, in their own words, the newest first, each once. */
  readonly needs: readonly string[];
  /** When it was last asked, in ms since 1970. */
  readonly lastAt: number;
}

/** Gives vectors of questions whose dot product is their likeness, or null. */
export type Meanings = (texts: readonly string[]) => Promise<readonly Float32Array[] | null>;

/** From this share of common terms on, two questions ask the same (the Dice coefficient). */
const SAME_TERMS = 0.7;
/** From this cosine on, two questions ask the same, by the default model. */
const SAME_MEANING = 0.9;
/** The most groups that are compared by meaning: embedding costs a few ms each. */
const MOST_EMBEDDED = 150;
/** How many terms of a question are compared, from its beginning: they say what it asks. */
const MOST_TERMS = 60;

/**
 * Merges questions that ask the same, by their terms and then by their meaning; the most frequent first. Other work
 * continues between small steps.
 */
export async function mergeGaps(gaps: readonly Gap[], meanings: Meanings): Promise<GapGroup[]> {
  const byTerms = (await mergeByTerms(mergeByText(gaps))).sort(byFrequency);
  const compared = byTerms.slice(0, MOST_EMBEDDED);
  const vectors = compared.length > 1 ? await meanings(compared.map(({ question }) => question)) : null;
  const byMeaning = vectors ? mergeByMeaning(compared, vectors) : compared;
  return [...byMeaning, ...byTerms.slice(MOST_EMBEDDED)].sort(byFrequency);
}

/** Questions that are the same letter by letter. */
function mergeByText(gaps: readonly Gap[]): GapGroup[] {
  const groups = new Map<string, GapGroup>();
  for (const gap of gaps) {
    const known = groups.get(gap.question);
    groups.set(gap.question, known ? join(known, groupOf(gap)) : groupOf(gap));
  }
  return [...groups.values()];
}

/** A group and the terms that others are compared with. */
interface Termed {
  group: GapGroup;
  readonly terms: ReadonlySet<string>;
}

/** Joins each group to the first earlier one that has nearly its terms. Only groups that share a term are compared. */
async function mergeByTerms(groups: readonly GapGroup[]): Promise<GapGroup[]> {
  const pause = pacer();
  const merged: Termed[] = [];
  const byTerm = new Map<string, Termed[]>();
  for (const group of groups) {
    await pause();
    const terms = new Set(readQuestion(group.question).terms.slice(0, MOST_TERMS));
    const same = firstAlike(terms, byTerm, merged);
    if (same) {
      same.group = join(same.group, group);
      continue;
    }
    const own = { group, terms };
    merged.push(own);
    for (const term of terms) {
      const others = byTerm.get(term);
      if (others) others.push(own);
      else byTerm.set(term, [own]);
    }
  }
  return merged.map(({ group }) => group);
}

function firstAlike(
  terms: ReadonlySet<string>,
  byTerm: ReadonlyMap<string, readonly Termed[]>,
  merged: readonly Termed[],
): Termed | undefined {
  const shared = new Map<Termed, number>();
  for (const term of terms)
    for (const other of byTerm.get(term) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
  if (shared.size === 0) return undefined;
  const dice = (other: Termed): number => (2 * (shared.get(other) ?? 0)) / (terms.size + other.terms.size);
  return merged.find((other) => dice(other) >= SAME_TERMS);
}

/** Joins each group to the first earlier one that has nearly its meaning. */
function mergeByMeaning(groups: readonly GapGroup[], vectors: readonly Float32Array[]): GapGroup[] {
  const merged: { group: GapGroup; readonly vector: Float32Array }[] = [];
  for (const [i, group] of groups.entries()) {
    const vector = vectors[i];
    if (!vector) continue;
    const same = merged.find((other) => dot(other.vector, vector) >= SAME_MEANING);
    if (same) same.group = join(same.group, group);
    else merged.push({ group, vector });
  }
  return merged.map(({ group }) => group);
}

function groupOf({ question, at, kind, need }: Gap): GapGroup {
  return {
    question,
    variants: [],
    unanswered: kind === 'unanswered' ? 1 : 0,
    unhelpful: kind === 'unhelpful' ? 1 : 0,
    needs: need === null ? [] : [need],
    lastAt: at,
  };
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
    needs: [...new Set([...newer.needs, ...older.needs])],
    lastAt: newer.lastAt,
  };
}

function byFrequency(a: GapGroup, b: GapGroup): number {
  return b.unanswered + b.unhelpful - a.unanswered - a.unhelpful || b.lastAt - a.lastAt;
}

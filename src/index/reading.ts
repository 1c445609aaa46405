import { listed, type Sentence, sentence } from '../sentence.js';
import { STAGES, type Stage } from '../stages.js';

/** The stages that questions and articles both go through, and for which both must have the same version to match. */
const READING_STAGES = ['fold', 'tokenize', 'sentences', 'embedInput'] as const satisfies readonly Stage[];

/** The version of each stage that reading relies on. */
export type ReadingVersions = Readonly<Record<(typeof READING_STAGES)[number], number>>;

/** The versions of the running code. */
export const READING: ReadingVersions = {
  fold: STAGES.fold,
  tokenize: STAGES.tokenize,
  sentences: STAGES.sentences,
  embedInput: STAGES.embedInput,
};

/**
 * Why the running code can't read a generation, or null if it can. One made by other stages would open and answer,
 * but with terms that no question has and vectors of other sentences than it shows.
 */
export function whyOtherVersion(reading: ReadingVersions): Sentence | null {
  const others = READING_STAGES.filter((stage) => reading[stage] !== READING[stage]);
  if (others.length === 0) return null;
  const stages = others.map((stage) =>
    sentence('{{stage}} {{made}} instead of {{now}}', { stage, made: reading[stage], now: READING[stage] }),
  );
  return sentence('it was made by another version ({{stages}})', { stages: listed(stages) });
}

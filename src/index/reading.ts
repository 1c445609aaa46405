import { listed, type Sentence, sentence } from '../sentence.js';
import { STAGES, type Stage } from '../stages.js';

/** The stages that a question goes through as well as an article: both have to be of one version to meet. */
const READING_STAGES = ['fold', 'tokenize', 'sentences', 'embedInput'] as const satisfies readonly Stage[];

/** The version of each stage that reading relies on. */
export type ReadingVersions = Readonly<Record<(typeof READING_STAGES)[number], number>>;

/** Those of the code that runs. */
export const READING: ReadingVersions = {
  fold: STAGES.fold,
  tokenize: STAGES.tokenize,
  sentences: STAGES.sentences,
  embedInput: STAGES.embedInput,
};

/**
 * Why a generation can't be read by the code that runs, or null where it can. One that was made by other stages would
 * open and answer, with terms that no question has and vectors of other sentences than it shows.
 */
export function whyOtherVersion(reading: ReadingVersions): Sentence | null {
  const others = READING_STAGES.filter((stage) => reading[stage] !== READING[stage]);
  if (others.length === 0) return null;
  const stages = others.map((stage) =>
    sentence('{{stage}} {{made}} instead of {{now}}', { stage, made: reading[stage], now: READING[stage] }),
  );
  return sentence('it was made by another version ({{stages}})', { stages: listed(stages) });
}

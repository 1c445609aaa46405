import { toldOf, UserError, type UserErrorCode } from '../errors.js';
import type { IndexReport, RunIndexer } from '../indexing/report.js';
import { sentence, type Told } from '../sentence.js';

/** Failures that are not those of the place where an index is kept: a copy would fail in the same way. */
const OF_BOTH: readonly UserErrorCode[] = ['cancelled', 'articles', 'busy'];

/** How the local copy is brought up to date. */
export interface CopyRuns {
  /** After the index, whose vectors are at hand where it is kept. */
  readonly after: RunIndexer;
  /** Where the index could not be. */
  readonly instead: RunIndexer;
}

/**
 * Brings the index up to date, then the local copy, which costs little: nothing is embedded again. If one of them
 * fails, the other is not lost.
 *
 * @returns the report on the index; a copy that failed is one of its warnings
 * @throws what the index's run throws, with a word on what became of the copy
 */
export async function runWithCopy(
  run: RunIndexer,
  copies: CopyRuns,
  ...given: Parameters<RunIndexer>
): Promise<IndexReport> {
  let report: IndexReport;
  try {
    report = await run(...given);
  } catch (error) {
    if (error instanceof UserError && OF_BOTH.includes(error.code)) throw error;
    const became = await copies.instead(...given).then(() => COPY_DONE, copyFailed);
    throw withWord(error, became);
  }
  try {
    const { generation } = await copies.after(...given);
    return { ...report, copy: generation };
  } catch (error) {
    return { ...report, warnings: [...report.warnings, copyFailed(error)] };
  }
}

const COPY_DONE = sentence('The local copy is up to date, and answers until then.');

function copyFailed(error: unknown): Told {
  return sentence('The local copy of the index could not be brought up to date: {{reason}}', {
    reason: toldOf(error),
  });
}

/** A bug stays one: it is logged with where it was thrown. */
function withWord(error: unknown, became: Told): unknown {
  if (!(error instanceof UserError)) return error;
  return new UserError(error.code, sentence('{{problem}} {{became}}', { problem: error.told, became }));
}

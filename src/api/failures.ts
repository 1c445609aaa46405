import { UserError } from '../errors.js';
import { type Logger, logBug } from '../logger.js';
import { Problem } from './problem.js';

/**
 * What the client is told about a failure. Details, with this machine's paths, are for the log; a bug is logged under
 * an id, and the client is told only the id.
 *
 * @param where what was asked for, for the log
 */
export function problemOf(error: unknown, where: string, logger: Logger): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof UserError) {
    logger.warn({ where, code: error.code }, error.message);
    return new Problem('unavailable', WHY[error.code] ?? OTHERWISE);
  }
  const id = logBug(logger, error, { where });
  return new Problem('unexpected', `It failed for a reason that nobody foresaw. The log has it under ${id}.`);
}

const WHY: Readonly<Partial<Record<UserError['code'], string>>> = {
  'no-index': 'No article is indexed yet. Run the indexer (npm run --silent cli -- index), then ask again.',
  'index-mismatch':
    'The index was made by another version or for another model, or is damaged. Run the indexer (npm run --silent cli -- index), then ask again.',
};

const OTHERWISE = "The index can't be asked at the moment; the log says why. Mend that, then ask again.";

import { createContext, Script } from 'node:vm';
import { UserError } from '../errors.js';
import { sentence } from '../sentence.js';

/** The longest that a file may be read, or its article be cut, in ms: a book takes a second. */
export const LONGEST_WORK = 10_000;

/** Does a piece of work in this thread, and interrupts it if it takes too long. */
export type Limited = <T>(work: () => T) => T;

/**
 * Sets a limit for work on texts that strangers write. The engine ends it anywhere, even inside a pattern; its
 * `finally` blocks are not run, so the work must be pure. A worker would cost a second copy of every dictionary, and
 * a copy of every article on its way.
 *
 * @param ms a limit for each piece of work, at least 1
 * @returns a function that returns what the work returns, and throws what it throws; UserError `articles` if it was
 * ended
 */
export function timeLimit(ms: number = LONGEST_WORK): Limited {
  const script = new Script('work()');
  const place = createContext({ work: () => undefined });
  return <T>(work: () => T): T => {
    let done: { readonly value: T } | undefined;
    place.work = () => {
      done = { value: work() };
    };
    try {
      script.runInContext(place, { timeout: ms });
    } catch (error) {
      throw isTimeout(error) ? givenUp(ms) : error;
    } finally {
      place.work = () => undefined;
    }
    if (!done) throw new Error('The work has ended without a result.');
    return done.value;
  };
}

/** The engine's error belongs to the script's own realm, where `Error` is another class. */
function isTimeout(error: unknown): boolean {
  const isObject = typeof error === 'object' && error !== null;
  return isObject && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

function givenUp(ms: number): UserError {
  return new UserError(
    'articles',
    sentence(
      'The file was given up: the work on it took longer than {{seconds}} s. Split it, or take out what repeats without end in it.',
      { seconds: ms / 1000 },
    ),
  );
}

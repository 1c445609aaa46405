import { inEnglish, type Told } from './sentence.js';

/** What went wrong, for code that treats failures differently. */
export type UserErrorCode =
  | 'bad-usage'
  | 'config'
  | 'articles'
  | 'no-index'
  /** Several servers use the index, and this one has none of its collections yet. */
  | 'unbound'
  | 'index-mismatch'
  | 'busy'
  | 'disk'
  /** The cluster that keeps the index does not answer, or takes nothing more: it may pass by itself. */
  | 'cluster'
  | 'cancelled'
  | 'model'
  | 'not-found'
  /** The connection to Discord is down, or can't be made: it may come back by itself. */
  | 'unreachable'
  | 'discord';

/**
 * A failure that its reader can do something about: one or two plain sentences that say what is wrong, where, and what
 * to do next. `message` is those in English, `told` what a front end says in its reader's language. Any other error is
 * a bug and is logged.
 */
export class UserError extends Error {
  override readonly name = 'UserError';

  constructor(
    readonly code: UserErrorCode,
    readonly told: Told,
    options?: ErrorOptions,
  ) {
    super(inEnglish(told), options);
  }
}

/** What the system or a library calls an error, `ENOENT` for example; empty if it has no code. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** The text of anything that was thrown, for reports and logs. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The text of anything that was thrown, with where it was thrown, for a person who looks for a bug. */
export function traceOf(error: unknown): string {
  return (error instanceof Error && error.stack) || messageOf(error);
}

/** What anything that was thrown says, to be translated for its reader as far as possible. */
export function toldOf(error: unknown): Told {
  return error instanceof UserError ? error.told : messageOf(error);
}

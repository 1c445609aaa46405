import { UserError } from '../../errors.js';

/** The process's exit code. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/**
 * Further exit codes of `start`, for whatever has started it; after EX_TEMPFAIL and EX_CONFIG of sysexits.h.
 * `tryAgain`: the problem may pass by itself. `settings`: it stays until somebody changes a setting, so that starting
 * again does not help.
 */
const SERVICE_EXIT = { tryAgain: 75, settings: 78 } as const;

/** @param isService whether `start` has failed */
export function exitCodeOf(error: unknown, isService: boolean): number {
  if (!(error instanceof UserError)) return EXIT.failed;
  if (error.code === 'bad-usage') return EXIT.usage;
  if (!isService) return EXIT.failed;
  if (error.code === 'unreachable' || error.code === 'cluster') return SERVICE_EXIT.tryAgain;
  return error.code === 'config' ? SERVICE_EXIT.settings : EXIT.failed;
}

/** Options that most commands have; they win over the environment. */
export interface SharedOptions {
  readonly articles?: string;
  readonly data?: string;
  readonly json?: boolean;
}

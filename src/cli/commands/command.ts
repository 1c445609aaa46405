import { UserError } from '../../errors.js';

/** What the process ends with. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/**
 * What `start` ends with besides, for whatever has started it; after EX_TEMPFAIL and EX_CONFIG of sysexits.h.
 * `tryAgain`: what was wrong may pass by itself. `settings`: it stays until somebody changes a setting, so that
 * starting again is of no use.
 */
const SERVICE_EXIT = { tryAgain: 75, settings: 78 } as const;

/** @param isService whether it was `start` that has failed */
export function exitCodeOf(error: unknown, isService: boolean): number {
  if (!(error instanceof UserError)) return EXIT.failed;
  if (error.code === 'bad-usage') return EXIT.usage;
  if (!isService) return EXIT.failed;
  if (error.code === 'unreachable') return SERVICE_EXIT.tryAgain;
  return error.code === 'config' ? SERVICE_EXIT.settings : EXIT.failed;
}

/** Options that most commands have; they win over the environment. */
export interface SharedOptions {
  readonly articles?: string;
  readonly data?: string;
  readonly json?: boolean;
}

/** What the process ends with. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/** Options that most commands have; they win over the environment. */
export interface SharedOptions {
  readonly articles?: string;
  readonly data?: string;
  readonly json?: boolean;
}

import type { LedRun, RunRange } from '../../../src/index/run-sharing.js';

export interface RunInMemory extends LedRun {
  /** The ranges that were asked for, each time. */
  readonly looks: readonly (readonly RunRange[])[];
}

/** A run of which each range can be taken once, and which this process works on alone. */
export function runInMemory(instead: Partial<LedRun> = {}): RunInMemory {
  const looks: (readonly RunRange[])[] = [];
  const taken = new Set<string>();
  const done = new Set<string>();
  return {
    looks,
    async claim(ranges) {
      looks.push(ranges);
      const open = ranges.filter(({ id }) => !done.has(id));
      const range = open.find(({ id }) => !taken.has(id));
      if (!range) return { claim: null, open };
      taken.add(range.id);
      const finish = async (): Promise<void> => void done.add(range.id);
      return { claim: { range, finish, release: async () => {} }, open };
    },
    progress: async () => null,
    end: async () => {},
    ...instead,
  };
}

/** A stage that a stranger's text goes through. */
export interface Stage {
  readonly name: string;
  /** Prepares the stage's input, and returns its work: only the work is counted. */
  readonly prepare: (source: string) => Promise<() => unknown>;
}

/** A stage that works on the text itself. */
export function onText(name: string, work: (source: string) => unknown): Stage {
  return on(name, (source) => source, work);
}

/** A stage that works on something made from the text beforehand. */
export function on<T>(name: string, make: (source: string) => T, work: (made: Awaited<T>) => unknown): Stage {
  return {
    name,
    prepare: async (source) => {
      const made = await make(source);
      return () => work(made);
    },
  };
}

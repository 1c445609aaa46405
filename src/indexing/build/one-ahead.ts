/**
 * Works on items in order and yields the results in the same order. The next item is begun before a result is
 * yielded, so that work continues while the consumer is busy. However it ends, no work is left under way.
 */
export async function* oneAhead<T, R>(items: Iterable<T>, work: (item: T) => Promise<R>): AsyncGenerator<R> {
  let begun: Promise<R> | null = null;
  try {
    for (const item of items) {
      const before: Promise<R> | null = begun;
      begun = work(item);
      // A failure is thrown when its turn comes; until then it does not count as unhandled.
      begun.catch(() => {});
      if (before) yield await before;
    }
    if (begun) yield await begun;
  } finally {
    await begun?.catch(() => {});
  }
}

/**
 * Works on items in their order and gives the results in it. The next item is begun before a result is given, so
 * that the work goes on while the taker is busy. Ends with no work under way, however it ends.
 */
export async function* oneAhead<T, R>(items: Iterable<T>, work: (item: T) => Promise<R>): AsyncGenerator<R> {
  let begun: Promise<R> | null = null;
  try {
    for (const item of items) {
      const before: Promise<R> | null = begun;
      begun = work(item);
      // A failure is told when its turn comes, and until then it is no unhandled one.
      begun.catch(() => {});
      if (before) yield await before;
    }
    if (begun) yield await begun;
  } finally {
    await begun?.catch(() => {});
  }
}

/** For each index, and the length, how many of the items from there on meet a condition. */
export function countsFrom<T>(items: readonly T[], holds: (item: T, i: number) => boolean): number[] {
  const counts = new Array<number>(items.length + 1).fill(0);
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i] as T;
    counts[i] = (counts[i + 1] ?? 0) + (holds(item, i) ? 1 : 0);
  }
  return counts;
}

/** For each index, and the length, the sum of a measure over the items before it. */
export function sumsBefore<T>(items: readonly T[], measure: (item: T, i: number) => number): number[] {
  const sums = [0];
  for (const [i, item] of items.entries()) sums.push((sums[i] ?? 0) + measure(item, i));
  return sums;
}

/** For each index, and the length, the greatest measure of the items from there on; 0 if there are none. */
export function greatestFrom<T>(items: readonly T[], measure: (item: T) => number): number[] {
  const greatest = new Array<number>(items.length + 1).fill(0);
  for (let i = items.length - 1; i >= 0; i--) {
    greatest[i] = Math.max(greatest[i + 1] ?? 0, measure(items[i] as T));
  }
  return greatest;
}

/** For each index, and the length, the sum of a measure over the items from there on. */
export function sumsFrom<T>(items: readonly T[], measure: (item: T) => number): number[] {
  return sumsBefore(items.toReversed(), measure).reverse();
}

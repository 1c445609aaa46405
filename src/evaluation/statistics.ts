/** The mean, or null of no values. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** How many of all have something, 0..1, or null if there are none. */
export function share<T>(all: readonly T[], holds: (one: T) => boolean): number | null {
  return mean(all.map((one) => (holds(one) ? 1 : 0)));
}

/** The nearest-rank quantile, or null of no values. */
export function quantile(values: readonly number[], q: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? null;
}

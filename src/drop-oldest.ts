/** A map or a set, which keeps the order in which things came. */
interface Ordered<K> {
  readonly size: number;
  keys(): Iterable<K>;
  delete(key: K): boolean;
}

/** Called after each addition, it keeps the latest `most`. */
export function dropOldest<K>(kept: Ordered<K>, most: number): void {
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
}

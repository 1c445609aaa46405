/** A map or a set; both keep the order of insertion. */
interface Ordered<K> {
  readonly size: number;
  keys(): Iterable<K>;
  delete(key: K): boolean;
}

/** Keeps the latest `most`, if it is called after each addition. */
export function dropOldest<K>(kept: Ordered<K>, most: number): void {
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
}

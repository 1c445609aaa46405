/** Items with the probabilities that follow from their logits; the probabilities add up to 1. */
export function withProbabilities<T>(
  items: readonly T[],
  logitOf: (item: T) => number,
): (T & { readonly probability: number })[] {
  const logits = items.map((item) => ({ item, logit: logitOf(item) }));
  const most = Math.max(...logits.map(({ logit }) => logit));
  const powers = logits.map(({ item, logit }) => ({ item, power: Math.exp(logit - most) }));
  const total = powers.reduce((sum, { power }) => sum + power, 0);
  return powers.map(({ item, power }) => ({ ...item, probability: power / total }));
}

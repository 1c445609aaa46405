/**
 * The keys with the highest scores, best first; of equal scores, the smaller key. A heap of the best so far, the
 * worst on top, so that most keys cost one comparison.
 */
export function best(keys: Iterable<number>, scores: Float64Array, limit: number): number[] {
  const heap: number[] = [];
  const isWorse = (a: number, b: number): boolean => {
    const difference = (scores[a] ?? 0) - (scores[b] ?? 0);
    return difference < 0 || (difference === 0 && a > b);
  };
  for (const key of keys) {
    if (heap.length < limit) {
      heap.push(key);
      rise(heap, isWorse);
    } else if (isWorse(heap[0] ?? key, key)) {
      heap[0] = key;
      sink(heap, isWorse);
    }
  }
  return heap.sort((a, b) => (isWorse(a, b) ? 1 : -1));
}

type Compare = (a: number, b: number) => boolean;

function rise(heap: number[], isWorse: Compare): void {
  for (let at = heap.length - 1; at > 0; ) {
    const parent = (at - 1) >> 1;
    if (!swapIf(heap, at, parent, isWorse)) return;
    at = parent;
  }
}

function sink(heap: number[], isWorse: Compare): void {
  for (let at = 0; ; ) {
    const left = 2 * at + 1;
    if (left >= heap.length) return;
    const right = left + 1;
    const child = right < heap.length && isWorse(heap[right] ?? 0, heap[left] ?? 0) ? right : left;
    if (!swapIf(heap, child, at, isWorse)) return;
    at = child;
  }
}

/** Swaps a node with the one above if it is worse. */
function swapIf(heap: number[], child: number, parent: number, isWorse: Compare): boolean {
  const [below = 0, above = 0] = [heap[child], heap[parent]];
  if (!isWorse(below, above)) return false;
  heap[child] = above;
  heap[parent] = below;
  return true;
}

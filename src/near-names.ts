/** Whether two names differ only by some letters or by the order of two. Most differ too much in length already. */
export function isNear(name: string, setting: string, most: number): boolean {
  if (Math.abs(name.length - setting.length) > most) return false;
  return hasSameLetters(name, setting) || distance(name, setting) <= most;
}

function hasSameLetters(name: string, setting: string): boolean {
  const sorted = (text: string): string => [...text].sort().join('');
  return sorted(name) === sorted(setting);
}

/** How many letters have to be added, left out or replaced (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

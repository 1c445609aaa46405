const FIRST_HAN = 0x4e00;
const CHARACTERS = 4000;
const CLAUSE = 9;

/** A paragraph of five sentences of Han characters at random: always the same for a number, another for each. */
export function paragraphOf(seed: number): string {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0;
    return (state >>> 7) % CHARACTERS;
  };
  const clause = () => Array.from({ length: CLAUSE }, () => String.fromCharCode(FIRST_HAN + next())).join('');
  return Array.from({ length: 5 }, () => `${clause()}，${clause()}，${clause()}。`).join('');
}

/** A text of eight paragraphs, 1,200 characters in all. */
export function bodyOf(seed: number): string {
  return Array.from({ length: 8 }, (_, i) => paragraphOf(seed * 1000 + i + 1)).join('\n\n');
}

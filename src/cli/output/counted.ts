/** A number with what is counted, in English: `1 article`, `2 articles`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

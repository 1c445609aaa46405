import colors from 'picocolors';

/** Styles for a terminal; plain text elsewhere. */
export const style = colors;

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** One object per line. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value));
}

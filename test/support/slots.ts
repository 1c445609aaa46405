/** The names of the values that a text takes, in order. */
export function slots(text: string | undefined): string[] {
  return [...new Set([...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''))].sort();
}

/** The literals that a function is called with first, and how often it is called with anything else. */
export function literalsOf(
  code: string,
  name: string,
): { readonly texts: string[]; readonly others: number } {
  const call = new RegExp(
    `(?<![\\w.])${name}\\(\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|"((?:[^"\\\\]|\\\\.)*)"|)`,
    'g',
  );
  const found = [...code.matchAll(call)].map(([, single, double]) => single ?? double);
  return {
    texts: found
      .filter((text) => text !== undefined)
      .map((text) => text.replace(/\\n/g, '\n').replace(/\\(.)/g, '$1')),
    others: found.filter((text) => text === undefined).length,
  };
}

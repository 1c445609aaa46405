const SPACES = /[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]{2,}/g;
const ODD_SPACE = /[\u00a0\u2000-\u200a\u202f\u205f]/g;

/** Replaces a run of spaces by one plain space; the indentation of lists and line breaks stay. */
export function tidySpaces(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
      return indent + line.slice(indent.length).replace(SPACES, ' ').replace(ODD_SPACE, ' ');
    })
    .join('\n');
}

const SPACES = /[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]{2,}/g;
const ODD_SPACE = /[\u00a0\u2000-\u200a\u202f\u205f]/g;

/** A space before a mark that has room on its left by itself; not at the start of a table's cell. */
const SPACE_BEFORE_MARK = /(?<=[^\s|]) (?=[，。；：])/g;

/**
 * Replaces a run of spaces by one plain space, and drops one before Chinese commas, stops and colons; the indentation
 * of lists and line breaks stay.
 */
export function tidySpaces(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
      const spaced = line.slice(indent.length).replace(SPACES, ' ').replace(ODD_SPACE, ' ');
      return indent + spaced.replace(SPACE_BEFORE_MARK, '');
    })
    .join('\n');
}

/** How many marks a stretch without an empty line may hold; real link lists have some hundreds. */
const MAX_MARKS = 3000;
/** The same for the cells of tables, which cost less. */
const MAX_CELLS = 20_000;
/** How deep quotes and lists may be nested. */
const MAX_NESTING = 40;
/** How far a nested list may be indented, in columns. */
const MAX_INDENT = 160;

const DEEPLY_NESTED = new RegExp(
  `^(?:[ \\t]*(?:>|[-+*](?=\\s)|\\d{1,9}[.)](?=\\s))){${MAX_NESTING}}|^[ \\t]{${MAX_INDENT},}(?:>|[-+*]\\s|\\d{1,9}[.)]\\s)`,
  'm',
);

/**
 * Whether a Markdown parser would take minutes or run out of stack over this: its time grows with the square of the
 * marks in a paragraph, its stack with the depth of nesting. No article that people read is like that.
 */
export function isTooDense(source: string): boolean {
  if (DEEPLY_NESTED.test(source)) return true;
  return source.split(/\n[ \t]*\n/).some((section) => {
    const marks = countAny(section, '*_`[]<&~@');
    return marks > MAX_MARKS || marks + countAny(section, '|') > MAX_CELLS;
  });
}

function countAny(text: string, characters: string): number {
  let count = 0;
  for (const character of text) if (characters.includes(character)) count++;
  return count;
}

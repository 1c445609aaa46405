/**
 * The most work that parsing may take, in squared marks: about a second. Real articles stay under a hundredth of it;
 * tables with thousands of rows exceed it, and files made to keep a parser busy.
 */
const MAX_WORK = 10_000_000;
/** How many cells of a table cost as much as one mark. */
const CELLS_PER_MARK = 7;
/** How deep quotes and lists may be nested. */
const MAX_NESTING = 40;
/** How far a nested list may be indented, in columns. */
const MAX_INDENT = 160;

const EMPTY_LINE = /\n[ \t]*\n/;
const MARK = /[*_`[\]<&~@]/g;
/** The start of a line that may be a heading, a quote, a list item or the rule under a heading. */
const LINE_MARK = /^[ \t]*(?:[=#>+*-]|\d{1,9}[.)])/gm;
const DEEPLY_NESTED = new RegExp(
  `^(?:[ \\t]*(?:>|[-+*](?=\\s)|\\d{1,9}[.)](?=\\s))){${MAX_NESTING}}|^[ \\t]{${MAX_INDENT},}(?:>|[-+*]\\s|\\d{1,9}[.)]\\s)`,
  'm',
);

/**
 * Whether a Markdown parser would take minutes or run out of stack on this text: its time grows with the square of
 * the marks between two empty lines, its stack with the depth of nesting.
 */
export function isTooDense(source: string): boolean {
  if (DEEPLY_NESTED.test(source)) return true;
  const work = source.split(EMPTY_LINE).reduce((sum, section) => sum + workOf(section), 0);
  return work > MAX_WORK;
}

function workOf(section: string): number {
  const marks = count(section, MARK) + count(section, /\|/g) / CELLS_PER_MARK;
  return marks ** 2 + count(section, LINE_MARK) ** 2;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** The least length of a slice, in UTF-16 code units: shorter ones cost as much by their number as they save. */
const LEAST = 1024;

const EMPTY = /^[ \t]*$/;
/** A line that does not continue a list, quote or note above the empty line before it. */
const OUTSIDE = /^(?![ \t]|[-+*](?:[ \t]|$)|\d{1,9}[.)])/;
const FENCE = /^(?:`{3,}(?=[^`]*$)|~{3,})/;
const HTML = /^[ \t]*</;
/**
 * A fence or HTML that belongs, or may belong, to a list or a quote, and HTML that continues after empty lines: what
 * follows stays together.
 */
const DOUBTFUL =
  /^(?:[ \t]|[-+*>]|\d{1,9}[.)])+(?:`{3}|~{3})|^(?:[ \t]*(?:[-+*>]|\d{1,9}[.)]))+[ \t]*<|^[ \t]*<(?:script|pre|style|textarea|[!?])/i;
/** A heading or a rule: whatever comes next is another block. */
const WHOLE_BLOCK = /^(?:-{3,}|\*{3,}|_{3,})[ \t]*$|^#{1,6}(?:[ \t]|$)/;
/** Ends the label of a definition or a footnote, which any part may refer to. */
const DEFINES = ']:';

/**
 * Cuts a Markdown document between blocks, so that parsing the parts one after another gives the same as parsing the
 * whole. A parser's work on quotes grows with the square of their number, and its memory with everything that it has
 * read.
 *
 * @returns at least one part; joined they are the source
 */
export function slicesOf(source: string, least = LEAST): string[] {
  if (source.length <= least || source.includes(DEFINES)) return [source];
  const slices: string[] = [];
  let from = 0;
  for (const at of cutsIn(source)) {
    if (at - from < least) continue;
    slices.push(source.slice(from, at));
    from = at;
  }
  return [...slices, source.slice(from)];
}

/** The beginnings of lines, below an empty one or a whole block, at which no block continues. */
function* cutsIn(source: string): Generator<number> {
  let fence: string | null = null;
  let isAfterEnd = false;
  let isInHtml = false;
  for (let start = 0; start < source.length; ) {
    const newline = source.indexOf('\n', start);
    const end = newline < 0 ? source.length : newline;
    const line = source.slice(start, end);
    if (fence !== null) fence = closes(line, fence) ? null : fence;
    else if (EMPTY.test(line)) isInHtml = false;
    else {
      if (isAfterEnd && OUTSIDE.test(line)) yield start;
      isInHtml ||= HTML.test(line);
      fence = FENCE.exec(line)?.[0] ?? null;
      if (DOUBTFUL.test(line) || (fence !== null && isInHtml)) return;
    }
    isAfterEnd = fence === null && (EMPTY.test(line) || (!isInHtml && WHOLE_BLOCK.test(line)));
    start = end + 1;
  }
}

function closes(line: string, fence: string): boolean {
  const mark = line.trim();
  return mark.length >= fence.length && mark === fence.charAt(0).repeat(mark.length);
}

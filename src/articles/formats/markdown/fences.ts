/** A stretch of a source without fenced code. */
export type SourcePart = string;

const FENCE = /^[ \t]{0,12}(?:>[ \t]?){0,8}(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(`{3,}|~{3,})[ \t]*([^\s`]*)/;
/** Code that a plugin runs to show something else. */
const RUN = /^(?:dataview|dataviewjs|tasks|query|button|tracker)$/i;

interface Fence {
  readonly mark: string;
  /** The first word after the mark, such as `rust,ignore`. */
  readonly info: string;
  readonly isRun: boolean;
}

/** The new form of a line of code; null if it is removed. */
type ChangeCode = (line: string, info: string) => string | null;

/**
 * A source with its stretches outside fenced code changed; fences that a plugin runs are left out.
 *
 * @param changeCode changes each line in a fence; if missing, they stay
 */
export function linesOutsideFences(
  source: string,
  change: (part: SourcePart) => string,
  changeCode: ChangeCode = (line) => line,
): string {
  const out: string[] = [];
  let text: string[] = [];
  let fence: Fence | null = null;
  const flush = (): void => {
    if (text.length > 0) out.push(change(text.join('\n')));
    text = [];
  };
  for (const line of source.split('\n')) {
    if (fence) {
      const isEnd = closes(line, fence);
      const kept = isEnd ? line : changeCode(line, fence.info);
      if (!fence.isRun && kept !== null) out.push(kept);
      if (isEnd) fence = null;
      continue;
    }
    fence = opened(line);
    if (!fence) text.push(line);
    else {
      flush();
      if (!fence.isRun) out.push(line);
    }
  }
  flush();
  return out.join('\n');
}

/** The same without code spans in the stretches. */
export function linesOutsideCode(source: string, change: (part: SourcePart) => string): string {
  return linesOutsideFences(source, (part) => outsideSpans(part, change));
}

function opened(line: string): Fence | null {
  const [, mark, info = ''] = FENCE.exec(line) ?? [];
  return mark === undefined ? null : { mark, info, isRun: RUN.test(info) };
}

function closes(line: string, { mark }: Fence): boolean {
  const bare = line.replace(/^[ \t>]+/, '').trimEnd();
  return bare.length >= mark.length && bare === mark.charAt(0).repeat(bare.length);
}

/** A code span, whose words are literal. */
const SPAN = /(`+)[^`]+\1(?!`)/g;
const HOLD = '\ue001';
const HELD = /\ue001(\d+)\ue001/g;

function outsideSpans(part: string, change: (part: SourcePart) => string): string {
  if (!part.includes('`') || part.includes(HOLD)) return change(part);
  const spans: string[] = [];
  const held = part.replace(SPAN, (span) => `${HOLD}${spans.push(span) - 1}${HOLD}`);
  return change(held).replace(HELD, (_, i: string) => spans[Number(i)] ?? '');
}

/** What Discord shows of the bot's markup, and which stretches are bold. */
export interface ShownText {
  readonly text: string;
  /** One flag for each code unit of the text. */
  readonly bold: readonly boolean[];
}

/** Markup that works anywhere: what begins it, an emoji's code, the rest of an address, a mention. */
const INLINE = /^(?:[`*_~|<>[\]]|:[\w+-]*:|:\/\/|@everyone|@here)/;
/** What makes a heading, a small line or a list, and the longest of these looked at. */
const AT_LINE_START = /^(?:-?#|[-+]\s|\d+\.\s)/;
const REACH = 100;

function worksAt(markup: string, at: number): boolean {
  const lineBefore = markup.slice(markup.lastIndexOf('\n', at - 1) + 1, at);
  const rest = markup.slice(at, at + REACH);
  return INLINE.test(rest) || (lineBefore.trim() === '' && AT_LINE_START.test(rest));
}

/** Reads bold and backslashes the way Discord does; any other working markup is a fault of the bot. */
export function shownText(markup: string): ShownText {
  const text: string[] = [];
  const bold: boolean[] = [];
  let isBold = false;
  for (let at = 0; at < markup.length; at++) {
    const escaped = markup[at] === '\\' && /[!-/:-@[-`{-~]/.test(markup.charAt(at + 1));
    if (!escaped && markup.startsWith('**', at)) {
      isBold = !isBold;
      at++;
      continue;
    }
    if (escaped) at++;
    else if (worksAt(markup, at)) throw new Error(`Markup that works at ${at}: ${markup}`);
    text.push(markup.charAt(at));
    bold.push(isBold);
  }
  if (isBold) throw new Error(`Bold that does not end: ${markup}`);
  return { text: text.join(''), bold };
}

/** The lines of a block quote without their marks; throws if a line has none. */
export function unquoted(markup: string): string {
  const lines = markup.split('\n').map((line) => {
    if (!line.startsWith('> ')) throw new Error(`A line outside the block quote: ${line}`);
    return line.slice(2);
  });
  return lines.join('\n');
}

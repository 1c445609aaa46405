import stringWidth from 'string-width';

/** How a character is shown. */
export interface Look {
  readonly bold: boolean;
  readonly dim: boolean;
  /** 0 to 7 as terminals number them, 8 to 15 for the bright ones; null for the usual one. */
  readonly colour: number | null;
}

/** A character on the screen; the second column of a wide one is empty. */
interface Cell {
  readonly text: string;
  readonly look: Look;
}

/** Characters of a line that look alike. */
export interface Run {
  readonly text: string;
  readonly look: Look;
}

const PLAIN: Look = { bold: false, dim: false, colour: null };
/** A sequence that moves, deletes or colours; or a character that moves; or one that is shown. */
const ESCAPE = '\u001b';
const PIECE = new RegExp(`${ESCAPE}\\[([?\\d;]*)([A-Za-z])|${ESCAPE}[78]|([\r\n\b])|(\\P{Cc})`, 'gu');

/** All lines of a terminal without an end, after all of this was written to it. */
export function linesShown(written: string): Run[][] {
  const screen = new Screen();
  for (const [, given = '', action, control, character] of written.matchAll(PIECE)) {
    if (action !== undefined) screen.do(action, given.split(';').map(Number));
    else if (control !== undefined) screen.move(control);
    else if (character !== undefined) screen.write(character);
  }
  return screen.lines.map(runsOf);
}

class Screen {
  readonly lines: Cell[][] = [[]];
  #row = 0;
  #column = 0;
  #look = PLAIN;

  write(character: string): void {
    const width = stringWidth(character);
    // A mark without a width belongs to the character before it.
    if (width === 0) return;
    const line = this.#line();
    while (line.length < this.#column) line.push({ text: ' ', look: PLAIN });
    line[this.#column] = { text: character, look: this.#look };
    if (width === 2) line[this.#column + 1] = { text: '', look: this.#look };
    this.#column += width;
  }

  move(control: string): void {
    if (control === '\n') this.#row += 1;
    this.#column = control === '\b' ? Math.max(0, this.#column - 1) : control === '\r' ? 0 : this.#column;
    this.#line();
  }

  do(action: string, [first = 0, ...more]: readonly number[]): void {
    const by = Math.max(1, first);
    if (action === 'm') for (const code of [first, ...more]) this.#look = lookAfter(this.#look, code);
    else if (action === 'A') this.#row = Math.max(0, this.#row - by);
    else if (action === 'B') this.#row += by;
    else if (action === 'C') this.#column += by;
    else if (action === 'D') this.#column = Math.max(0, this.#column - by);
    else if (action === 'G') this.#column = by - 1;
    else if (action === 'K') this.#line().splice(first === 0 ? this.#column : 0);
    else if (action === 'J') this.#deleteBelow();
  }

  #deleteBelow(): void {
    this.#line().splice(this.#column);
    this.lines.splice(this.#row + 1);
  }

  #line(): Cell[] {
    while (this.lines.length <= this.#row) this.lines.push([]);
    return this.lines[this.#row] ?? [];
  }
}

function lookAfter(look: Look, code: number): Look {
  if (code === 0) return PLAIN;
  if (code === 1) return { ...look, bold: true };
  if (code === 2) return { ...look, dim: true };
  if (code === 22) return { ...look, bold: false, dim: false };
  if (code === 39) return { ...look, colour: null };
  if (code >= 30 && code <= 37) return { ...look, colour: code - 30 };
  return code >= 90 && code <= 97 ? { ...look, colour: code - 82 } : look;
}

function runsOf(line: readonly Cell[]): Run[] {
  const runs: { text: string; look: Look }[] = [];
  for (const { text, look } of line) {
    const last = runs.at(-1);
    if (last && JSON.stringify(last.look) === JSON.stringify(look)) last.text += text;
    else runs.push({ text, look });
  }
  return runs;
}

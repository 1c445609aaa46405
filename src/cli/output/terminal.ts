import { createSupportsHyperlinks } from 'supports-hyperlinks';

/** What a text is laid out for. */
export interface Terminal {
  /** How wide it is; null where nobody looks at it, as in a file: then nothing is wrapped or shortened. */
  readonly columns: number | null;
  /** Whether it takes links that lead elsewhere than their text says (OSC 8). */
  readonly hasLinks: boolean;
}

/** Where a text is taken as it is: a file, a pipe. */
export const NO_TERMINAL: Terminal = { columns: null, hasLinks: false };

export function terminalOf(stream: NodeJS.WriteStream): Terminal {
  if (!stream.isTTY) return NO_TERMINAL;
  return { columns: stream.columns, hasLinks: createSupportsHyperlinks(stream) };
}

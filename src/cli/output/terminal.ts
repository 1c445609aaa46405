import { createSupportsHyperlinks } from 'supports-hyperlinks';

/** The place that a text is laid out for. */
export interface Terminal {
  /** How wide it is; null if it is not a terminal, such as a file: then nothing is wrapped or shortened. */
  readonly columns: number | null;
  /** Whether it supports links with a text other than their address (OSC 8). */
  readonly hasLinks: boolean;
}

/** A place that takes texts unchanged: a file, a pipe. */
export const NO_TERMINAL: Terminal = { columns: null, hasLinks: false };

export function terminalOf(stream: NodeJS.WriteStream): Terminal {
  if (!stream.isTTY) return NO_TERMINAL;
  return { columns: stream.columns, hasLinks: createSupportsHyperlinks(stream) };
}

import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { style } from '../output/output.js';
import { aborted } from '../signals.js';

/** Asks a person in a terminal. */
export interface Prompt {
  /** What they type, without surrounding spaces; null if nothing more can be asked. */
  ask(question: string): Promise<string | null>;
  /** The same, hidden from onlookers. */
  askHidden(question: string): Promise<string | null>;
  say(line: string): void;
}

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

/** @param signal ends the question; Ctrl-C in the terminal counts as SIGINT for this process */
export function promptIn(input: NodeJS.ReadStream, output: NodeJS.WriteStream, signal: AbortSignal): Prompt {
  const read = async (question: string, isHidden: boolean): Promise<string | null> => {
    const shown = isHidden ? nowhere() : output;
    const text = `${style.cyan('?')} ${question} `;
    // From here on the terminal shows nothing by itself.
    const terminal = createInterface({ input, output: shown, terminal: true, prompt: isHidden ? '' : text });
    terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    const answer = answerOf(terminal, signal);
    if (isHidden) output.write(text);
    terminal.prompt();
    try {
      return await answer;
    } finally {
      terminal.close();
      if (isHidden) output.write('\n');
    }
  };
  return {
    ask: (question) => read(question, false),
    askHidden: (question) => read(question, true),
    say: (line) => void output.write(`${line}\n`),
  };
}

/** The end of the input (Ctrl-D) and the signal give no answer, which is not a failure. */
function answerOf(terminal: ReturnType<typeof createInterface>, signal: AbortSignal): Promise<string | null> {
  const line = new Promise<string>((resolve) => terminal.once('line', (text) => resolve(text.trim())));
  const closed = new Promise<null>((resolve) => terminal.once('close', () => resolve(null)));
  return Promise.race([line, closed, aborted(signal).then(() => null)]);
}

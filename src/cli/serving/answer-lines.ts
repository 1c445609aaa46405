import { createInterface } from 'node:readline';
import { style } from '../output/output.js';

export interface AnswerLines {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Gives the text that answers a line. An error ends the conversation. */
  readonly answer: (question: string) => Promise<string>;
  readonly signal: AbortSignal;
}

const PROMPT = style.cyan('\n? ');

/**
 * Answers typed lines until an empty line, the end of the input or the signal. Lines that are typed meanwhile wait
 * for their turn.
 */
export async function answerLines({ input, output, answer, signal }: AnswerLines): Promise<void> {
  const terminal = createInterface({ input, output, prompt: PROMPT, signal });
  try {
    terminal.prompt();
    for await (const question of terminal) {
      if (question.trim() === '' || signal.aborted) return;
      output.write(`\n${await answer(question)}\n`);
      if (!signal.aborted) terminal.prompt();
    }
  } finally {
    terminal.close();
  }
}

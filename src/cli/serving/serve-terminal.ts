import type { AnswerService } from '../../answer/service.js';
import { EXIT } from '../commands/command.js';
import type { Speech } from '../i18n/speech.js';
import { answerToText } from '../output/answer-text.js';
import { print, style } from '../output/output.js';
import { terminalOf } from '../output/terminal.js';
import { answerLines } from './answer-lines.js';

/** For people who could not be asked for it. */
export function howToGetToken({ t }: Speech): string {
  const steps = [t('tokenStep1'), t('tokenStep2'), t('tokenStep3')].map((step, i) => `  ${i + 1}. ${step}\n`);
  return `\n${style.bold(t('howToGetToken'))}\n${steps.join('')}`;
}

/** Answers in this terminal until the person has had enough, or says how to get a token if nobody could ask. */
export async function serveTerminal(
  answers: AnswerService,
  speech: Speech,
  signal: AbortSignal,
): Promise<number> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    print(howToGetToken(speech));
    return EXIT.done;
  }
  print(`${speech.t('askHere')} ${style.dim(speech.t('emptyLineEnds'))}`);
  await answerLines({
    input: process.stdin,
    output: process.stdout,
    answer: async (question) =>
      answerToText(await answers.ask(question), {}, terminalOf(process.stdout), speech),
    signal,
  });
  return EXIT.done;
}

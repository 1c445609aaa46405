import type { AnswerService } from '../../answer/service.js';
import { messageOf, UserError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import { aborted } from '../signals.js';

/** A question that goes through everything: characters of both scripts, and words for the dictionary. */
const QUESTION = '训练一个模型要花多少钱？ How much does training a model cost?';

/**
 * Asks once before anybody does, which loads the model, the dictionaries and the index: otherwise people would have
 * to wait, and be refused. A failure will be reported by the first question; the bot starts nevertheless.
 */
export async function warmUp(answers: AnswerService, logger: Logger, signal: AbortSignal): Promise<void> {
  const began = performance.now();
  const asked = answers.ask(QUESTION, { top: 1 }).then(
    () => logger.debug({ ms: Math.round(performance.now() - began) }, 'Warmed up'),
    (error: unknown) => {
      // Who ends the program meanwhile waits for no question.
      if (signal.aborted) return;
      const reason = error instanceof UserError ? messageOf(error) : 'an unexpected error';
      logger.warn({ err: error }, `The first question may take a while: warming up has failed (${reason})`);
    },
  );
  await Promise.race([asked, aborted(signal)]);
}

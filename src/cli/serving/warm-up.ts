import type { AnswerService } from '../../answer/service.js';
import { messageOf, UserError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import { aborted } from '../signals.js';

/** Takes every way a question takes: characters of both scripts, and words that the dictionary is asked for. */
const QUESTION = '训练一个模型要花多少钱？ How much does training a model cost?';

/**
 * Asks once before anybody does: the model, the dictionaries and the index are loaded by it, for which people would
 * wait, and be refused. What goes wrong is for the first question to tell; the bot starts all the same.
 */
export async function warmUp(answers: AnswerService, logger: Logger, signal: AbortSignal): Promise<void> {
  const began = performance.now();
  const asked = answers.ask(QUESTION, { top: 1 }).then(
    () => logger.debug({ ms: Math.round(performance.now() - began) }, 'Warmed up'),
    (error: unknown) => {
      const reason = error instanceof UserError ? messageOf(error) : 'an unexpected error';
      logger.warn({ err: error }, `The first question may take a while: warming up has failed (${reason})`);
    },
  );
  await Promise.race([asked, aborted(signal)]);
}

import { QueueFullError } from '../../operations/fair-queue.js';
import type { CommandContext } from './command.js';
import { Refusal } from './refusal.js';

/** Who asks, and on which server; null in a direct message. */
export interface Asker {
  readonly user: { readonly id: string };
  readonly guildId: string | null;
}

/**
 * Counts a question towards its person's limit.
 *
 * @throws Refusal if the limit is reached
 */
export function countQuestion({ user }: Asker, { limit }: CommandContext): void {
  const wait = limit.take(user.id);
  if (wait === 0) return;
  const seconds = Math.ceil(wait / 1000);
  throw new Refusal(({ t }) =>
    t('tooManyQuestions', {
      seconds: t('secondCount', { count: seconds }),
      limit: t('timeCount', { count: limit.perMinute }),
    }),
  );
}

/**
 * Does a question's work when its server's turn has come, and measures how long everything took. A person's direct
 * messages count as a server.
 *
 * @throws Refusal if too many of the server's questions wait
 */
export async function inTurn<T>(
  { guildId, user }: Asker,
  { queue, telemetry }: CommandContext,
  work: () => Promise<T>,
): Promise<T> {
  const began = performance.now();
  try {
    const result = await queue.run(guildId ?? user.id, work);
    telemetry.recordQuestion(performance.now() - began);
    return result;
  } catch (error) {
    if (error instanceof QueueFullError) throw new Refusal(({ t }) => t('queueFull'));
    throw error;
  }
}

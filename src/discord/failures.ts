import { randomBytes } from 'node:crypto';
import { DiscordAPIError } from 'discord.js';
import { UserError } from '../errors.js';
import type { CommandContext } from './command.js';
import { EXPIRED_INTERACTION_CODES, LIMITS } from './limits.js';
import type { Messages } from './messages.js';
import { escapeMarkdown, shorten } from './text.js';

/** Whether Discord takes no more replies to the interaction: then nobody can be told, it can only be logged. */
export function isExpired(error: unknown): boolean {
  return error instanceof DiscordAPIError && EXPIRED_INTERACTION_CODES.has(error.code);
}

/**
 * What a person is told about a failure. A `UserError` speaks for itself; anything else is logged under an id,
 * and the id is all that is told: its own message is for developers.
 *
 * @param where what was asked for, for the log
 */
export function explainFailure(
  error: unknown,
  where: string,
  messages: Messages,
  { logger, telemetry, timing }: Pick<CommandContext, 'logger' | 'telemetry' | 'timing'>,
): string {
  if (error instanceof UserError) {
    logger.info({ where, code: error.code }, error.message);
    return shorten(error.message, LIMITS.content, escapeMarkdown);
  }
  const id = randomBytes(4).toString('hex');
  logger.error({ err: error, where, id }, 'Unexpected error');
  telemetry.recordError({ at: timing.now(), id, where });
  return messages.t('unexpected', { id });
}

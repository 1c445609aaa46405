import type { AutocompleteInteraction } from 'discord.js';
import { QueueFullError } from '../../operations/fair-queue.js';
import type { CommandContext } from './command.js';

/** How often one person's typing is looked up within a minute: twice a second, as fast as people type. */
export const SUGGESTIONS_PER_MINUTE = 120;
/** How long a lookup may wait for its turn, in ms: soon after that Discord no longer accepts the result. */
const PATIENCE = 2000;

/**
 * Looks up suggestions while somebody types, when the server's turn has come. If that takes too long, or typing is
 * faster than people can, nothing is suggested: nobody has asked for anything yet.
 */
export async function suggestInTurn<T>(
  { guildId, user }: Pick<AutocompleteInteraction, 'guildId' | 'user'>,
  { queue, suggestionLimit }: Pick<CommandContext, 'queue' | 'suggestionLimit'>,
  look: () => Promise<readonly T[]>,
): Promise<readonly T[]> {
  if (suggestionLimit.take(user.id) > 0) return [];
  try {
    return await queue.run(guildId ?? user.id, look, PATIENCE);
  } catch (error) {
    if (error instanceof QueueFullError) return [];
    throw error;
  }
}

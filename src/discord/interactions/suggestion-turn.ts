import type { AutocompleteInteraction } from 'discord.js';
import { QueueFullError } from '../../operations/fair-queue.js';
import type { CommandContext } from './command.js';

/** How often one person's typing is looked up within a minute: twice a second, as fast as anybody types. */
export const SUGGESTIONS_PER_MINUTE = 120;
/** As long as a look-up may wait for its turn, in ms: soon after that Discord no longer takes what comes of it. */
const PATIENCE = 2000;

/**
 * Looks up what is suggested while somebody types, when the turn of its server has come. Where that takes too long
 * or somebody types faster than anybody does, nothing is suggested: nobody has asked for anything yet.
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

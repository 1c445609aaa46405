import type { Journal } from '../../journal/journal.js';
import type { CommandContext } from './command.js';

/**
 * The journal for what is said on a server, or in a direct message if that is null. There is none if nothing is to be
 * kept, or if the server has removed the bot: what was kept of it is erased already.
 */
export function journalFor(
  guildId: string | null,
  { journal, membership }: Pick<CommandContext, 'journal' | 'membership'>,
): Journal | null {
  return membership.has(guildId) ? journal : null;
}

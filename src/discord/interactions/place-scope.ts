import type { Client, Interaction } from 'discord.js';
import { type Scope, UNBOUND } from '../../index/scope.js';
import { onlyServer } from '../gateway/only-server.js';
import type { CommandContext } from './command.js';
import { placesOf } from './open-places.js';

/** Where something is asked. */
export interface AskedPlace {
  readonly client: Client;
  /** Null for a direct message. */
  readonly guildId: string | null;
  /** The channel or thread and what encloses it, innermost first; empty for a direct message. */
  readonly channelIds: readonly string[];
}

/**
 * Which collections are read in a place: those that admins have bound it to. If nobody has said anything of the server:
 * all of them on the only one that uses the bot; none if several do, whatever was said of its channels, for they are
 * given no more than it is. A direct message reads what that one server does. A server that the bot is not on reads none.
 */
export function scopeOf(
  { client, guildId, channelIds }: AskedPlace,
  { channels: { bindings } }: Pick<CommandContext, 'channels'>,
): Scope {
  const only = onlyServer(client);
  const server = guildId ?? only;
  if (server === null || !client.guilds.cache.has(server)) return UNBOUND;
  if (server !== only && bindings.of(server, []) === undefined) return UNBOUND;
  return bindings.of(server, channelIds) ?? null;
}

/** The same for everything that is done in a place: the answer comes from the collections that are read there. */
export function contextAt(place: AskedPlace, context: CommandContext): CommandContext {
  const scope = scopeOf(place, context);
  return { ...context, scope, answers: context.answers.within(scope) };
}

/** The same for people who manage the index: they see all of it, wherever they are. */
export function wholeContextAt(place: AskedPlace, context: CommandContext): CommandContext {
  return { ...context, scope: scopeOf(place, context) };
}

/** Where something is used. */
export function placeUsed(
  { client, guildId, channelId, guild, id }: Interaction,
  { payloads }: Pick<CommandContext, 'payloads'>,
): AskedPlace {
  const { parentId } = payloads.placeOf(id);
  const isOnServer = guildId !== null && channelId !== null;
  return { client, guildId, channelIds: isOnServer ? placesOf(channelId, parentId, guild) : [] };
}

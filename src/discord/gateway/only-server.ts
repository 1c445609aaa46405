import type { Client } from 'discord.js';

/**
 * The id of the one server that uses the bot; null if several do, or if that is not known: each shard names its servers
 * when it is ready, and a process that serves only some of the shards never hears of the others' servers.
 */
export function onlyServer(client: Client): string | null {
  const { cache } = client.guilds;
  const { shards } = client.ws;
  const hasAll = shards.size === client.options.shardCount;
  const isKnown = hasAll && (client.isReady() || shards.size === 1);
  return isKnown && cache.size === 1 ? (cache.firstKey() ?? null) : null;
}

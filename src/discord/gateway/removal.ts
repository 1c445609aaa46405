import { type Client, Events, GatewayDispatchEvents, ShardClientUtil } from 'discord.js';
import { z } from 'zod';
import { UserError } from '../../errors.js';
import type { CommandContext } from '../interactions/command.js';

type Keeping = Pick<CommandContext, 'channels' | 'journal' | 'membership' | 'logger'>;

const guild = z.object({ id: z.string() });
const welcome = z.object({ application: guild, guilds: z.array(guild) });

/**
 * Erases what is kept of servers that have removed the bot. Those that did it while the bot was away are missing when
 * Discord names its servers. An outage of a server is something else: it is named as unavailable.
 */
export function eraseWhenRemoved(client: Client, keeping: Keeping): void {
  client.ws.on(GatewayDispatchEvents.Ready, async (payload: unknown, shardId: number) => {
    const { application, guilds } = welcome.parse(payload);
    const named = new Set(guilds.map(({ id }) => id));
    const gone = goneFrom(client, { application: application.id, shardId, named }, keeping);
    for (const id of named) keeping.membership.join(id);
    remember(application.id, [...named], keeping);
    for (const id of gone) await erase(application.id, id, keeping);
  });
  client.ws.on(GatewayDispatchEvents.GuildCreate, async (payload: unknown) => {
    const { application } = client;
    const { id } = guild.parse(payload);
    keeping.membership.join(id);
    if (application) remember(application.id, [id], keeping);
  });
  client.on(Events.GuildDelete, ({ id }) => void erase(client.application?.id ?? null, id, keeping));
}

interface Welcome {
  readonly application: string;
  readonly shardId: number;
  /** The servers of the shard. */
  readonly named: ReadonlySet<string>;
}

/** The servers of a shard that the bot was on. discord.js only adds those that are named. */
function goneFrom(
  { options, guilds: { cache } }: Client,
  { application, shardId, named }: Welcome,
  { channels }: Keeping,
): string[] {
  const isGone = (id: string): boolean =>
    ShardClientUtil.shardIdForGuildId(id, options.shardCount ?? 1) === shardId && !named.has(id);
  const before = new Set([...channels.joined.list(application), ...cache.keys()]);
  const gone = [...before].filter(isGone);
  for (const id of gone) cache.delete(id);
  return gone;
}

/** Without this a removal while the bot is away goes unnoticed: worth a warning, and no reason not to answer. */
function remember(application: string, ids: readonly string[], { channels, logger }: Keeping): void {
  try {
    channels.joined.add(application, ids);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    logger.warn(
      { failure: error },
      'The servers that the bot is on could not be noted: if one of them removes it while it is off, what is kept of that one is not erased',
    );
  }
}

/** Whatever can be erased is. What can't is tried again when Discord names the bot's servers the next time. */
async function erase(application: string | null, id: string, keeping: Keeping): Promise<void> {
  const { channels, journal, membership, logger } = keeping;
  membership.leave(id);
  const parts = [async () => channels.forget(id), async () => journal?.forget(id)];
  const results = await Promise.allSettled(parts.map((part) => part()));
  const failures = results.filter((result) => result.status === 'rejected');
  if (failures.length === 0)
    return logger.info({ guild: id }, 'A server has removed the bot: what was kept of it is erased');
  for (const { reason } of failures)
    logger.error(
      { failure: reason },
      `What is kept of the server ${id}, which has removed the bot, could not be erased. Do it with: npm run --silent cli -- server ${id} --erase`,
    );
  if (application !== null) remember(application, [id], keeping);
}

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
  const remember = rememberIn(keeping);
  const leave = async (application: string | null, id: string): Promise<void> => {
    if (!(await erase(id, keeping)) && application !== null) remember(application, [id]);
  };
  client.ws.on(GatewayDispatchEvents.Ready, async (payload: unknown, shardId: number) => {
    const { application, guilds } = welcome.parse(payload);
    const named = new Set(guilds.map(({ id }) => id));
    const gone = goneFrom(client, { application: application.id, shardId, named }, keeping);
    for (const id of named) keeping.membership.join(id);
    remember(application.id, [...named]);
    for (const id of gone) await leave(application.id, id);
  });
  client.ws.on(GatewayDispatchEvents.GuildCreate, async (payload: unknown) => {
    const { application } = client;
    const { id } = guild.parse(payload);
    keeping.membership.join(id);
    if (application) remember(application.id, [id]);
  });
  client.on(Events.GuildDelete, ({ id }) => void leave(client.application?.id ?? null, id));
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

/**
 * Notes servers that the bot is on. Without that a removal while it is away goes unnoticed: worth one warning, and no
 * reason not to answer.
 */
function rememberIn({ channels, logger }: Keeping): (application: string, ids: readonly string[]) => void {
  let isTold = false;
  return (application, ids) => {
    try {
      channels.joined.add(application, ids);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      if (!isTold)
        logger.warn(
          `The servers that the bot is on could not be noted: if one of them removes it while it is off, what is kept of that one is not erased. ${error.message}`,
        );
      isTold = true;
    }
  };
}

/**
 * Whatever can be erased is. What can't is tried again when Discord names the bot's servers the next time, if it is noted.
 *
 * @returns whether all of it is erased
 */
async function erase(id: string, { channels, journal, membership, logger }: Keeping): Promise<boolean> {
  membership.leave(id);
  const parts = [async () => channels.forget(id), async () => journal?.forget(id)];
  const results = await Promise.allSettled(parts.map((part) => part()));
  const failures = results.filter((result) => result.status === 'rejected');
  if (failures.length === 0)
    logger.info({ guild: id }, 'A server has removed the bot: what was kept of it is erased');
  for (const { reason } of failures)
    logger.error(
      { failure: reason },
      `What is kept of the server ${id}, which has removed the bot, could not be erased. Do it with: npm run --silent cli -- server ${id} --erase`,
    );
  return failures.length === 0;
}

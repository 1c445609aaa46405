import { type Client, type ClientOptions, Events, Status } from 'discord.js';
import type { AnswerService } from '../answer/answer.js';
import type { Config, Locale } from '../config.js';
import { UserError } from '../errors.js';
import type { RunIndexer } from '../indexing/report.js';
import type { Logger } from '../logger.js';
import type { Command, Timing } from './command.js';
import { ask } from './commands/ask.js';
import { createReindex } from './commands/reindex.js';
import { source } from './commands/source.js';
import { connect, connectionLost, createClient, logConnection } from './connection.js';
import { INTERACTION_TOKEN_LIFETIME } from './limits.js';
import { registerCommands } from './register.js';
import { Router } from './router.js';

export interface BotDeps {
  readonly config: Config['discord'] & { readonly locale: Locale };
  readonly answers: AnswerService;
  readonly runIndexer: RunIndexer;
  readonly logger: Logger;
  /** Laid over the bot's own options; `rest.api` always comes from the configuration. */
  readonly clientOptions?: Partial<ClientOptions>;
  readonly timing?: Partial<Timing>;
}

export interface Bot {
  /** Whether the connection to Discord is up at this moment. */
  readonly ready: boolean;
  /** Resolves when the bot has ended: with null after `stop`, else with why Discord has ended the connection for good. */
  readonly ended: Promise<UserError | null>;
  /** Aborts a run of the indexer, lets every reply under way be sent, then leaves Discord. */
  stop(): Promise<void>;
}

const DEFAULT_TIMING: Timing = {
  now: Date.now,
  progressInterval: 3000,
  /** A minute less than Discord allows: clocks differ and requests take time. */
  replyWindow: INTERACTION_TOKEN_LIFETIME - 60_000,
};

/**
 * Connects to Discord, tells it the commands and answers them until it is stopped.
 *
 * @throws UserError `discord` where the token is missing or wrong, the server is not the bot's, or Discord can't be reached
 */
export async function startBot(deps: BotDeps): Promise<Bot> {
  const { config, logger } = deps;
  if (config.token === null) {
    throw new UserError(
      'discord',
      'DISCORD_TOKEN is not set. Get a token on https://discord.com/developers/applications under Bot, and put it into .env.',
    );
  }
  const stopping = new AbortController();
  const commands: readonly Command[] = [ask, source, createReindex()];
  const router = createRouter(commands, deps, stopping.signal);
  const client = createClient(config.apiUrl, deps.clientOptions);
  logConnection(client, logger);
  client.on(Events.InteractionCreate, (interaction) => router.dispatch(interaction));
  const lost = connectionLost(client);
  try {
    const readyClient = await connect(client, config.token, lost);
    const data = commands.map((command) => command.data);
    const changed = await registerCommands(readyClient, data, config.guildId);
    logger.info({ user: readyClient.user.username, changed }, 'Connected to Discord');
  } catch (error) {
    await client.destroy();
    throw error;
  }
  return createBot(client, router, stopping, lost);
}

function createRouter(commands: readonly Command[], deps: BotDeps, signal: AbortSignal): Router {
  const { answers, runIndexer, logger, config } = deps;
  const { locale, adminRoleIds } = config;
  const timing = { ...DEFAULT_TIMING, ...deps.timing };
  return new Router(commands, { answers, runIndexer, logger, locale, adminRoleIds, timing, signal });
}

function createBot(client: Client, router: Router, stopping: AbortController, lost: Promise<UserError>): Bot {
  let markLeft = (): void => {};
  const left = new Promise<null>((resolve) => {
    markLeft = () => resolve(null);
  });
  return {
    get ready() {
      return client.ws.shards.size > 0 && client.ws.shards.every((shard) => shard.status === Status.Ready);
    },
    ended: Promise.race([lost, left]),
    async stop() {
      stopping.abort();
      await router.idle();
      await client.destroy();
      markLeft();
    },
  };
}

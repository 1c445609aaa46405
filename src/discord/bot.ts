import { setTimeout as delay } from 'node:timers/promises';
import type { Client, ClientOptions } from 'discord.js';

import type { AnswerService } from '../answer/service.js';
import type { Config } from '../config.js';
import type { ShardsOfProcess } from '../discord-shards.js';
import { UserError } from '../errors.js';
import type { RunIndexer } from '../indexing/report.js';
import type { ChannelRules } from '../journal/channel-rules.js';
import type { Journal } from '../journal/journal.js';
import type { Logger } from '../logger.js';
import type { FairQueue } from '../operations/fair-queue.js';
import { RateLimit } from '../operations/rate-limit.js';
import { Telemetry } from '../operations/telemetry.js';
import { sentence } from '../sentence.js';
import { createCommands } from './commands/commands.js';
import { Access } from './gateway/access.js';
import { connect, explainLogin } from './gateway/connection.js';
import { isConnected } from './gateway/health.js';
import { Hearing } from './gateway/hearing.js';
import { Membership } from './gateway/membership.js';
import { fetchOwners } from './gateway/owners.js';
import { Payloads } from './gateway/payloads.js';
import { inviteLink } from './gateway/permissions.js';
import { clearOtherScopes, registerCommands, registeredIds } from './gateway/register.js';
import { AskedQuestions } from './interactions/asked-questions.js';
import type { Command, CommandContext, GoBack, PinsWriter, Timing } from './interactions/command.js';
import { CustomIds } from './interactions/custom-ids.js';
import { Router } from './interactions/router.js';
import { SUGGESTIONS_PER_MINUTE } from './interactions/suggestion-turn.js';
import { enter, Session } from './session.js';

export interface BotDeps {
  readonly config: Config['discord'] & Pick<Config, 'locale' | 'askPerMinute' | 'healthExitAfter'>;
  readonly answers: AnswerService;
  readonly runIndexer: RunIndexer;
  readonly goBack: GoBack;
  /** Null if nothing is to be kept of questions. */
  readonly journal: Journal | null;
  readonly channels: ChannelRules;
  /** Null if pins and other names can't be set from Discord. */
  readonly pins: PinsWriter | null;
  /** The key that the state of buttons is signed with. */
  readonly key: Uint8Array;
  readonly logger: Logger;
  /** The turns of everybody who asks in this process, through any front end. */
  readonly queue: FairQueue;
  /** Whether its servers can remove it: the page can't. By default true. */
  readonly isRemovable?: boolean;
  /** Override the bot's own options; `rest.api` always comes from the configuration. */
  readonly clientOptions?: Partial<ClientOptions>;
  readonly timing?: Partial<Timing>;
}

export interface BotPlace extends Pick<ShardsOfProcess, 'of'> {
  readonly applicationId: string;
  readonly shards: readonly number[];
}

export interface Bot {
  /** Whether the connection to Discord is up at this moment. */
  readonly ready: boolean;
  /** The link that adds the bot to a server; null as long as Discord has not said which application it belongs to. */
  readonly invite: string | null;
  /** Which application it belongs to, and the shards that this process serves; null before Discord has said so. */
  readonly place: BotPlace | null;
  /**
   * Resolves when the bot has ended: with null after `stop`, otherwise with the reason why Discord has ended the
   * connection for good, or with an error `unreachable` if it was down for too long.
   */
  readonly ended: Promise<UserError | null>;
  /** The metrics as Prometheus reads them, and their content type. */
  metrics(): ReturnType<Telemetry['metrics']>;
  /** Aborts a run of the indexer, lets every reply under way be sent, then leaves Discord. */
  stop(): Promise<void>;
}

/** How long leaving Discord may take, in ms. */
const LEAVE_PATIENCE = 5000;

const DEFAULT_TIMING: Timing = {
  now: Date.now,
  elapsed: () => performance.now(),
  progressInterval: 3000,
  healthInterval: 5000,
};

/**
 * Connects to Discord, registers the commands and answers them until it is stopped.
 *
 * @throws UserError `config` if the token is missing or wrong, or the server is not the bot's; `unreachable` if
 * Discord can't be reached, `discord` if it refuses the commands
 */
export async function startBot(deps: BotDeps): Promise<Bot> {
  const { config } = deps;
  if (config.token === null) {
    throw new UserError(
      'config',
      sentence(
        'DISCORD_TOKEN is not set. Get a token on https://discord.com/developers/applications under Bot, and put it into .env.',
      ),
    );
  }
  const timing = { ...DEFAULT_TIMING, ...deps.timing };
  const stopping = new AbortController();
  const commandIds = new Map<string, string>();
  const context = createContext(deps, timing, commandIds, stopping.signal);
  const commands = createCommands();
  const { clientOptions = {}, isRemovable = true } = deps;
  const router = new Router(commands, context);
  const entering = (): Promise<Session> =>
    enter(
      () => new Session({ ...config, clientOptions, isRemovable }, context, router),
      (session) => join(session, commands, config, commandIds, context),
      context,
    ).catch((error: unknown) => Promise.reject(explainLogin(error, config.apiUrl)));
  try {
    const current = { session: await entering() };
    watch(current, context);
    return createBot(current, router, context, stopping, entering);
  } catch (error) {
    stopping.abort();
    throw error;
  }
}

/** The present session: another one replaces it if Discord no longer delivers the words of all messages. */
interface Current {
  session: Session;
}

/** Connects and registers the commands with Discord; their ids go into the map. */
async function join(
  { client, lost }: Session,
  commands: readonly Command[],
  { token, guildId, shards }: BotDeps['config'],
  commandIds: Map<string, string>,
  { access, logger }: CommandContext,
): Promise<void> {
  // Of several processes, the one with the first shard does what has to be done once.
  const isFirst = shards?.ids.includes(0) ?? true;
  const readyClient = await connect(client, token ?? '', lost);
  access.owners = await ownersOf(readyClient, logger);
  const data = commands.map((command) => command.data);
  const { changed, ids } = isFirst
    ? await registerCommands(readyClient, data, guildId)
    : { changed: false, ids: await registeredIds(readyClient, guildId) };
  for (const [name, id] of ids) commandIds.set(name, id);
  const { user, application } = readyClient;
  logger.info({ user: user.username, changed }, 'Connected to Discord');
  await clearOthers(readyClient, guildId, isFirst, logger);
  logger.info(`To take the bot to a server, open ${inviteLink(application.id)}`);
}

/** Without them only the admins of the home server may manage the index: no reason not to start. */
async function ownersOf(client: Client, logger: Logger): Promise<ReadonlySet<string>> {
  try {
    return await fetchOwners(client);
  } catch (error) {
    logger.warn(
      { err: error },
      'Discord does not say who owns the application; its owner has no rights here',
    );
    return new Set();
  }
}

/** Commands that are shown twice are a nuisance, and no reason not to start. */
async function clearOthers(
  client: Client<true>,
  guildId: string | null,
  isFirst: boolean,
  logger: Logger,
): Promise<void> {
  try {
    const places = await clearOtherScopes(client, guildId, isFirst);
    if (places > 0) logger.info({ places }, 'Commands that were told elsewhere before are taken back');
  } catch (error) {
    logger.warn({ err: error }, 'It could not be looked whether the commands are shown twice');
  }
}

function createContext(
  { answers, runIndexer, goBack, logger, journal, channels, pins, key, config, queue }: BotDeps,
  timing: Timing,
  commandIds: ReadonlyMap<string, string>,
  signal: AbortSignal,
): CommandContext {
  return {
    answers,
    wholeAnswers: answers,
    scope: null,
    collections: async () => (await answers.info()).collections.map(({ name }) => name),
    runIndexer,
    goBack,
    logger,
    journal,
    channels,
    pins,
    queue,
    timing,
    signal,
    locale: config.locale,
    echo: config.echo,
    hearing: new Hearing(config),
    questions: new AskedQuestions(),
    access: new Access(config),
    payloads: new Payloads(),
    membership: new Membership(),
    ids: new CustomIds(key),
    limit: new RateLimit(config.askPerMinute, timing.elapsed),
    suggestionLimit: new RateLimit(SUGGESTIONS_PER_MINUTE, timing.elapsed),
    telemetry: new Telemetry(timing.elapsed()),
    mention: (name) => {
      const id = commandIds.get(name);
      return id === undefined ? `/${name}` : `</${name}:${id}>`;
    },
  };
}

function watch(current: Current, { telemetry, queue }: CommandContext): void {
  telemetry.watch({
    ping: () => (current.session.client.ws.ping >= 0 ? current.session.client.ws.ping : null),
    isConnected: () => isConnected(current.session.client),
    waiting: () => queue.waiting,
  });
}

function createBot(
  current: Current,
  router: Router,
  { telemetry, hearing, logger }: CommandContext,
  stopping: AbortController,
  entering: () => Promise<Session>,
): Bot {
  let markLeft = (): void => {};
  const left = new Promise<null>((resolve) => {
    markLeft = () => resolve(null);
  });
  /** Resolves when Discord has ended the last session for good. */
  const lost = async (): Promise<UserError> => {
    const { session } = current;
    const reason = await session.lost;
    if (!session.isRefusedAllWords || stopping.signal.aborted) return reason;
    hearing.doWithoutAllWords(logger);
    await session.listener.idle();
    await session.leave();
    try {
      current.session = await entering();
    } catch (error) {
      if (error instanceof UserError) return error;
      throw error;
    }
    return lost();
  };
  return {
    get ready() {
      return isConnected(current.session.client);
    },
    get invite() {
      const { application } = current.session.client;
      return application === null ? null : inviteLink(application.id);
    },
    get place() {
      return placeOf(current.session.client);
    },
    ended: Promise.race([lost(), left]),
    metrics: () => telemetry.metrics(),
    async stop() {
      stopping.abort();
      await Promise.all([router.idle(), current.session.listener.idle()]);
      // While Discord can't be reached, discord.js waits for the gateway before it leaves.
      await Promise.race([current.session.leave(), delay(LEAVE_PATIENCE, undefined, { ref: false })]);
      markLeft();
    },
  };
}

function placeOf({ application, options, ws }: Client): BotPlace | null {
  if (!application) return null;
  return { applicationId: application.id, shards: [...ws.shards.keys()], of: options.shardCount ?? 1 };
}

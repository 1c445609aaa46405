import {
  Client,
  type ClientOptions,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  GatewayIntentBits,
  HTTPError,
  Options,
} from 'discord.js';
import type { ShardsOfProcess } from '../../discord-shards.js';
import { codeOf, messageOf, UserError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import { sentence } from '../../sentence.js';
import type { Hearing } from './hearing.js';
import { makeRequest } from './requests.js';

/**
 * Interactions come without any privileged intent. Mentions never ping, whatever a text holds. Discord waits
 * three seconds for an acknowledgement, so neither a request nor a server that is down may hold it up for long. As
 * many shards as Discord recommends run in this one process, so that they share the index and its memory.
 */
const DEFAULT_CLIENT_OPTIONS = {
  shards: 'auto',
  allowedMentions: { parse: [] },
  waitGuildTimeout: 2000,
  // Messages are read once, and not kept.
  makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
  rest: { version: '10', timeout: 10_000, retries: 3, makeRequest },
} as const satisfies Omit<ClientOptions, 'intents'>;

/** Not privileged: Discord does not deliver the words of messages that are not meant for the bot. */
const ADDRESSED_INTENTS = [GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages] as const;
/** Privileged: the application's owner switches it on. */
const ALL_WORDS_INTENTS = [GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent] as const;

/** A client that is not connected yet and receives the events that `hearing` asks for. */
export function createClient(
  apiUrl: string,
  options: Partial<ClientOptions>,
  hearing: Pick<Hearing, 'mentions' | 'allWords'>,
): Client {
  return new Client({
    ...DEFAULT_CLIENT_OPTIONS,
    intents: [
      GatewayIntentBits.Guilds,
      ...(hearing.mentions ? ADDRESSED_INTENTS : []),
      ...(hearing.allWords === 'on' ? ALL_WORDS_INTENTS : []),
    ],
    ...options,
    rest: { ...DEFAULT_CLIENT_OPTIONS.rest, ...options.rest, api: apiUrl },
  });
}

/** What discord.js has to know of the shards that this process serves; null: all. */
export function shardOptions(shards: ShardsOfProcess | null): Partial<ClientOptions> {
  return shards ? { shards: [...shards.ids], shardCount: shards.of } : {};
}

/**
 * Logs what happens to the connection, and keeps an `error` event from ending the process.
 *
 * @param leaving aborted when the bot leaves of its own accord, which discord.js reports as a reconnection
 */
export function logConnection(client: Client, logger: Logger, leaving: AbortSignal): void {
  client.on(Events.Error, (error) => logger.error({ err: error }, 'Discord client error'));
  client.on(Events.Warn, (warning) => logger.warn(warning));
  client.on(Events.ShardError, (error) => logger.warn({ err: error }, 'Gateway connection error'));
  client.on(Events.ShardReconnecting, () => {
    if (!leaving.aborted) logger.info('Reconnecting to Discord');
  });
  client.on(Events.ShardResume, (_shard, missed) => logger.info({ missed }, 'Connected to Discord again'));
}

/** Resolves with the reason when Discord ends the connection for good, and never otherwise. */
export function connectionLost(client: Client): Promise<UserError> {
  return new Promise((resolve) => {
    client.once(Events.ShardDisconnect, ({ code }) => resolve(explainClose(code)));
  });
}

/**
 * Connects, and resolves when the client is ready.
 *
 * @param lost what `connectionLost` returned
 * @throws UserError what `lost` resolves with; otherwise what discord.js throws, see `explainLogin`
 */
export function connect(client: Client, token: string, lost: Promise<UserError>): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  const failed = lost.then((reason) => Promise.reject(reason));
  const login = client.login(token).then(() => ready);
  return Promise.race([login, failed]);
}

/** An error of the connection with what to do about it; any other error unchanged. */
export function explainLogin(error: unknown, apiUrl: string): unknown {
  if (error instanceof UserError) return error;
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
    return invalidToken(error);
  if (!isNetworkError(error)) return error;
  return new UserError(
    'unreachable',
    sentence(
      "Discord can't be reached at {{apiUrl}} ({{reason}}). Check the network, HTTPS_PROXY and DISCORD_API_URL, then start again. Without DISCORD_TOKEN the start serves only the pages.",
      { apiUrl, reason: messageOf(error) },
    ),
    { cause: error },
  );
}

function explainClose(code: number): UserError {
  if (code === GatewayCloseCodes.AuthenticationFailed) return invalidToken();
  return new UserError(
    'config',
    sentence(
      "Discord has ended the connection for good (close code {{code}}: {{name}}). Start the bot again; if it stays so, look at the application's settings on https://discord.com/developers/applications.",
      { code, name: GatewayCloseCodes[code] ?? 'unknown' },
    ),
  );
}

function invalidToken(cause?: unknown): UserError {
  return new UserError(
    'config',
    sentence(
      'The token in DISCORD_TOKEN is not valid: get a new one on https://discord.com/developers/applications under Bot, “Reset Token”.',
    ),
    { cause },
  );
}

function isNetworkError(error: unknown): boolean {
  if (error instanceof HTTPError) return true;
  if (!(error instanceof Error)) return false;
  return (
    error.name === 'AbortError' ||
    /^(E[A-Z]{3,}|UND_ERR_\w+)$/.test(codeOf(error)) ||
    isNetworkError(error.cause)
  );
}

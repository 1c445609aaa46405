import { type Client, type ClientOptions, Events, GatewayCloseCodes } from 'discord.js';
import type { ShardsOfProcess } from '../discord-shards.js';
import type { UserError } from '../errors.js';
import { connectionLost, createClient, logConnection, shardOptions } from './gateway/connection.js';
import { HealthWatch } from './gateway/health.js';
import { eraseWhenRemoved } from './gateway/removal.js';
import type { CommandContext } from './interactions/command.js';
import type { Router } from './interactions/router.js';
import { Listener } from './messages/listener.js';

/** Discord's address, and how long it may be away. */
export interface SessionOptions {
  readonly apiUrl: string;
  /** Override the bot's own options. */
  readonly clientOptions: Partial<ClientOptions>;
  /** Whether its servers can remove the bot. */
  readonly isRemovable: boolean;
  /** In seconds. */
  readonly healthExitAfter: number;
  /** The shards that this process serves, or null: all. */
  readonly shards: ShardsOfProcess | null;
}

/** A client, connected or about to be, with everything that listens to it. */
export class Session {
  readonly client: Client;
  readonly listener: Listener;
  /** Resolves when Discord has ended the connection for good, or it was down for too long. */
  readonly lost: Promise<UserError>;
  readonly #health: HealthWatch;
  readonly #context: CommandContext;
  #closedWith: number | null = null;

  constructor(
    { apiUrl, clientOptions, isRemovable, healthExitAfter, shards }: SessionOptions,
    context: CommandContext,
    router: Router,
  ) {
    const { timing, hearing, logger, signal, payloads } = context;
    this.#context = context;
    this.client = createClient(apiUrl, { ...shardOptions(shards), ...clientOptions }, hearing);
    this.client.once(Events.ShardDisconnect, ({ code }) => {
      this.#closedWith = code;
    });
    payloads.watch(this.client);
    logConnection(this.client, logger, signal);
    this.client.on(Events.InteractionCreate, (interaction) => router.dispatch(interaction));
    if (isRemovable) eraseWhenRemoved(this.client, context);
    this.listener = new Listener(this.client, context);
    this.listener.listen();
    this.#health = new HealthWatch(this.client, {
      now: timing.elapsed,
      interval: timing.healthInterval,
      patience: healthExitAfter * 1000,
    });
    this.lost = Promise.race([connectionLost(this.client), this.#health.down]);
  }

  /** Whether it was ended because it asked for the words of all messages, which the bot can do without. */
  get isRefusedAllWords(): boolean {
    const isRefused = this.#closedWith === GatewayCloseCodes.DisallowedIntents;
    return isRefused && this.#context.hearing.allWords === 'on';
  }

  /** Leaves Discord; messages that came before are still answered. */
  async leave(): Promise<void> {
    this.#health.stop();
    await this.client.destroy();
  }
}

/**
 * Opens a session and joins with it; if Discord refuses the words of all messages, once more without them.
 *
 * @throws what `join` throws otherwise
 */
export async function enter(
  open: () => Session,
  join: (session: Session) => Promise<void>,
  context: CommandContext,
): Promise<Session> {
  const session = open();
  try {
    await join(session);
    return session;
  } catch (error) {
    await session.leave();
    if (!session.isRefusedAllWords) throw error;
  }
  context.hearing.doWithoutAllWords(context.logger);
  return enter(open, join, context);
}

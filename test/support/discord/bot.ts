import { Writable } from 'node:stream';
import { afterEach, beforeEach, expect } from 'vitest';
import { type Bot, type BotDeps, startBot } from '../../../src/discord/bot.js';
import { UserError } from '../../../src/errors.js';
import { ChannelRules } from '../../../src/journal/channel-rules.js';
import { Journal } from '../../../src/journal/journal.js';
import { createLogger } from '../../../src/logger.js';
import { FairQueue, QUESTION_QUEUE } from '../../../src/operations/fair-queue.js';
import { IDENTITY } from './gateway.js';
import { Library } from './library.js';
import { DiscordStandIn } from './server.js';

/** Everything a test of the running bot needs, made again for each test. */
export interface Stage {
  readonly discord: DiscordStandIn;
  readonly library: Library;
  /** What the bot keeps, also across restarts. */
  readonly journal: Journal;
  readonly channels: ChannelRules;
  /** What was logged, as the logger's objects. */
  readonly log: Record<string, unknown>[];
  /** Starts a bot that is stopped after the test. */
  start(deps?: StageDeps): Promise<Bot>;
}

export type StageDeps = Partial<Omit<BotDeps, 'config'>> & {
  readonly config?: Partial<BotDeps['config']>;
  readonly logLevel?: string;
};

/** Sets the stage before each test of a file; after it, Discord must have had nothing to complain about. */
export function useStage(): Stage {
  const stage: { current: Omit<Stage, 'start'> | null } = { current: null };
  const bots: Bot[] = [];
  const current = () => {
    if (!stage.current) throw new Error('The stage is set inside tests alone');
    return stage.current;
  };
  beforeEach(async () => {
    const channels = new ChannelRules(':memory:');
    // It has met everyone here already: its introduction to a server would come between the replies that tests look
    // at.
    channels.introduce(IDENTITY.guildId);
    stage.current = {
      discord: await DiscordStandIn.start(),
      library: new Library(),
      journal: new Journal(':memory:', { days: 90 }),
      channels,
      log: [],
    };
  });
  afterEach(async () => {
    const { discord, journal, channels } = current();
    await Promise.all(bots.splice(0).map((bot) => bot.stop()));
    await discord.close();
    journal.close();
    channels.close();
    stage.current = null;
    expect(discord.violations).toEqual([]);
  });
  return {
    get discord() {
      return current().discord;
    },
    get library() {
      return current().library;
    },
    get journal() {
      return current().journal;
    },
    get channels() {
      return current().channels;
    },
    get log() {
      return current().log;
    },
    async start({ logLevel = 'debug', ...deps } = {}) {
      const { discord, library, journal, channels, log } = current();
      const bot = await startBot({
        answers: library,
        runIndexer: async () => {
          throw new Error('This test runs no indexer');
        },
        goBack: async () => {
          throw new UserError('not-found', 'There is no older generation to go back to. There are: g1.');
        },
        journal,
        channels,
        pins: null,
        queue: new FairQueue(QUESTION_QUEUE),
        key: KEY,
        logger: createLogger(logLevel, collect(log, discord)),
        ...deps,
        clientOptions: { ...immediateIdentify, ...deps.clientOptions },
        config: {
          token: discord.identity.token,
          guildId: null,
          apiUrl: discord.apiUrl,
          homeGuildId: null,
          adminRoleIds: [],
          adminUserIds: [],
          echo: true,
          mentions: true,
          helpChannels: false,
          shards: null,
          locale: 'en-US',
          askPerMinute: 600,
          healthExitAfter: 300,
          ...deps.config,
        },
      });
      bots.push(bot);
      return bot;
    },
  };
}

/** The same for every bot of a test, so that buttons outlive a restart. */
const KEY = Buffer.from('a key that is only for tests');

/** Without the five seconds that Discord wants between two identifications. */
const immediateIdentify = {
  ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
};

function collect(log: Record<string, unknown>[], discord: DiscordStandIn): Writable {
  return new Writable({
    write(line, _encoding, done) {
      log.push(JSON.parse(String(line)));
      discord.changes.happened();
      done();
    },
  });
}

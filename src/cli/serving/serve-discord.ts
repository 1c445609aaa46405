import type { Config } from '../../config.js';
import { type Bot, startBot } from '../../discord/bot.js';
import { UserError } from '../../errors.js';
import type { BotParts } from '../../web/channel/channel.js';
import { EXIT } from '../commands/command.js';
import type { Engine } from '../compose.js';
import type { PageTokens } from '../first-start/token-desk.js';
import { aborted } from '../signals.js';
import { serveHealth } from './serve-health.js';
import { watched } from './watched.js';

/** What a bot in Discord is made from. */
export interface Connecting {
  readonly config: Config;
  readonly engine: Engine;
  readonly bot: BotParts;
}

/** Connects the bot; an error says what is wrong with the token or the way to Discord. */
export async function connectBot({ config, engine, bot: parts }: Connecting): Promise<Bot> {
  const { discord, locale, askPerMinute, healthExitAfter } = config;
  await engine.network.routeWebSockets();
  const bot = await startBot({
    ...parts,
    config: { ...discord, locale, askPerMinute, healthExitAfter },
    clientOptions: { rest: { agent: await engine.network.dispatcher() } },
  });
  parts.logger.info('Ready: ask with /ask');
  return watched(bot, config, parts.logger);
}

/** Connects the bot as soon as the page has been given a token that works, and serves it. */
export async function serveGiven(
  given: Connecting,
  tokens: PageTokens,
  signal: AbortSignal,
): Promise<number> {
  const ended = aborted(signal).then(() => null);
  for (;;) {
    const token = await Promise.race([tokens.next(), ended]);
    if (token === null) return EXIT.done;
    const config = { ...given.config, discord: { ...given.config.discord, token } };
    const bot = await connectOrTell({ ...given, config }, tokens);
    if (bot) return serveHealth(config, bot, signal);
  }
}

/** The page says what is wrong, and takes another token: it is still served. */
async function connectOrTell(given: Connecting, tokens: PageTokens): Promise<Bot | null> {
  try {
    const bot = await connectBot(given);
    tokens.connected(bot.invite);
    return bot;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    given.bot.logger.warn(error.message);
    tokens.failed(error.told);
    return null;
  }
}

import type { Config } from '../../config.js';
import type { Bot } from '../../discord/bot.js';
import { type HealthPlace, type HealthServer, startHealthServer } from '../../operations/health-server.js';
import { EXIT } from '../commands/command.js';

/** Serves the bot's health, if that is wanted, until it is told to end. */
export async function serveHealth(config: Config, bot: Bot, signal: AbortSignal): Promise<number> {
  const server =
    config.metrics.port === null
      ? null
      : await openHealth({ ...config.metrics, port: config.metrics.port }, bot);
  try {
    return await waitForEnd(bot, signal);
  } finally {
    await server?.close();
  }
}

/** If the requested health can't be served, the bot doesn't run: a supervisor would take it for dead. */
async function openHealth(place: HealthPlace, bot: Bot): Promise<HealthServer> {
  try {
    return await startHealthServer(place, bot);
  } catch (error) {
    await bot.stop();
    throw error;
  }
}

async function waitForEnd(bot: Bot, signal: AbortSignal): Promise<number> {
  const stop = (): void => void bot.stop();
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  const reason = await bot.ended;
  await bot.stop();
  if (reason === null) return EXIT.done;
  throw reason;
}

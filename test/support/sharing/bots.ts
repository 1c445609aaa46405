import { onTestFinished } from 'vitest';
import type { SharedLog } from '../../../src/index/shared-log.js';
import { ChannelRules } from '../../../src/journal/channel-rules.js';
import { Journal } from '../../../src/journal/journal.js';
import { Sharing } from '../../../src/journal/sharing/sharing.js';
import { createLogger } from '../../../src/logger.js';

/** What a bot keeps, and how it exchanges that with others. */
export interface Sharer {
  readonly channels: ChannelRules;
  readonly journal: Journal;
  readonly sharing: Sharing;
}

/** The secret of the bots. */
export const KEY = Buffer.from('the key that all bots of a test have');

/** A bot's files and its exchange, which happens only when it is told to. */
export function sharerOn(log: SharedLog, path: (file: string) => string = () => ':memory:'): Sharer {
  const channels = new ChannelRules(path('channels.sqlite'));
  const journal = new Journal(path('journal.sqlite'), { days: 90, key: KEY });
  onTestFinished(() => {
    channels.close();
    journal.close();
  });
  return restarted(log, { channels, journal });
}

/** The same files in a process that has just started. */
export function restarted(log: SharedLog, { channels, journal }: Omit<Sharer, 'sharing'>): Sharer {
  const replicas = [channels.replica(), journal.replica()];
  const onNewLog = async (): Promise<void> => void (await log.secret(KEY));
  const sharing = new Sharing(log, replicas, { logger: createLogger('silent'), onNewLog });
  return { channels, journal, sharing };
}

/** Exchanges until everybody has what everybody had. */
export async function exchangeAll(...sharers: readonly Sharer[]): Promise<void> {
  for (const { sharing } of [...sharers, ...sharers, ...sharers]) await sharing.exchange();
}

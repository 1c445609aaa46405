import { createHash } from 'node:crypto';
import { SnowflakeUtil } from 'discord.js';

/** The ids of the bot and of its places on the page. Discord never gives such low ids. */
export const PLACE = {
  token: 'page.has.no.token',
  applicationId: '100000000000000001',
  guildId: '200000000000000001',
  channelId: '400000000000000001',
  /** The author of the message on which a command of its menu is used. */
  writerId: '300000000000000009',
} as const;

const PERSON_DIGITS = 10n ** 17n;

/** An id like Discord's, which contains the time and is new each time. */
export function newId(): string {
  return String(SnowflakeUtil.generate());
}

/** A person's id for a visitor: always the same for the same visitor, and irreversible. */
export function personId(visitor: string): string {
  const hash = createHash('sha256').update(visitor).digest().readBigUInt64BE();
  return String(3n * PERSON_DIGITS + (hash % PERSON_DIGITS));
}

/** When an id was created. */
export function timeOf(id: string): Date {
  return new Date(SnowflakeUtil.timestampFrom(id));
}

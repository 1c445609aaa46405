import { createHash } from 'node:crypto';
import { SnowflakeUtil } from 'discord.js';

/** Who the bot is and where it is, on the page. Discord never gives ids that are so low. */
export const PLACE = {
  token: 'page.has.no.token',
  applicationId: '100000000000000001',
  guildId: '200000000000000001',
  channelId: '400000000000000001',
  /** Whoever has written the message that a command of its menu is used on. */
  writerId: '300000000000000009',
} as const;

const PERSON_DIGITS = 10n ** 17n;

/** An id like Discord's, which tells the time and is another one each time. */
export function newId(): string {
  return String(SnowflakeUtil.generate());
}

/** The id of a visitor as that of a person: the same for the same visitor, and no way back. */
export function personId(visitor: string): string {
  const hash = createHash('sha256').update(visitor).digest().readBigUInt64BE();
  return String(3n * PERSON_DIGITS + (hash % PERSON_DIGITS));
}

/** When an id was made. */
export function timeOf(id: string): Date {
  return new Date(SnowflakeUtil.timestampFrom(id));
}

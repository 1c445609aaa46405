import { createHash } from 'node:crypto';

/** Who the bot is and where it is, on the page. Discord never gives ids that are so low. */
export const PLACE = {
  token: 'page.has.no.token',
  applicationId: '100000000000000001',
  guildId: '200000000000000001',
  channelId: '400000000000000001',
} as const;

/** The first millisecond of Discord's ids. */
const EPOCH = 1_420_070_400_000;
const PERSON_DIGITS = 10n ** 17n;

let last = 0;

/** An id like Discord's, which tells the time and is another one each time. */
export function newId(): string {
  last = (last + 1) % 0x3f_ffff;
  return String((BigInt(Date.now() - EPOCH) << 22n) | BigInt(last));
}

/** The id of a visitor as that of a person: the same for the same visitor, and no way back. */
export function personId(visitor: string): string {
  const hash = createHash('sha256').update(visitor).digest().readBigUInt64BE();
  return String(3n * PERSON_DIGITS + (hash % PERSON_DIGITS));
}

/** When an id was made. */
export function timeOf(id: string): Date {
  return new Date(Number(BigInt(id) >> 22n) + EPOCH);
}

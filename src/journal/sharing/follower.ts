import { erasedEntry, type SharedLog } from '../../index/shared-log.js';
import { REMEMBERED } from './bookkeeping.js';
import type { Replica } from './replica.js';

/** How many entries are sent at once. */
const AT_ONCE = 200;
/** What was written this long ago is in its final order. In ms: 10 s. */
const SETTLED = 10_000;
/** How often it is noted that nothing has come. In ms: an hour. */
const NOTED_FOR = 3_600_000;

/** Keeps one replica and the log alike. */
export class Follower {
  readonly #log: SharedLog;
  readonly #replica: Replica;
  #name = '';
  /** What was read and when, the oldest first: what comes after the last settled one is read again. */
  #trail: { readonly place: number; readonly at: number }[] = [];
  /** The ids of all entries, if the replica must forget others. */
  #all: Set<string> | null = null;

  constructor(log: SharedLog, replica: Replica) {
    this.#log = log;
    this.#replica = replica;
  }

  /** Says which log is followed from here on. */
  join(name: string): void {
    if (name === this.#name) return;
    this.#name = name;
    const followed = this.#replica.followed();
    const isKnown = followed?.log === name;
    // After too long an absence, what was taken back meanwhile is no longer known.
    const isStale = isKnown && Date.now() - followed.at > REMEMBERED;
    if (followed && !isKnown) this.#replica.offerAll();
    this.#all = isStale ? new Set() : null;
    this.#trail = [{ place: isKnown && !isStale ? followed.place : -1, at: Number.NEGATIVE_INFINITY }];
  }

  /** Takes over what others have said. @returns whether the log is still there */
  async read(): Promise<boolean> {
    const began = performance.now();
    const start = this.#settled(began);
    let place = start;
    for (;;) {
      const page = await this.#log.after(place, this.#replica.kinds);
      if (!page) return false;
      this.#replica.take(page.entries);
      await this.#replica.finish();
      for (const { id } of page.entries) this.#all?.add(id);
      place = page.place;
      if (page.isLast) break;
    }
    if (this.#all) this.#replica.keepOnly(this.#all);
    this.#all = null;
    this.#trail.push({ place, at: began });
    this.#note(start);
    return true;
  }

  /** From where to read on. */
  #settled(now: number): number {
    while ((this.#trail[1]?.at ?? now) <= now - SETTLED) this.#trail.shift();
    return this.#trail[0]?.place ?? -1;
  }

  #note(place: number): void {
    const followed = this.#replica.followed();
    const at = Date.now();
    const isNews = followed?.log !== this.#name || followed.place !== place;
    if (isNews || at - followed.at > NOTED_FOR) this.#replica.follow({ log: this.#name, place, at });
  }

  /** Sends what was said and erased here. */
  async send(): Promise<void> {
    await this.#erase();
    await this.#sendWaiting();
  }

  /** The others are told first, so that nobody brings back what they still have. */
  async #erase(): Promise<void> {
    const erasures = this.#replica.erasures();
    if (erasures.length === 0) return;
    await this.#log.put(erasures.map(({ guild, at }) => erasedEntry(guild, at)));
    for (const { guild, at } of erasures) await this.#log.eraseServer(guild, at);
    // Once more and again until everybody has read it: others may just be sending what they had of it.
    this.#replica.erasuresSent(erasures.filter(({ at }) => Date.now() - at > SETTLED));
  }

  /** What the log refuses waits until what outdoes it has been read. */
  async #sendWaiting(): Promise<void> {
    for (;;) {
      const waiting = this.#replica.waiting(AT_ONCE);
      if (waiting.length === 0) return;
      const held = await this.#log.put(waiting);
      this.#replica.sent(waiting.filter(({ id }) => held.has(id)));
      if (waiting.length < AT_ONCE || held.size === 0) return;
    }
  }
}

import { setTimeout } from 'node:timers/promises';
import { UserError } from '../../../src/errors.js';
import { at } from '../../../src/text/at.js';
import type { DiscordStandIn } from '../discord/server.js';
import { controlsOf, type Outcome, pressAt } from './buttons.js';
import { editionsIn, QUESTIONS } from './editions.js';

/** The two bots, each with the Discord that it is connected to, and the two indexers. */
export interface Cast {
  readonly discords: readonly [DiscordStandIn, DiscordStandIn];
  /**
   * Runs one of the indexers over an edition.
   *
   * @returns the generation
   * @throws UserError `busy` while the other one runs
   */
  index(indexer: number, edition: number): Promise<string>;
  /** The generation that serves, as the cluster says. */
  serving(): Promise<string | null>;
  /** The one that a bot would answer from at this moment. */
  following(): Promise<string | null>;
}

interface Answered {
  readonly bot: number;
  readonly editions: readonly number[];
  /** In ms. */
  readonly began: number;
  readonly ended: number;
}

/** What has happened. Times in ms. */
export interface Played {
  readonly answers: readonly Answered[];
  readonly presses: readonly { readonly control: string; readonly outcome: Outcome }[];
  /** How often an indexer had to wait for the other one. */
  readonly waits: number;
  /** How long after a switch a bot that is asked at once follows it. */
  readonly followed: readonly number[];
  /** How long after a switch an answer of each bot was there that is from the new generation. */
  readonly delays: readonly number[];
  /** How long after a switch an answer of each bot began that was still from an older one: at most. */
  readonly stale: number;
  readonly switches: number;
  /** How long it took until a rule that was said to one bot held for the other. */
  readonly rules: readonly number[];
}

const ADMIN = { permissions: 0x20n };
const OTHER_CHANNEL = '400000000000000009';
/** How long one waits between two editions, and between two questions. In ms. */
const PAUSES = { indexer: 1000, asker: 100, admin: 2000 } as const;
/** How often it is looked which generation serves. In ms. */
const LOOK = 20;

/**
 * People ask, press the other bot's buttons and change rules while both indexers replace everything.
 *
 * @param ms how long at least
 * @param leastSwitches how many generations must have served
 */
export async function play(cast: Cast, ms: number, leastSwitches = 0): Promise<Played> {
  const end = performance.now() + ms;
  const isOn = (): boolean => performance.now() < end || switches.length < leastSwitches;
  const answers: Answered[] = [];
  const presses: { control: string; outcome: Outcome }[] = [];
  const rules: number[] = [];
  const editionOf = new Map<string, number>();
  const switches: { readonly id: string; readonly at: number }[] = [];
  const followed = new Map<string, number>();
  let edition = 0;
  let waits = 0;

  async function indexing(indexer: number): Promise<void> {
    while (isOn()) {
      const own = ++edition;
      const id = await untilFree(() => cast.index(indexer, own));
      editionOf.set(id, own);
      await setTimeout(PAUSES.indexer);
    }
  }

  async function untilFree(run: () => Promise<string>): Promise<string> {
    for (;;) {
      try {
        return await run();
      } catch (error) {
        if (!(error instanceof UserError && error.code === 'busy')) throw error;
        waits++;
        await setTimeout(PAUSES.asker);
      }
    }
  }

  async function watching(): Promise<void> {
    while (isOn()) {
      const id = await cast.serving();
      if (id !== null && id !== switches.at(-1)?.id) switches.push({ id, at: performance.now() });
      const last = switches.at(-1);
      if (last && (await cast.following()) === last.id && !followed.has(last.id))
        followed.set(last.id, performance.now() - last.at);
      await setTimeout(LOOK);
    }
  }

  async function asking(bot: number): Promise<void> {
    const [own, other] = [at(cast.discords, bot), at(cast.discords, 1 - bot)];
    for (let i = 0; isOn(); i++) {
      const began = performance.now();
      const used = own.slash('ask', { question: at(QUESTIONS, i % QUESTIONS.length) }, personOf(bot, i));
      const reply = await used.reply();
      answers.push({ bot, editions: editionsIn(reply), began, ended: performance.now() });
      const controls = controlsOf(reply);
      const control = controls[i % controls.length];
      if (control !== undefined) presses.push({ control, outcome: await pressAt(other, used, control) });
      await setTimeout(PAUSES.asker);
    }
  }

  async function ruling(): Promise<void> {
    for (let i = 0; isOn(); i++) {
      const [first, second] = i % 2 === 0 ? cast.discords : cast.discords.toReversed();
      if (!first || !second) return;
      const verb = i % 2 === 0 ? 'refuse' : 'reset';
      await first.sub('channels', verb, { channel: OTHER_CHANNEL }, ADMIN).reply();
      const began = performance.now();
      const isRefused = async (): Promise<boolean> =>
        (await second.sub('channels', 'list', {}, ADMIN).reply()).content.includes(OTHER_CHANNEL);
      while ((await isRefused()) !== (verb === 'refuse')) await setTimeout(LOOK);
      rules.push(performance.now() - began);
      await setTimeout(PAUSES.admin);
    }
  }

  await Promise.all([indexing(0), indexing(1), watching(), asking(0), asking(1), ruling()]);
  const switched = switches.flatMap(({ id, at: time }, i) => {
    const own = editionOf.get(id);
    return own === undefined
      ? []
      : [{ edition: own, from: time, to: switches[i + 1]?.at ?? performance.now() }];
  });
  return {
    answers,
    presses,
    waits,
    rules,
    switches: switched.length,
    followed: [...followed.values()].slice(1),
    ...delaysIn(answers, switched),
  };
}

interface Switched {
  readonly edition: number;
  readonly from: number;
  /** When the next one came. */
  readonly to: number;
}

function delaysIn(
  answers: readonly Answered[],
  switched: readonly Switched[],
): Pick<Played, 'delays' | 'stale'> {
  const delays: number[] = [];
  let stale = 0;
  for (const { edition, from, to } of switched.slice(1))
    for (const bot of [0, 1]) {
      const during = answers.filter((one) => one.bot === bot && one.began >= from && one.ended <= to);
      const isNew = (one: Answered): boolean => one.editions.includes(edition);
      const first = answers.find(
        (one) => one.bot === bot && one.ended >= from && one.ended <= to && isNew(one),
      );
      if (first) delays.push(first.ended - from);
      for (const old of during.filter((one) => !isNew(one))) stale = Math.max(stale, old.began - from);
    }
  return { delays, stale };
}

/** Many people, so that nobody asks too often. */
function personOf(bot: number, i: number): { readonly userId: string } {
  return { userId: String(300_000_000_000_000_000n + BigInt(bot * 100_000 + i)) };
}

/** What both bots say of the questions that were not answered well. */
export async function gapsOf({ discords }: Cast): Promise<string[]> {
  return Promise.all(
    discords.map(async (discord) => {
      const { content, embeds } = await discord.slash('gaps', {}, ADMIN).reply();
      return content + JSON.stringify(embeds);
    }),
  );
}

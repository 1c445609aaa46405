import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { modelsDir } from '../test/embedding/real-model.js';
import { type Running, startCli } from '../test/support/cli.js';
import type { UsedInteraction } from '../test/support/discord/interactions.js';
import { DiscordStandIn } from '../test/support/discord/server.js';
import { temporaryFolder } from '../test/support/temp.js';

const SEEDS = join(import.meta.dirname, '../seeds');
const PEOPLE = 200;
const FIRST_USER = 300_000_000_000_000_000n;
const MEGABYTE = 1024 * 1024;

const TOPICS = [
  '训练成本',
  'AGI的定义',
  '开源许可证',
  '芯片产能',
  '推理的显存',
  '缩放定律',
  'HNSW索引',
  '关键词检索',
];
const WAYS = [
  '是怎么算出来的？',
  '有哪些争论？',
  '为什么重要？',
  '和去年相比变了什么？',
  '谁说过？',
  '有多少？',
];
const questionOf = (i: number): string =>
  `${TOPICS[i % TOPICS.length]}${WAYS[Math.floor(i / TOPICS.length) % WAYS.length]}（${i}）`;

interface Stage {
  readonly discord: DiscordStandIn;
  readonly bot: Running;
  /** A figure of the bot's own metrics. */
  metric(name: string): Promise<number>;
}

async function start(): Promise<Stage> {
  const discord = await DiscordStandIn.start();
  onTestFinished(() => discord.close());
  const port = await freePort();
  const bot = startCli(['start'], {
    DISCORD_TOKEN: discord.identity.token,
    DISCORD_API_URL: discord.apiUrl,
    ARTICLES_DIR: SEEDS,
    DATA_DIR: temporaryFolder(),
    MODELS_DIR: modelsDir,
    LOCALE: 'en-US',
    METRICS_PORT: String(port),
  });
  await discord.botReady(null, 300_000);
  await discord.slash('ask', { question: 'AGI 是什么？' }).reply();
  const metric = async (name: string): Promise<number> => {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  };
  return { discord, bot, metric };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

interface Timed {
  readonly acknowledged: number;
  readonly ended: number;
  readonly isAnswer: boolean;
}

/** Somebody asks; ms until the acknowledgement, and until an answer or a friendly word. */
async function timed({ discord }: Stage, i: number): Promise<Timed> {
  const began = performance.now();
  const person = { userId: String(FIRST_USER + BigInt(i)) };
  const used = discord.slash('ask', { question: questionOf(i) }, person);
  await discord.changes.until(() => used.callback, 'an acknowledgement', 20_000);
  const acknowledged = performance.now() - began;
  const { embeds } = await ended(discord, used);
  return { acknowledged, ended: performance.now() - began, isAnswer: embeds.length > 0 };
}

/** Somebody asks in a message that mentions the bot; ms until an answer, or until the bot says “later”. */
async function timedMention({ discord }: Stage, i: number): Promise<Omit<Timed, 'acknowledged'>> {
  const began = performance.now();
  const text = `<@${discord.identity.applicationId}> ${questionOf(i)}`;
  const said = discord.say(text, { userId: String(FIRST_USER + BigInt(i)) });
  const isLater = (): boolean => discord.state.reactions.some(({ messageId }) => messageId === said.id);
  await discord.changes.until(() => said.message !== null || isLater(), 'an end', 30_000);
  return { ended: performance.now() - began, isAnswer: said.message !== null };
}

function ended(discord: DiscordStandIn, used: UsedInteraction) {
  const isEnd = (): boolean => (used.message?.content ?? '') !== '';
  return discord.changes.until(() => (isEnd() ? used.message : null), 'an end', 30_000);
}

function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN);
}

function spread(values: readonly number[]) {
  return { p50: quantile(values, 0.5), p99: quantile(values, 0.99), max: quantile(values, 1) };
}

test.each([
  ['within 10 s', 10_000],
  ['within one second', 1000],
])('200 people of one server ask %s', async (when, within) => {
  const stage = await start();
  const all = await Promise.all(
    Array.from({ length: PEOPLE }, async (_, i) => {
      await new Promise((resolve) => setTimeout(resolve, (within * i) / PEOPLE));
      return timed(stage, i);
    }),
  );
  console.log({
    when,
    people: PEOPLE,
    answered: all.filter(({ isAnswer }) => isAnswer).length,
    toldToTryAgain: all.filter(({ isAnswer }) => !isAnswer).length,
    acknowledgedMs: spread(all.map(({ acknowledged }) => acknowledged)),
    endedMs: spread(all.map((one) => one.ended)),
  });
  expect(
    quantile(
      all.map(({ acknowledged }) => acknowledged),
      0.99,
    ),
  ).toBeLessThan(1000);
  expect(Math.max(...all.map((one) => one.ended))).toBeLessThan(10_000);
  expect(stage.discord.violations).toEqual([]);
});

test('10,000 questions, and the memory after each thousand', { timeout: 3_600_000 }, async () => {
  const stage = await start();
  const { discord } = stage;
  const memory: Record<string, number>[] = [];
  const began = performance.now();
  for (let thousand = 0; thousand < 10; thousand++) {
    let next = thousand * 1000;
    const worker = async (): Promise<void> => {
      while (next < (thousand + 1) * 1000) await timed(stage, next++);
    };
    await Promise.all(Array.from({ length: 8 }, worker));
    discord.requests.length = 0;
    const figures = {
      questions: (thousand + 1) * 1000,
      residentMb: Math.round((await stage.metric('process_resident_memory_bytes')) / MEGABYTE),
      heapMb: Math.round((await stage.metric('nodejs_heap_size_used_bytes')) / MEGABYTE),
      tookS: Math.round((performance.now() - began) / 1000),
    };
    memory.push(figures);
    console.log(JSON.stringify(figures));
  }
  const [early, late] = [memory[2]?.residentMb ?? 0, memory[9]?.residentMb ?? 0];
  expect(late).toBeLessThan(early * 1.1);
  expect(discord.violations).toEqual([]);
});

test('200 people of one server ask within 10 s, half of them by mention', async () => {
  const stage = await start();
  const all = await Promise.all(
    Array.from({ length: PEOPLE }, async (_, i) => {
      await new Promise((resolve) => setTimeout(resolve, (10_000 * i) / PEOPLE));
      const isMention = i % 2 === 1;
      return { isMention, ...(await (isMention ? timedMention(stage, i) : timed(stage, i))) };
    }),
  );
  for (const isMention of [false, true]) {
    const some = all.filter((one) => one.isMention === isMention);
    console.log({
      by: isMention ? 'mention' : '/ask',
      people: some.length,
      answered: some.filter(({ isAnswer }) => isAnswer).length,
      endedMs: spread(some.map((one) => one.ended)),
    });
  }
  expect(Math.max(...all.map((one) => one.ended))).toBeLessThan(10_000);
  expect(stage.discord.violations).toEqual([]);
});

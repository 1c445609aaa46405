import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readlinkSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { startCli } from '../test/support/cli.js';
import type { ShownMessage } from '../test/support/discord/interactions.js';
import { DiscordStandIn } from '../test/support/discord/server.js';
import { machineWithoutModel } from '../test/support/no-model.js';
import { temporaryFolder, writeFiles } from '../test/support/temp.js';
import { randomOf } from './support/random.mjs';
import { record } from './support/results.js';
import { sentence } from './support/words.js';

const SECONDS = Number(process.env.SOAK_SECONDS ?? 120);
const ARTICLES = 30;
const READERS = 5;
const PEOPLE = 4;
const FIRST_USER = 300_000_000_000_000_000n;
/** The bot's files are counted from here on: before, it opens what it keeps. In ms. */
const WARM_UP = 10_000;

interface Built {
  readonly generation: string;
  readonly articles: Articles;
}

/** What an article says, by the articles' ids. */
type Articles = Readonly<Record<string, string>>;

interface Child {
  readonly process: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly errors: string }>;
}

function start(script: string, args: readonly string[]): Child {
  const file = join(import.meta.dirname, 'support', script);
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]).then(
    ([[code], out, errors]) => ({ code, out, errors }),
  );
  return { process: child, ended };
}

/** A folder of articles that changes; each version of each article is named in its title and all over its text. */
class Folder {
  versions = 0;
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
    for (let i = 0; i < ARTICLES; i++) this.#write(i);
  }

  /** Writes an article, again or anew, or takes one away or elsewhere. */
  change(): void {
    const at = Math.floor(Math.random() * ARTICLES);
    const [here = '', there = ''] = [`a${at}.md`, `b${at}.md`]
      .map((name) => join(this.#path, name))
      .sort(() => Math.random() - 0.5);
    const what = Math.random();
    if (what < 0.1) rmSync(here, { force: true });
    else if (what < 0.2 && existsSync(here)) renameSync(here, there);
    else this.#write(at);
  }

  /** Where it lies already, or else where it began. */
  #write(at: number): void {
    this.versions++;
    const name = `第${at}篇第${this.versions}版`;
    const random = randomOf(this.versions);
    const body = Array.from({ length: 5 }, () => `核对${name}的正文时，${sentence(random)}`);
    const file = existsSync(join(this.#path, `b${at}.md`)) ? `b${at}.md` : `a${at}.md`;
    writeFiles(this.#path, { [file]: `# ${name}\n\n${body.join('')}\n` });
  }
}

const VERSION = /第\d+篇第\d+版/g;

/** The versions that a quote's title and text name; more than one is a mixture. */
function versionsOf({ title, description }: Readonly<Record<string, unknown>>): string[] {
  return [...new Set(`${title}\n${description}`.replaceAll('*', '').match(VERSION) ?? [])];
}

function openFiles(pid: number | undefined): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((name) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${name}`)];
    } catch {
      return [];
    }
  });
}

/** What there is to look at: whatever the indexers have built, by the generations' ids. */
class Truth {
  readonly #generations = new Map<string, Articles>();
  readonly #versions: ReadonlySet<string>[] = [];

  get size(): number {
    return this.#generations.size;
  }

  add(generation: string, articles: Articles): void {
    if (this.#generations.has(generation)) return;
    this.#generations.set(generation, articles);
    this.#versions.push(new Set(Object.values(articles).flatMap((said) => said.match(VERSION) ?? [])));
  }

  /** @param articles as JSON */
  says(generation: string, articles: string): boolean {
    return JSON.stringify(this.#generations.get(generation)) === articles;
  }

  /** Whether one generation has all of these versions: each is in few of them, since some article changes in each. */
  hasTogether(versions: readonly string[]): boolean {
    return this.#versions.some((known) => versions.every((version) => known.has(version)));
  }
}

interface Runs {
  readonly done: number;
  /** How often it found the other one at work. */
  readonly busy: number;
}

/** What an indexer has printed: a line a run. */
async function runsOf({ ended }: Child, truth: Truth): Promise<Runs> {
  const { code, out, errors } = await ended;
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  const runs = { done: 0, busy: 0 };
  for (const line of out.trim().split('\n')) {
    const said = JSON.parse(line) as Built | { readonly busy: true } | readonly string[];
    if ('busy' in said) runs.busy++;
    else if ('generation' in said) {
      runs.done++;
      truth.add(said.generation, said.articles);
    }
  }
  return runs;
}

async function changeUntil(until: number, folder: Folder): Promise<void> {
  while (performance.now() < until) {
    folder.change();
    await setTimeout(Math.random() * 100);
  }
}

interface Asked {
  readonly versions: readonly (readonly string[])[];
  readonly failures: readonly string[];
}

/** People ask and fetch, one thing after the other, each time as somebody else: nobody asks too often. */
async function askUntil(until: number, discord: DiscordStandIn, first: bigint): Promise<Asked> {
  const versions: string[][] = [];
  const failures: string[] = [];
  for (let i = 0; performance.now() < until; i++) {
    const person = { userId: String(first + BigInt(i)) };
    const [at, other, third] = [0, 0, 0].map(() => Math.floor(Math.random() * ARTICLES));
    const used =
      i % 4 === 3
        ? discord.slash('source', { article: `a${at}` }, person)
        : discord.slash(
            'ask',
            { question: `第${at}篇、第${other}篇和第${third}篇的正文是为了什么？` },
            person,
          );
    const { content, embeds } = await finalReply(used, discord);
    const named = embeds.map(versionsOf);
    if (named.some((names) => names.length > 1)) failures.push(`a mixture: ${JSON.stringify(embeds)}`);
    if (/went wrong|error/i.test(content)) failures.push(content);
    if (named.flat().length > 0) versions.push(named.flat());
    discord.requests.length = 0;
  }
  return { versions, failures };
}

function finalReply(
  used: ReturnType<DiscordStandIn['slash']>,
  discord: DiscordStandIn,
): Promise<ShownMessage> {
  const isReply = ({ content, embeds }: ShownMessage): boolean => content !== '' || embeds.length > 0;
  return discord.changes.until(() => used.history.find(isReply), 'a reply', 30_000);
}

async function countFilesUntil(until: number, pid: number | undefined): Promise<number[]> {
  const counts: number[] = [];
  await setTimeout(WARM_UP);
  while (performance.now() < until) {
    counts.push(openFiles(pid).length);
    await setTimeout(1000);
  }
  return counts;
}

/** Answers of one person that are so far from each other are seldom of one generation. */
const APART = 20;

/** The share of mixtures, made of two answers each, that are told from an answer of one generation. */
function sharpness(truth: Truth, asked: readonly Asked[]): number {
  const mixtures = asked.flatMap(({ versions }) =>
    versions.slice(APART).map((later, i) => [...later, ...(versions[i] ?? [])]),
  );
  return mixtures.filter((versions) => !truth.hasTogether(versions)).length / mixtures.length;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

/**
 * Each version of an article is named all over it and in its title. Whatever a reader sees of a generation has to be
 * what its indexer wrote, article by article; and the articles that one answer of the bot quotes have to be, in those
 * versions, in one generation together.
 */
test('two indexers, a bot and five readers at once', async () => {
  const root = temporaryFolder();
  const [articles, data] = [join(root, 'articles'), join(root, 'data')];
  const folder = new Folder(articles);
  const truth = new Truth();
  await runsOf(start('index-child.mjs', [articles, data]), truth);
  const discord = await DiscordStandIn.start();
  onTestFinished(() => discord.close());
  const machine = await machineWithoutModel(root);
  onTestFinished(() => machine.close());
  const bot = startCli(['start'], {
    ...machine.variables,
    DISCORD_TOKEN: discord.identity.token,
    DISCORD_API_URL: discord.apiUrl,
    ARTICLES_DIR: articles,
    DATA_DIR: data,
    LOCALE: 'en-US',
  });
  await discord.botReady();

  const until = performance.now() + SECONDS * 1000;
  const indexers = [1, 2].map(() => start('index-child.mjs', [articles, data, '', 'again and again']));
  const readers = Array.from({ length: READERS }, () => start('read-child.mjs', [data]));
  const asking = Array.from({ length: PEOPLE }, (_, i) =>
    askUntil(until, discord, FIRST_USER + BigInt(i) * 1_000_000n),
  );
  const [files, asked] = await Promise.all([
    countFilesUntil(until, bot.child.pid),
    Promise.all(asking),
    changeUntil(until, folder),
  ]);
  const open = openFiles(bot.child.pid);
  for (const child of [...readers, ...indexers]) child.process.kill('SIGTERM');
  const runs = await Promise.all(indexers.map((indexer) => runsOf(indexer, truth)));
  const read = (await Promise.all(readers.map((reader) => reader.ended))).map(({ code, out, errors }) => {
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    return JSON.parse(out) as { reads: number; mostOpen: number; generations: Record<string, string> };
  });
  bot.child.kill('SIGTERM');
  const { code, stderr } = await bot.finished;

  const answers = asked.flatMap(({ versions }) => versions);
  const mixed = answers.filter((versions) => !truth.hasTogether(versions));
  const found = sharpness(truth, asked);
  const strange = read.flatMap(({ generations }) =>
    Object.entries(generations).filter(([id, said]) => !truth.says(id, said)),
  );
  const count = (name: string, value: number, target?: string) => ({
    name,
    value,
    unit: '',
    ...(target && { target }),
  });
  record('soak', [
    { name: 'time', value: SECONDS, unit: 's' },
    count('versions of articles written', folder.versions),
    count(
      'runs that ended well',
      sum(runs, ({ done }) => done),
    ),
    count(
      'runs that found another one at work',
      sum(runs, ({ busy }) => busy),
    ),
    count('generations', truth.size),
    count('answers with quotes', answers.length),
    count(
      'articles quoted in them',
      sum(answers, ({ length }) => length),
    ),
    count('answers that no generation has together', mixed.length, '0'),
    { name: 'mixtures made of two answers that this finds', value: found, unit: 'of all' },
    count(
      'reads of a whole generation',
      sum(read, ({ reads }) => reads),
    ),
    count('reads that differ from what was indexed', strange.length, '0'),
    count('files open in the bot, at first', files[0] ?? Number.NaN),
    count('files open in the bot, most', Math.max(...files)),
    count('files open in the bot, at the end', open.length),
    count('files open in a reader, most', Math.max(...read.map(({ mostOpen }) => mostOpen))),
  ]);
  expect({ code, mixed, strange }).toEqual({ code: 0, mixed: [], strange: [] });
  expect(found).toBeGreaterThan(0.5);
  expect(asked.flatMap(({ failures }) => failures)).toEqual([]);
  expect(discord.violations).toEqual([]);
  expect(stderr).not.toMatch(/"level":[56]0/);
  // Of the generation that serves, and of one that a question still ends on.
  expect(open.filter((path) => path.includes('/generations/')).length).toBeLessThanOrEqual(4);
  expect(open.length).toBeLessThanOrEqual((files[0] ?? 0) + 4);
});

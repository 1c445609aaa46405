import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { modelsDir } from '../test/embedding/real-model.js';
import { startCli } from '../test/support/cli.js';
import { DiscordStandIn } from '../test/support/discord/server.js';
import { bodyOf } from '../test/support/prose.js';
import { temporaryFolder, writeFiles } from '../test/support/temp.js';
import { type Figure, record } from './support/results.js';

const SEEDS = join(import.meta.dirname, '../seeds');
const QUESTIONS = 1000;
const AT = [1, 100, 1000];
const NEW_ARTICLES = 60;
const FIRST_USER = 300_000_000_000_000_000n;
const SAMPLE_EVERY = 200; // ms
const MANAGE_SERVER = { permissions: 0x20n };

/** Questions as various as the starter corpus: each is some sentence of it with a number, every tenth is English. */
function questions(): string[] {
  const files = readdirSync(SEEDS, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(md|txt)$/.test(name),
  );
  const sentences = files
    .flatMap((name) => readFileSync(join(SEEDS, name), 'utf8').split(/[。？\n]/))
    .filter((line) => line.length > 6 && line.length < 80);
  return Array.from({ length: QUESTIONS }, (_, i) => {
    const sentence = sentences[(i * 7) % sentences.length] ?? '';
    return i % 10 === 9
      ? `How expensive is training number ${i}? ${sentence.slice(0, 6)}`
      : `${sentence}吗 ${i}`;
  });
}

/** What a process has in memory, in MiB. Linux only. */
function residentSize(pid: number | undefined): number {
  const status = existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : '';
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
}

/** The processes that a process has started, and theirs. */
function familyOf(pid: number | undefined): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean);
  return children.map(Number).flatMap((child) => [child, ...familyOf(child)]);
}

test('memory of the bot with the starter corpus, and of an indexing run beside it', async () => {
  const discord = await DiscordStandIn.start();
  onTestFinished(() => discord.close());
  const folder = temporaryFolder();
  const articlesDir = join(folder, 'articles');
  cpSync(SEEDS, articlesDir, { recursive: true });
  const bot = startCli(['start'], {
    DISCORD_TOKEN: discord.identity.token,
    DISCORD_API_URL: discord.apiUrl,
    ARTICLES_DIR: articlesDir,
    DATA_DIR: join(folder, 'data'),
    MODELS_DIR: modelsDir,
    LOCALE: 'en-US',
    LOG_LEVEL: 'silent',
  });
  await discord.botReady(null, 300_000);
  const { pid } = bot.child;
  const figures: Figure[] = [{ name: 'ready', value: residentSize(pid), unit: 'MiB' }];
  for (const [i, question] of questions().entries()) {
    await discord.slash('ask', { question }, { userId: String(FIRST_USER + BigInt(i)) }).reply();
    if (AT.includes(i + 1))
      figures.push({
        name: `after ${i + 1} questions`,
        value: residentSize(pid),
        unit: 'MiB',
        target: i + 1 === 1000 ? '350' : '',
      });
  }

  writeFiles(
    articlesDir,
    Object.fromEntries(Array.from({ length: NEW_ARTICLES }, (_, i) => [`new-${i}.md`, bodyOf(i)])),
  );
  let together = 0;
  const sampling = setInterval(() => {
    const pids = [Number(pid), ...familyOf(pid)];
    together = Math.max(
      together,
      pids.reduce((sum, each) => sum + residentSize(each), 0),
    );
  }, SAMPLE_EVERY);
  const reindex = discord.slash('reindex', {}, MANAGE_SERVER);
  await discord.changes.until(() => reindex.followUps.length, 'the report', 300_000);
  clearInterval(sampling);
  record('memory', [
    ...figures,
    { name: 'most, with an indexing run', value: together, unit: 'MiB', target: '1024' },
  ]);
  expect(discord.violations).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { modelsDir } from '../test/embedding/real-model.js';
import { startCli } from '../test/support/cli.js';
import { DiscordStandIn } from '../test/support/discord/server.js';
import { temporaryFolder, writeFiles } from '../test/support/temp.js';

const MANAGE_SERVER = { permissions: 0x20n };
const ARTICLES = 250;
const QUESTIONS = 50;

const SUBJECTS = [
  '训练',
  '推理',
  '缓存',
  '调度',
  '量化',
  '检索',
  '索引',
  '芯片',
  '数据',
  '许可证',
  '评测',
  '部署',
];
const VERBS = ['降低了', '推迟了', '改变了', '依赖于', '超过了', '解释了', '重写了', '放慢了'];
const OBJECTS = ['成本', '延迟', '产能', '精度', '吞吐量', '社区的做法', '公开的记录', '下一季的计划'];

/** An article of about four passages, of our own words, other ones for every number. */
function article(number: number): string {
  const pick = (from: readonly string[], at: number): string =>
    from[(number * 7 + at * 13 + at * at) % from.length] ?? '';
  const sentences = Array.from(
    { length: 64 },
    (_, i) =>
      `${pick(SUBJECTS, i)}在第${number * 64 + i}次记录里${pick(VERBS, i + 1)}${pick(OBJECTS, i + 2)}，编辑部随后核对了一遍。`,
  );
  const paragraphs = Array.from({ length: 8 }, (_, i) => sentences.slice(i * 8, i * 8 + 8).join(''));
  return `---\ntitle: 第${number}号记录\n---\n\n${paragraphs.join('\n\n')}\n`;
}

function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
}

test('fifty questions while a thousand passages are embedded', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'articles/first.md': '开始时只有这一篇：训练的成本在第一次记录里降低了。',
    'delays/.keep': '',
  });
  const discord = await DiscordStandIn.start();
  onTestFinished(() => discord.close());
  const bot = startCli(['start'], {
    DISCORD_TOKEN: discord.identity.token,
    DISCORD_API_URL: discord.apiUrl,
    ARTICLES_DIR: join(folder, 'articles'),
    DATA_DIR: join(folder, 'data'),
    MODELS_DIR: modelsDir,
    LOCALE: 'en-US',
    LOOP_DELAY_DIR: join(folder, 'delays'),
    NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'loop-delay.mjs')).href}`,
  });
  await discord.botReady();
  await discord.slash('ask', { question: '训练的成本' }).reply();
  writeFiles(
    folder,
    Object.fromEntries(Array.from({ length: ARTICLES }, (_, i) => [`articles/${i}.md`, article(i)])),
  );

  const reindex = discord.slash('reindex', {}, MANAGE_SERVER);
  await discord.changes.until(
    () => /vectors/.test(reindex.message?.content ?? ''),
    'embedding to begin',
    120_000,
  );
  bot.child.kill('SIGUSR2');
  const acknowledged: number[] = [];
  const answered: number[] = [];
  for (let i = 0; i < QUESTIONS; i++) {
    const started = performance.now();
    const used = discord.slash('ask', { question: `第${i * 5}号记录里训练的成本怎么样？` });
    await discord.changes.until(() => used.callback, 'an acknowledgement', 20_000);
    acknowledged.push(performance.now() - started);
    await used.reply();
    answered.push(performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const isStillRunning = (reindex.message?.embeds.length ?? 0) === 0;
  await discord.changes.until(() => reindex.message?.embeds.length, 'the report', 300_000);
  bot.child.kill('SIGTERM');
  await bot.finished;
  const delay: unknown = JSON.parse(readFileSync(join(folder, 'delays', `${bot.child.pid}.json`), 'utf8'));
  console.log({
    isStillRunning,
    report: reindex.message?.embeds.map(({ description }) => description),
    acknowledgedMs: { p50: quantile(acknowledged, 0.5), p95: quantile(acknowledged, 0.95) },
    answeredMs: { p50: quantile(answered, 0.5), p95: quantile(answered, 0.95) },
    loopDelayMs: delay,
  });
  expect(discord.violations).toEqual([]);
  expect(isStillRunning).toBe(true);
});

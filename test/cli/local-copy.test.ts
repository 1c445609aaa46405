import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { checkCopy } from '../../src/cli/checks/copy.js';
import { checkIndex } from '../../src/cli/checks/local.js';
import { evalCommand } from '../../src/cli/commands/eval.js';
import { createEngine } from '../../src/cli/compose.js';
import { ENGLISH } from '../../src/cli/i18n/speech.js';
import { loadConfig } from '../../src/config.js';
import { createLogger } from '../../src/logger.js';
import { machineWithoutModel } from '../support/no-model.js';
import { describeOnCluster, optionsFor } from '../support/opensearch/cluster.js';
import { startGoBetween } from '../support/opensearch/go-between.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';

const GARDEN = '# 花园\n\n春天的花园里开满了郁金香。\n';
const COST = '# 账单\n\n整个训练一共花了五百六十万美元。\n';

/** A bot with its index on a cluster that can be taken away, and a copy of it. */
async function setUp(url: string) {
  const folder = temporaryFolder();
  const { variables, close } = await machineWithoutModel(folder);
  onTestFinished(close);
  vi.stubEnv('PATH', variables.PATH ?? '');
  onTestFinished(() => void vi.unstubAllEnvs());
  const between = await startGoBetween(url);
  const articles = join(folder, 'articles');
  writeFiles(articles, { 'garden.md': GARDEN });
  const config = loadConfig(
    {
      ...variables,
      ARTICLES_DIR: articles,
      DATA_DIR: join(folder, 'data'),
      OPENSEARCH_URL: between.url,
      OPENSEARCH_PREFIX: optionsFor(url).prefix,
      OPENSEARCH_FALLBACK: 'local',
    },
    folder,
  );
  const log: string[] = [];
  const engine = createEngine(config, createLogger('info', { write: (line) => void log.push(line) }));
  onTestFinished(() => engine.close());
  const index = () => engine.runIndexer(() => {}, new AbortController().signal);
  const ask = async (question: string) => (await engine.answers.ask(question)).quotes[0]?.articleId;
  return { folder, between, articles, config, log, engine, index, ask };
}

const GONE = () => 'hangs up' as const;
const BACK = () => null;

describeOnCluster('a bot with a local copy of what a cluster keeps', (url) => {
  it('answers from it while the cluster is gone, says so to admins, and goes back', async () => {
    const { between, config, log, engine, index, ask } = await setUp(url());
    const report = await index();
    expect(report).toMatchObject({ articles: 1, copy: expect.stringMatching(/Z$/) });
    const info = await engine.answers.info();
    expect(info).toMatchObject({ id: report.generation });
    expect(await checkCopy(config)).toMatchObject({ status: 'ok' });

    between.answerBy(GONE);
    expect(await ask('郁金香开在哪里')).toBe('garden');
    expect(await ask('郁金香开在哪里')).toBe('garden');
    expect((await engine.answers.info()).id).toBe(report.copy);
    expect((await engine.answers.info()).standsIn).toMatchObject({ since: expect.any(Number) });
    expect(log.filter((line) => line.includes('local copy of the index answers'))).toHaveLength(1);
    expect(await checkIndex(config)).toMatchObject({ status: 'note' });

    between.answerBy(BACK);
    await expect.poll(async () => (await engine.answers.info()).id).toBe(report.generation);
    expect(await engine.answers.info()).toEqual(info);
    expect(log.filter((line) => line.includes('answers again'))).toHaveLength(1);
  });

  it('brings the copy up to date where the cluster can not be, and the cluster later', async () => {
    const { between, articles, engine, index, ask } = await setUp(url());
    await index();
    writeFileSync(join(articles, 'cost.md'), COST);
    between.answerBy(GONE);
    await expect(index()).rejects.toMatchObject({
      code: 'cluster',
      message: expect.stringContaining('local copy is up to date'),
    });
    expect(await ask('训练花了多少钱')).toBe('cost');
    between.answerBy(BACK);
    expect(await index()).toMatchObject({ added: ['cost'], articles: 2 });
    await expect.poll(async () => (await engine.answers.info()).standsIn).toBeUndefined();
    expect(await ask('训练花了多少钱')).toBe('cost');
  });

  it('is not what is measured: eval asks the cluster alone', async () => {
    const { folder, between, config } = await setUp(url());
    const questions = join(folder, 'questions.jsonl');
    writeFileSync(
      questions,
      JSON.stringify({ id: '1', question: '郁金香开在哪里', article: 'garden', answers: [] }),
    );
    const hasIndexed = () => between.asked.includes('POST /_aliases');
    between.answerBy((request) => (hasIndexed() && request.endsWith('/_msearch') ? 'hangs up' : null));
    const measured = evalCommand(
      config,
      { articles: config.articlesDir, sets: [], questions: [questions], misses: 0, json: true },
      ENGLISH,
    );
    await expect(measured).rejects.toMatchObject({ code: 'cluster' });
  });

  it('indexes on the cluster where the copy can not be written', async () => {
    const { config, index } = await setUp(url());
    await index();
    rmSync(join(config.dataDir, 'generations'), { recursive: true });
    writeFileSync(join(config.dataDir, 'generations'), 'in the way');
    const report = await index();
    expect(report.copy).toBeUndefined();
    expect(report.articles).toBe(1);
    expect(JSON.stringify(report.warnings)).toContain('could not be brought up to date');
    expect(await checkCopy(config)).toMatchObject({ status: 'note' });
  });

  it('says what is wrong with the cluster where there is no copy yet', async () => {
    const { between, config, ask } = await setUp(url());
    between.answerBy(GONE);
    await expect(ask('郁金香开在哪里')).rejects.toMatchObject({ code: 'cluster' });
    expect(await checkIndex(config)).toMatchObject({ status: 'fail' });
    expect(await checkCopy(config)).toMatchObject({ status: 'note', message: { text: 'none yet' } });
  });
});

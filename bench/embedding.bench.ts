import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { env, pipeline } from '@xenova/transformers';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { cachedEmbedder } from '../src/embedding/cache/cached.js';
import { EmbeddingCache } from '../src/embedding/cache/embedding-cache.js';
import type { Embedder } from '../src/embedding/embedder.js';
import { createTokenCounter } from '../src/embedding/encoding/token-counter.js';
import { WorkerClient } from '../src/embedding/encoding/worker-client.js';
import { modelInfo } from '../src/embedding/model-info.js';
import { DEFAULT_MODEL } from '../src/embedding/models/models.js';
import { LocalStore } from '../src/index/local/store.js';
import { buildIndex } from '../src/indexing/indexer.js';
import { DEFAULT_CHUNK_OPTIONS } from '../src/passages/chunk.js';
import { fold } from '../src/text/fold.js';
import { temporaryFolder, writeFiles } from '../test/support/temp.js';
import { syntheticEmbedder } from './support/embedder.js';
import { modelsDir } from './support/models.js';
import { record } from './support/results.js';
import { paragraphs } from './support/words.js';

/** How long our passages are, in characters. */
const OWN_LENGTH = DEFAULT_CHUNK_OPTIONS.maxCharacters;

const ROUNDS = 3;
const CHARACTERS = 1500;

/** Enough for what a run costs besides, whatever it indexes, to be little. */
const ARTICLES = 120;

/** The plain pipeline has no such cost: a part of them is enough to tell its speed, and takes less patience. */
const PLAIN_ARTICLES = 20;

/** A machine that others use as well takes long. In ms: 30 min. */
const PATIENCE = 1_800_000;

const CLUTTER = [
  '首页 | 新闻 | 财经 | 科技 | 体育 | 登录 | 注册',
  '分享到：微信 微博 QQ空间 复制链接',
  '责任编辑：编辑部',
  '版权声明：本文版权归原作者所有，转载请注明出处。未经许可不得以任何形式复制、转载、摘编本网站的内容。',
  '相关阅读：',
  ...Array.from(
    { length: 12 },
    (_, i) => `- [另一篇文章的标题，写得比较长，第${i}条](https://example.com/other/${i})`,
  ),
  '扫码关注我们的公众号，第一时间获取最新资讯。点击下载客户端，阅读更多精彩内容。',
];

/** A file as a browser saves it: a third of its characters belong to the page. */
function cluttered(text: string): string {
  return `${CLUTTER.slice(0, 2).join('\n\n')}\n\n${text}\n\n${CLUTTER.slice(2).join('\n\n')}\n`;
}

function threaded(model: Awaited<ReturnType<typeof modelInfo>>, threads: number): Embedder {
  const file = createRequire(import.meta.url).resolve('#embedding-worker');
  const start = () => new Worker(file, { workerData: { modelsDir, model: DEFAULT_MODEL } });
  const client = new WorkerClient(start, () => {}, threads);
  return {
    model,
    embed: (inputs, kind, signal) => client.embed(inputs, kind, signal),
    close: () => client.textDone(),
  };
}

/** Runs each by turns, so that what else the machine does falls on all of them, and takes the best of each. */
async function bestOf(
  methods: Readonly<Record<string, () => Promise<number>>>,
): Promise<Map<string, number>> {
  const best = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, method] of Object.entries(methods)) {
      const started = performance.now();
      const characters = await method();
      const speed = characters / ((performance.now() - started) / 1000);
      best.set(name, Math.max(best.get(name) ?? 0, speed));
    }
  }
  return best;
}

type Pipeline = Awaited<ReturnType<typeof pipeline<'feature-extraction'>>>;
type CountTokens = (text: string) => number;
type Method = () => Promise<number>;

/** What somebody would do without a library: pieces of 300 characters, or as long as our passages are. */
function piecesOf(texts: readonly string[], size = 300): string[] {
  return texts.flatMap((text) => text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? []);
}

function plainly(
  plain: Pipeline,
  texts: readonly string[],
  pieces: readonly string[],
  batch: number,
): Method {
  return async () => {
    for (let i = 0; i < pieces.length; i += batch)
      await plain(pieces.slice(i, i + batch), { pooling: 'cls', normalize: true });
    return texts.join('').length;
  };
}

/** From files to a generation that serves, in an empty data folder. */
function indexer(texts: readonly string[], embedder: Embedder, countTokens: CountTokens): Method {
  return async () => {
    const folder = temporaryFolder();
    writeFiles(join(folder, 'articles'), Object.fromEntries(texts.map((text, i) => [`${i}.md`, text])));
    const cache = new EmbeddingCache(join(folder, 'cache.sqlite'), pino({ level: 'silent' }));
    await buildIndex({
      articlesDir: join(folder, 'articles'),
      store: new LocalStore(join(folder, 'data')),
      encoder: { embedder: cachedEmbedder(embedder, cache), countTokens },
    });
    cache.close();
    return texts.join('').length;
  };
}

/** As a crawler brings them: every tenth twice, and all with the page round them. */
function crawled(texts: readonly string[]): string[] {
  return texts.flatMap((text, i) => (i % 10 === 0 ? [text, text] : [text])).map(cluttered);
}

test(
  'characters indexed a second, against the plain pipeline',
  async () => {
    env.allowRemoteModels = false;
    env.localModelPath = modelsDir;
    const plain = await pipeline('feature-extraction', DEFAULT_MODEL, { quantized: true });
    const model = await modelInfo(modelsDir, DEFAULT_MODEL);
    const countTokens = await createTokenCounter(modelsDir, DEFAULT_MODEL);
    const texts = Array.from({ length: ARTICLES }, (_, i) => paragraphs(i, CHARACTERS).join('\n\n'));
    const some = texts.slice(0, PLAIN_ARTICLES);
    const own = await passagesOf(some, countTokens);

    const most = availableParallelism();
    const embedders = new Map([...new Set([1, 2, most])].map((count) => [count, threaded(model, count)]));
    const ours = embedders.get(most) ?? threaded(model, most);
    for (const embedder of embedders.values()) await indexer(texts.slice(0, 2), embedder, countTokens)();

    const best = await bestOf({
      'plain, batch 1': plainly(plain, some, piecesOf(some), 1),
      'plain, batch 8': plainly(plain, some, piecesOf(some), 8),
      'plain, batch 32': plainly(plain, some, piecesOf(some), 32),
      'plain, batch 32, our passages': plainly(plain, some, own, 32),
      ...Object.fromEntries(
        [...embedders].map(([count, each]) => [
          `indexer, ${count} threads`,
          indexer(some, each, countTokens),
        ]),
      ),
      indexer: indexer(texts, ours, countTokens),
      'plain, batch 32, pages': plainly(plain, crawled(some), piecesOf(crawled(some)), 32),
      'plain, batch 32, pages, long pieces': plainly(
        plain,
        crawled(some),
        piecesOf(crawled(some), OWN_LENGTH),
        32,
      ),
      'indexer, pages': indexer(crawled(texts), ours, countTokens),
    });
    const ratio = (ours: string, theirs: string): number =>
      (best.get(ours) ?? Number.NaN) / (best.get(theirs) ?? Number.NaN);
    const same = await agreement(plain, ours, own);
    record('embedding', [
      ...[...best].map(([name, value]) => ({ name, value, unit: 'characters/s' })),
      {
        name: 'indexer / plain batch 32, our passages',
        value: ratio('indexer', 'plain, batch 32, our passages'),
        unit: 'x',
        target: '>= 1.3',
      },
      {
        name: 'the same, to pieces of 300',
        value: ratio('indexer', 'plain, batch 32'),
        unit: 'x',
        target: '>= 1.3',
      },
      {
        name: 'indexer / plain batch 32, pages, long pieces',
        value: ratio('indexer, pages', 'plain, batch 32, pages, long pieces'),
        unit: 'x',
        target: '>= 2',
      },
      {
        name: 'pages, to pieces of 300',
        value: ratio('indexer, pages', 'plain, batch 32, pages'),
        unit: 'x',
        target: '>= 2',
      },
      { name: 'least cosine to plain', value: same, unit: '', target: '>= .85' },
    ]);
    expect(same).toBeGreaterThan(0.85);
  },
  PATIENCE,
);

/** What the indexer embeds of some texts, folded as it folds them. */
async function passagesOf(
  texts: readonly string[],
  countTokens: (text: string) => number,
): Promise<string[]> {
  const folder = temporaryFolder();
  writeFiles(join(folder, 'articles'), Object.fromEntries(texts.map((text, i) => [`${i}.md`, text])));
  const embedder = syntheticEmbedder();
  const embedded: string[] = [];
  const recording: Embedder = {
    ...embedder,
    embed: (inputs, kind, signal) => {
      embedded.push(...inputs.map(({ text }) => fold(text)));
      return embedder.embed(inputs, kind, signal);
    },
  };
  await buildIndex({
    articlesDir: join(folder, 'articles'),
    store: new LocalStore(join(folder, 'data')),
    encoder: { embedder: recording, countTokens },
  });
  return embedded;
}

/** The least cosine between what we make of a text and what the pipeline makes of it alone. */
async function agreement(plain: Pipeline, embedder: Embedder, texts: readonly string[]): Promise<number> {
  const vectors = await embedder.embed(
    texts.map((text) => ({ text, spans: [] })),
    'passage',
  );
  const cosines: number[] = [];
  for (const [i, text] of texts.entries()) {
    const { data } = await plain(text, { pooling: 'cls', normalize: true });
    const expected = data as Float32Array;
    cosines.push(expected.reduce((sum, value, d) => sum + value * (vectors[i]?.vector[d] ?? 0), 0));
  }
  return Math.min(...cosines);
}

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { cachedEmbedder } from '../../src/embedding/cache/cached.js';
import { EmbeddingCache } from '../../src/embedding/cache/embedding-cache.js';
import { LocalStore } from '../../src/index/local/store.js';
import { buildIndex } from '../../src/indexing/indexer.js';
import { LiveIndex } from '../../src/indexing/live-index.js';
import { hashEmbedder } from '../indexing/support/hash-embedder.mjs';
import { NODE_COMPILE_CACHE } from '../support/cli.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';

const CHILD = join(import.meta.dirname, '../../bench/support/index-child.mjs');

interface Place {
  /** Runs the indexer here, to its end. */
  run(): Promise<void>;
  /** Runs it as a process that kills itself before that step. */
  runUntil(step: string): void;
  write(version: string): void;
  /** What the articles say, all of them. */
  served(): Promise<string[]>;
  leftovers(): string[];
  /** How many texts went through the model so far. */
  embedded(): number;
}

function place(): Place {
  const folder = temporaryFolder();
  const [articlesDir, data] = [join(folder, 'articles'), join(folder, 'data')];
  const log = join(folder, 'log');
  let here = 0;
  mkdirSync(data);
  return {
    async run() {
      const store = new LocalStore(data);
      const cache = new EmbeddingCache(join(data, 'cache', 'embeddings.sqlite'), pino({ level: 'silent' }));
      const embedder = hashEmbedder((texts) => {
        here += texts.length;
      });
      const encoder = {
        embedder: cachedEmbedder(embedder, cache),
        countTokens: (text: string) => text.length,
      };
      const stampsFile = join(data, 'cache', 'files.json');
      await store.lease(() => buildIndex({ articlesDir, store, stampsFile, encoder }));
      cache.close();
    },
    runUntil(step) {
      const { signal, stderr } = spawnSync(process.execPath, [CHILD, articlesDir, data, log, step], {
        env: { ...process.env, NODE_COMPILE_CACHE },
      });
      expect(signal, String(stderr)).toBe('SIGKILL');
    },
    write(version) {
      const names = Array.from({ length: 12 }, (_, i) => `a${i}.md`);
      writeFiles(articlesDir, Object.fromEntries(names.map((name) => [name, `${version}的${name}。`])));
    },
    async served() {
      const live = new LiveIndex(new LocalStore(data));
      const texts = await live.use(async (index) => {
        const list = await index.infos();
        const articles = await index.articles(list.map(({ id }) => id));
        return [...articles.values()].map(({ text }) => text);
      });
      await live.close();
      return texts.map((text) => text.slice(0, 3));
    },
    leftovers: () => readdirSync(join(data, 'generations')).filter((name) => name.startsWith('.')),
    embedded: () => here + (existsSync(log) ? readFileSync(log, 'utf8').split('\n').length - 1 : 0),
  };
}

describe('a run that is killed', () => {
  it.each([
    'reading',
    'embedding',
    'writing',
    'verifying',
    'renameSync generations/.building-*',
    'renameSync CURRENT.tmp',
  ])('before “%s” leaves the old index whole, and the next run embeds nothing twice', async (step) => {
    const { run, runUntil, write, served, leftovers, embedded } = place();
    write('第一版');
    await run();
    write('第二版');
    runUntil(step);
    expect(await served()).toEqual(Array(12).fill('第一版'));
    await run();
    expect(await served()).toEqual(Array(12).fill('第二版'));
    expect(leftovers()).toEqual([]);
    expect(embedded()).toBe(24);
  });
});

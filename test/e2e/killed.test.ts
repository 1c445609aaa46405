import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LocalStore } from '../../src/index/local/store.js';
import { LiveIndex } from '../../src/indexing/live-index.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';

const CHILD = join(import.meta.dirname, '../../bench/support/index-child.mjs');

interface Place {
  /** Runs the indexer; it kills itself before that step. @returns whether it did */
  run(step?: string): boolean;
  write(version: string): void;
  /** What the articles say, all of them. */
  served(): Promise<string[]>;
  leftovers(): string[];
  /** How many texts went through the model so far. */
  embedded(): number;
}

function place(): Place {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  const log = join(folder, 'log');
  mkdirSync(data);
  return {
    run(step = '') {
      const { status, signal, stderr } = spawnSync(process.execPath, [
        CHILD,
        join(folder, 'articles'),
        data,
        log,
        step,
      ]);
      if (signal === null && status !== 0) throw new Error(String(stderr));
      return signal === 'SIGKILL';
    },
    write(version) {
      const names = Array.from({ length: 12 }, (_, i) => `a${i}.md`);
      writeFiles(
        join(folder, 'articles'),
        Object.fromEntries(names.map((name) => [name, `${version}的${name}。`])),
      );
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
    embedded: () => (existsSync(log) ? readFileSync(log, 'utf8').split('\n').length - 1 : 0),
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
    const { run, write, served, leftovers, embedded } = place();
    write('第一版');
    expect(run()).toBe(false);
    write('第二版');
    expect(run(step)).toBe(true);
    expect(await served()).toEqual(Array(12).fill('第一版'));
    expect(run()).toBe(false);
    expect(await served()).toEqual(Array(12).fill('第二版'));
    expect(leftovers()).toEqual([]);
    expect(embedded()).toBe(24);
  });
});

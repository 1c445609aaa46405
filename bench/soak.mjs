// Two indexers and five readers at once, with files that change at random; the readers look whether all they see at a
// time is of one whole generation, and how many files they hold open.
//
//   npm run --silent build && node bench/soak.mjs [--seconds 120]
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Generations } from '../dist/indexing/generations.js';
import { LiveIndex } from '../dist/indexing/live-index.js';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '120' }, reads: { type: 'string' } },
});
const until = performance.now() + Number(values.seconds) * 1000;
const CHILD = fileURLToPath(new URL('support/index-child.mjs', import.meta.url));

/** Reads in a loop, in a process of its own. @param {string} data */
async function read(data) {
  const live = new LiveIndex(new Generations(data), (problem) => {
    throw new Error(problem);
  });
  const seen = new Set();
  let reads = 0;
  let most = 0;
  while (performance.now() < until) {
    await live.use(async (index) => {
      const list = await index.articles();
      if (list.length !== index.info.articles) throw new Error('articles are missing');
      for (const { id, title } of list) {
        const article = await index.article(id);
        // Every file is written with its version twice: in its title and in its text.
        if (!article?.text.includes(title)) throw new Error(`${id} is of two versions`);
      }
      const candidates = await index.candidates({ terms: ['核对'], vector: null });
      const ids = new Set(list.map(({ id }) => id));
      if (candidates.some(({ passage }) => !ids.has(passage.articleId)))
        throw new Error('a stranger was found');
      seen.add(index.info.id);
    });
    reads++;
    most = Math.max(most, readdirSync('/proc/self/fd').length);
    await setTimeout(5);
  }
  await live.close();
  console.log(
    JSON.stringify({
      reads,
      generations: seen.size,
      mostOpenFiles: most,
      openAtEnd: readdirSync('/proc/self/fd').length,
    }),
  );
}

/** @param {string} file @param {readonly string[]} args @returns {Promise<{ code: number | null, out: string }>} */
function start(file, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    child.stdout.on('data', (text) => {
      out += text;
    });
    child.stderr.on('data', (text) => {
      out += text;
    });
    child.once('close', (code) => resolve({ code, out }));
  });
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-soak-'));
  const articles = join(folder, 'articles');
  const data = join(folder, 'data');
  mkdirSync(articles);
  mkdirSync(data);
  let version = 0;
  const write = () => {
    version++;
    const at = Math.floor(Math.random() * 30);
    writeFileSync(
      join(articles, `a${at}.md`),
      `# 第${at}篇第${version}版\n\n这是第${at}篇第${version}版的正文，写下来是为了核对。\n`,
    );
  };
  for (let i = 0; i < 60; i++) write();
  await start(CHILD, [articles, data]);
  const runs = { done: 0, busy: 0, failed: 0 };
  const index = async () => {
    while (performance.now() < until) {
      const { code, out } = await start(CHILD, [articles, data]);
      if (code === 0) runs.done++;
      else if (/code: 'busy'/.test(out)) runs.busy++;
      else {
        runs.failed++;
        console.error(out);
      }
    }
  };
  const change = async () => {
    while (performance.now() < until) {
      write();
      await setTimeout(Math.random() * 100);
    }
  };
  const self = fileURLToPath(import.meta.url);
  const readers = Array.from({ length: 5 }, () =>
    start(self, ['--reads', data, '--seconds', values.seconds]),
  );
  const [results] = await Promise.all([Promise.all(readers), index(), index(), change()]);
  for (const { out } of results) process.stdout.write(out);
  console.log(
    JSON.stringify({
      runs,
      versions: version,
      failedReaders: results.filter(({ code }) => code !== 0).length,
    }),
  );
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = runs.failed + results.filter(({ code }) => code !== 0).length > 0 ? 1 : 0;
}

await (values.reads === undefined ? main() : read(values.reads));

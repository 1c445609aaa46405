// Kills the indexer at random moments, and before each of its steps, and looks each time whether the old index or the new one serves, whole.
//
//   npm run --silent build && node bench/crash.mjs [--kills 200] [--seed 1]
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LocalStore } from '#dist/index/local/store.js';
import { LiveIndex } from '#dist/indexing/live-index.js';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const KILLS = Number(values.kills);
const ARTICLES = 40;
const CHILD = fileURLToPath(new URL('support/index-child.mjs', import.meta.url));
/** Every so many kills one is before a step, until each has had its turn. */
const BETWEEN_STEPS = 3;

let state = Number(values.seed);
const random = () => {
  state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0;
  return state / 2 ** 32;
};

const folder = mkdtempSync(join(tmpdir(), 'verbatim-crash-'));
const articles = join(folder, 'articles');
const data = join(folder, 'data');
const log = join(folder, 'embedded.log');
mkdirSync(articles);
mkdirSync(data);

/** What each file says now, by the article's id. @type {Map<string, string>} */
const files = new Map();
let version = 0;

/** @param {number} count */
function change(count) {
  version++;
  for (let i = 0; i < count; i++) {
    const at = Math.floor(random() * ARTICLES);
    const path = join(articles, `a${at}.md`);
    if (random() < 0.15 && files.size > 5) {
      rmSync(path, { force: true });
      files.delete(`a${at}`);
    } else {
      const body = Array.from(
        { length: 12 },
        (_, n) => `第${at}篇第${version}版的第${n}句话，写下来是为了核对。`,
      ).join('');
      writeFileSync(path, `# 第${at}篇\n\n${body}\n`);
      files.set(`a${at}`, `第${at}篇\n\n${body}`);
    }
  }
}

/**
 * @param {number | string} when after so many ms, or before a step
 * @returns {Promise<string[] | null>} the steps that were done, or null where it was killed
 */
function run(when) {
  return new Promise((resolve, reject) => {
    const step = typeof when === 'string' ? [when] : [];
    const child = spawn(process.execPath, [CHILD, articles, data, log, ...step], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    child.stdout.on('data', (text) => {
      out += text;
    });
    let errors = '';
    child.stderr.on('data', (text) => {
      errors += text;
    });
    const timer = typeof when === 'number' ? setTimeout(() => child.kill('SIGKILL'), when) : undefined;
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      if (signal === 'SIGKILL') resolve(null);
      else if (code === 0) resolve(JSON.parse(out.trimEnd().split('\n').at(-1) ?? '[]'));
      else reject(new Error(`the indexer failed: ${errors}`));
    });
  });
}

/** What the index says, by article. @returns {Promise<Map<string, string> | null>} null where there is none */
async function served() {
  const store = new LocalStore(data);
  if ((await store.current()) === null) return null;
  /** @type {string[]} */
  const problems = [];
  const live = new LiveIndex(store, (problem) => problems.push(problem));
  try {
    return await live.use(async (index) => {
      const list = await index.infos();
      if (list.length !== index.info.articles) throw new Error('articles are missing');
      const said = new Map();
      for (const { id } of list) said.set(id, (await index.articles([id])).get(id)?.text);
      if (problems.length > 0) throw new Error(problems.join('\n'));
      return said;
    });
  } finally {
    await live.close();
  }
}

/** @param {Map<string, string> | null} a @param {Map<string, string>} b */
function isSame(a, b) {
  return a !== null && a.size === b.size && [...a].every(([id, text]) => b.get(id) === text);
}

const logged = () => (existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean) : []);
const counts = { kills: 0, ended: 0, old: 0, new: 0, failures: 0, embedded: 0, twice: 0 };

change(ARTICLES * 3);
const started = performance.now();
await run('never');
const took = performance.now() - started;
/** Of runs that build anew, that go on from the generation before, and that remove one. @type {Set<string>} */
const steps = new Set();
for (const changes of [20, 2, 2]) {
  change(changes);
  for (const step of (await run('never')) ?? []) steps.add(step);
}
const untried = [...steps];
/** @type {Map<string, string> | null} */
let before = await served();
for (let i = 0; counts.kills < KILLS || untried.length > 0; i++) {
  change(1 + Math.floor(random() * 6));
  const step = i % BETWEEN_STEPS === 0 ? untried.shift() : undefined;
  const wasKilled = (await run(step ?? random() * took * 1.1)) === null;
  // A run that did not come by that step: another one may.
  if (step !== undefined && !wasKilled) untried.push(step);
  counts[wasKilled ? 'kills' : 'ended']++;
  try {
    const now = await served();
    if (isSame(now, files)) counts.new++;
    else if (before && isSame(now, before)) counts.old++;
    else throw new Error(`neither the old index nor the new one: ${JSON.stringify([...(now ?? [])][0])}`);
    before = now;
  } catch (error) {
    counts.failures++;
    console.error(`kill ${counts.kills}:`, error);
  }
}
await run('never');
if (!isSame(await served(), files)) counts.failures++;
const texts = logged();
counts.embedded = texts.length;
counts.twice = texts.length - new Set(texts).size;
rmSync(folder, { recursive: true, force: true });
console.log(JSON.stringify(counts));
console.log(
  `${counts.kills} kills, ${steps.size - untried.length} of them before each of ${steps.size} steps: ${counts.old} times the old index, ${counts.new} times the new one, ${counts.failures} failures; ` +
    `${counts.embedded} texts embedded, ${counts.twice} of them twice (up to 8 a kill are not yet recorded)`,
);
process.exitCode = counts.failures > 0 || untried.length > 0 ? 1 : 0;

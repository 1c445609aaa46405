// Asks an index questions one after another, their vectors at hand, and tells what they took. The argument is a `Task`
// in JSON; prints a `Told`.
import { readFileSync } from 'node:fs';
import { createAnswerService } from '#dist/answer/answer-service.js';
import { viewOf } from '#dist/index/collection-view.js';
import { requireCurrent } from '#dist/index/generation-store.js';
import { LocalStore } from '#dist/index/local/store.js';
import { OpenSearchStore } from '#dist/index/opensearch/store.js';
import { PROPOSED } from '#dist/retrieval/search.js';
import { tokenize } from '#dist/text/tokenize.js';
import { exactNearest } from './exact.mjs';
import { PASSAGES_AN_ARTICLE } from './library.mjs';
import { questionText } from './text.mjs';
import { DIMENSIONS, near, passageVector } from './vectors.mjs';

/**
 * @typedef {object} Place where questions are asked, and which passages are there
 * @property {string} name
 * @property {readonly string[] | null} within collections; null for all
 * @property {readonly (readonly [from: number, to: number])[]} ranges of the passages' numbers
 *
 * @typedef {object} Task
 * @property {string | null} data the folder of a local index; null for a cluster
 * @property {string} url
 * @property {string} prefix
 * @property {number} pid of the cluster's only node; 0 without one
 * @property {number} passages of the whole library
 * @property {number} untimed how many are asked at each place before
 * @property {number} questions asked at each place
 * @property {number} compared of these, how many are compared with an exact search
 * @property {string | null} vectors the file of all vectors, for that
 * @property {readonly Place[]} places
 *
 * @typedef {object} Told
 * @property {number} open how long it took, in s
 * @property {number} openCpu
 * @property {number} rssOpen in MB
 * @property {number} rss at the end
 * @property {readonly Asked[]} places
 *
 * @typedef {object} Asked times in ms: the proposing of passages alone, and the whole way to an answer; each as it passes,
 * and that of the processor, which others on the machine disturb less
 * @property {string} name
 * @property {number[]} search
 * @property {number[]} searchCpu
 * @property {number[]} ask
 * @property {number[]} askCpu
 * @property {number} server processor time of the cluster for both together, on average
 * @property {number} recall at 10; NaN if it was not compared
 */

/** How much of a question's vector is its own: the passage that it is about has a cosine of .8 to it. */
const AWAY = 0.35;
const QUESTION_SEED = 9e8;

/** @type {Task} */
const task = JSON.parse(process.argv[2] ?? '{}');
const { data, url, prefix } = task;
const login = { user: null, password: null, apiKey: null, caFile: null };
const store =
  data === null ? new OpenSearchStore({ urls: [url], ...login, prefix, shards: 1 }) : new LocalStore(data);
const [opening, openingCpu] = [performance.now(), cpu()];
const index = await store.open(await requireCurrent(store));
const open = (performance.now() - opening) / 1000;
const openCpu = (cpu() - openingCpu) / 1000;
const rssOpen = process.memoryUsage().rss / 1e6;

/** That of the question which is asked. @type {Float32Array} */
let vector = new Float32Array(DIMENSIONS);
const model = { name: 'bench/synthetic', dimensions: DIMENSIONS, maxTokens: 512, fingerprint: 'synthetic' };
/** @type {import('#dist/embedding/embedder.js').Embedder} */
const embedder = {
  model,
  embed: async (inputs) => inputs.map(({ spans }) => ({ vector, spans: spans.map(() => vector) })),
  close: async () => {},
};
const answers = createAnswerService({ use: (work) => work(index) }, async () => embedder);

const places = [];
for (const place of task.places) places.push(await askAt(place));
const rss = process.memoryUsage().rss / 1e6;
process.stdout.write(`${JSON.stringify({ open, openCpu, rssOpen, rss, places })}\n`);
await index.close();

/** @param {Place} place */
async function askAt({ name, within, ranges }) {
  const view = viewOf(index, within);
  const service = answers.within(within);
  /** @type {Asked} */
  const told = { name, search: [], searchCpu: [], ask: [], askCpu: [], server: 0, recall: Number.NaN };
  const asked = [];
  for (let q = -task.untimed; q < task.questions; q++) {
    const about = passageAt(ranges, (q + task.untimed) / (task.questions + task.untimed));
    const text = questionText(about);
    const own = passageVector(about, Math.floor(about / PASSAGES_AN_ARTICLE), task.passages);
    vector = near(own, QUESTION_SEED + about, AWAY);
    const terms = [...new Set(tokenize(text).map(({ term }) => term))];
    const server = serverCpu();
    const search = await timed(() => view.candidates({ terms, vector, limits: PROPOSED }));
    const ask = await timed(() => service.ask(text));
    if (q < 0) continue;
    told.search.push(search.wall);
    told.searchCpu.push(search.cpu);
    told.ask.push(ask.wall);
    told.askCpu.push(ask.cpu);
    told.server += (serverCpu() - server) / task.questions;
    if (q < task.compared) asked.push({ vector, cosines: nearestTen(search.result) });
  }
  if (task.vectors !== null) told.recall = recallOf(asked, ranges, task.vectors);
  return told;
}

/** The number of a passage at a share of them, 0..1. @param {Place['ranges']} ranges @param {number} share */
function passageAt(ranges, share) {
  let place = Math.floor(share * ranges.reduce((sum, [from, to]) => sum + to - from, 0));
  for (const [from, to] of ranges) {
    if (place < to - from) return from + place;
    place -= to - from;
  }
  throw new RangeError('there are no passages');
}

/** @param {readonly import('#dist/index/passage-index.js').Candidate[]} found */
function nearestTen(found) {
  return found
    .map(({ cosine }) => cosine ?? 0)
    .sort((a, b) => b - a)
    .slice(0, 10);
}

/**
 * The share of the exact ten nearest that were found, told apart by their cosines.
 *
 * @param {readonly { vector: Float32Array, cosines: readonly number[] }[]} asked
 * @param {Place['ranges']} ranges
 * @param {string} file
 */
function recallOf(asked, ranges, file) {
  const exact = exactNearest(
    file,
    DIMENSIONS,
    ranges,
    asked.map((one) => one.vector),
    10,
  );
  let hits = 0;
  for (const [i, { cosines }] of asked.entries()) {
    const found = new Set(cosines.map((cosine) => cosine.toFixed(5)));
    for (const cosine of exact[i] ?? []) if (found.has(cosine.toFixed(5))) hits++;
  }
  return hits / asked.length / 10;
}

/** @template T @param {() => Promise<T>} work */
async function timed(work) {
  const [started, before] = [performance.now(), cpu()];
  const result = await work();
  return { result, wall: performance.now() - started, cpu: cpu() - before };
}

/** What the cluster's node has used, in ms. Linux only. */
function serverCpu() {
  if (task.pid === 0) return 0;
  const [user = 0, system = 0] = readFileSync(`/proc/${task.pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (user + system) * 10;
}

/** In ms. */
function cpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

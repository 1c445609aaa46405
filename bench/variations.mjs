/**
 * Variations of a text, as reposts and lookalikes have them, for `bench/reposts.mjs`. All of them are drawn from
 * a seeded generator: the same call gives the same text.
 */
import { Converter } from 'opencc-js';
import { sentencesOf as cut } from '#dist/text/sentences.js';

/** @typedef {() => number} Random numbers from 0 to below 1 */
/** @typedef {{ random: Random, foreign: readonly string[] }} Source `foreign`: sentences of other articles */

/** Mulberry32. @param {number} seed @returns {Random} */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 0x100000000;
  };
}

/** @template T @param {readonly T[]} all @param {Random} random @returns {T} */
function pick(all, random) {
  return /** @type {T} */ (all[Math.floor(random() * all.length)]);
}

/** @template T @param {readonly T[]} all @param {Random} random @returns {T[]} */
function shuffled(all, random) {
  return all
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

const toTraditional = ['tw', 'twp', 'hk'].map((to) => Converter({ from: 'cn', to }));
const toSimplified = Converter({ from: 'tw', to: 'cn' });

/** Sentences with the white space after them. @param {string} text @returns {string[]} */
export function sentencesOf(text) {
  const starts = cut(text).map(({ start }) => start);
  return starts.map((start, i) => text.slice(start, starts[i + 1] ?? text.length));
}

/** @param {string} text */
const paragraphsOf = (text) => text.split('\n\n').filter((paragraph) => paragraph.trim() !== '');

/** Characters of Han and words of the rest: what an edit takes, puts or changes. @param {string} text */
const unitsOf = (text) => text.match(/\p{Script=Han}|[\p{L}\p{N}]+|[^\p{L}\p{N}]/gu) ?? [];

/**
 * Replaces, deletes or inserts single characters (of Latin: words).
 * @param {string} text @param {number} share of them, 0..1 @param {Source} source
 */
export function editCharacters(text, share, { random, foreign }) {
  const letters = unitsOf(foreign.join('')).filter((unit) => /[\p{L}\p{N}]/u.test(unit));
  return unitsOf(text)
    .flatMap((unit) => {
      if (!/[\p{L}\p{N}]/u.test(unit) || random() >= share) return [unit];
      const kind = Math.floor(random() * 3);
      if (kind === 0) return [];
      return kind === 1 ? [pick(letters, random)] : [unit, pick(letters, random)];
    })
    .join('');
}

/**
 * Replaces whole sentences by others' until that share of the characters is gone; half of them are deleted
 * instead while that leaves the text long enough to be told.
 * @param {string} text @param {number} share of the characters, 0..1 @param {Source} source
 */
export function editSentences(text, share, { random, foreign }) {
  const sentences = sentencesOf(text);
  const order = shuffled([...sentences.keys()], random);
  let left = share * text.length;
  for (const at of order) {
    const length = sentences[at]?.length ?? 0;
    if (length / 2 > left) continue;
    left -= length;
    const ending = /\n\s*$/.exec(sentences[at] ?? '')?.[0] ?? '';
    sentences[at] = random() < 0.25 ? ending : pick(foreign, random).trimEnd() + ending;
  }
  return sentences.join('');
}

/** @param {string} text @param {number} share @param {Source} source */
export function editBoth(text, share, source) {
  return editCharacters(editSentences(text, share / 2, source), share / 2, source);
}

/** @param {string} text @param {Source} source */
export function reorder(text, { random }) {
  return shuffled(paragraphsOf(text), random).join('\n\n');
}

/** The other script, by one of the ways in which it is written. @param {string} text @param {Source} source */
export function otherScript(text, { random }) {
  return toSimplified(text) === text ? pick(toTraditional, random)(text) : toSimplified(text);
}

/** Another site's lines round the text, a seventh of its length in all. @param {string} text @param {Source} source */
export function withBoilerplate(text, { random, foreign }) {
  /** @param {number} length */
  const lines = (length) => {
    let some = '';
    while (some.length < length) some += `${pick(foreign, random).slice(0, 24).trim()}\n\n`;
    return some;
  };
  return `${lines(text.length / 20)}${text}\n\n${lines(text.length / 10)}`;
}

/** The first half, cut after a sentence. @param {string} text */
export function firstHalf(text) {
  const sentences = sentencesOf(text);
  let half = '';
  while (half.length < text.length / 2 && sentences.length > 0) half += sentences.shift();
  return half;
}

/**
 * An article with paragraphs of another one after its first: at most `share` of the result, and at most three tenths
 * of what is quoted.
 * @param {string} text @param {string} quoted @param {number} share
 */
export function quoting(text, quoted, share) {
  const length = Math.min((share / (1 - share)) * text.length, 0.3 * quoted.length);
  const body = paragraphsOf(quoted).slice(1).join('\n\n');
  const [first = '', ...rest] = paragraphsOf(text);
  return [first, body.slice(0, Math.ceil(length)), ...rest].join('\n\n');
}

/**
 * A third of the text, by the first sentences of its paragraphs, and as much of the summary's own words.
 * @param {string} text @param {Source} source
 */
export function summary(text, { random, foreign }) {
  let taken = '';
  let own = '';
  for (const paragraph of paragraphsOf(text)) {
    if (taken.length > text.length / 3) break;
    taken += `${sentencesOf(paragraph)[0] ?? ''}\n\n`;
    while (own.length < taken.length) own += pick(foreign, random);
  }
  return taken + own;
}

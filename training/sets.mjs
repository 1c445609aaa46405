import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fold } from '#dist/text/fold.js';

/**
 * @typedef {{ id: string, question: string, article: string | null, answers: readonly string[], file: string, before?: { text: string }[] }} Asked
 * A question, the file it is from, and what was said before it.
 */

/** A number that is the same for the same text. @param {string} text */
export function hash(text) {
  return createHash('sha256').update(text).digest().readUInt32BE();
}

/** Articles that were cut in parts, `X` and `X_2`, belong together. @param {string} name a file's or an article's */
function wholeOf(name) {
  return name.replace(/\.[^.]*$/, '').replace(/_\d+$/, '');
}

/** Which half of a set an article is in. @param {string} name a file's or an article's */
export function halfOf(name) {
  return hash(wholeOf(name)) % 2;
}

/** Which of some folds an article is in, with all that continues with it. @param {string} name @param {number} folds */
export function foldOf(name, folds) {
  return hash(wholeOf(name)) % folds;
}

/**
 * Whether an article, or one that continues with it, is the one that is wanted.
 * @param {string} id
 * @param {string | null} wanted
 */
export function isArticle(id, wanted) {
  return wanted !== null && wholeOf(id) === wholeOf(wanted);
}

/** Whether a text holds one of some answers, whatever the white space, case and script. @param {string} text @param {readonly string[]} answers */
export function holdsAny(text, answers) {
  const whole = plain(text);
  return answers.some((answer) => whole.includes(plain(answer)));
}

/** @param {string} text */
function plain(text) {
  return fold(text).replace(/\s+/g, '');
}

/** All questions of a set, including those that nothing answers. @param {string} set a folder @returns {Asked[]} */
export function questionsOf(set) {
  return readdirSync(set)
    .filter((name) => /^(questions|unanswerable.*)\.jsonl$/.test(name))
    .sort()
    .flatMap((name) =>
      linesOf(join(set, name)).map((line) => ({ ...JSON.parse(line), file: basename(name, '.jsonl') })),
    );
}

/** Chat that asks no article anything. @returns {Asked[]} */
export function chatter() {
  return linesOf(new URL('chatter.txt', import.meta.url))
    .filter((line) => !line.startsWith('#'))
    .map((question) => ({ id: question, question, article: null, answers: [], file: 'chatter' }));
}

/** The folder of half a set's articles, copied. @param {string} set @param {number} half @param {string} data */
export function halfFolder(set, half, data) {
  const folder = join(data, 'halves', `${basename(set)}-${half}`);
  if (existsSync(folder)) rmSync(folder, { recursive: true });
  mkdirSync(folder, { recursive: true });
  for (const name of filesBelow(join(set, 'articles')))
    if (halfOf(name) === half) cpSync(join(set, 'articles', name), join(folder, name));
  return folder;
}

/** @param {string} folder @returns {string[]} paths of files at any depth, with `/` between their parts */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** @param {string | URL} file */
function linesOf(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

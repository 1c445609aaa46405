/** @import { GROUPS } from './judging.mjs' */
import { confidenceOf, groupOf, isRefused, kindOf } from './judging.mjs';

/**
 * @typedef {import('./judging.mjs').Judged} Judged
 * @typedef {Record<typeof GROUPS[number], { found: number, related: number }>} Thresholds
 */

/**
 * A line for each kind of questions: lost to `nothing`, found, of the unanswerable ones found and refused, of green
 * first quotes right, of green later ones right.
 *
 * @param {readonly Judged[]} judged
 * @param {Thresholds} thresholds
 */
export function report(judged, thresholds) {
  const kinds = Map.groupBy(
    judged,
    ({ answered }) => `${kindOf(answered)}${answered.isWhole ? '' : ' halves'}`,
  );
  for (const [kind, own] of kinds) {
    console.log(lineOf(kind, own, thresholds));
    const files = Map.groupBy(
      own.filter(({ answered }) => !answered.isAnswerable && answered.isWhole),
      ({ answered }) => answered.file,
    );
    if (files.size > 1) for (const [file, some] of files) console.log(lineOf(`  ${file}`, some, thresholds));
  }
}

/** @param {string} name @param {readonly Judged[]} own @param {Thresholds} thresholds */
function lineOf(name, own, thresholds) {
  const isFound = (/** @type {Judged} */ one) => confidenceOf(one) >= thresholds[groupOf(one)].found;
  const isLost = (/** @type {Judged} */ one) => isRefused(one, thresholds[groupOf(one)]);
  const isRight = (/** @type {Judged} */ one) => one.first.isRight;
  const answerable = own.filter(({ answered }) => answered.isAnswerable);
  const others = own.filter(({ answered }) => !answered.isAnswerable);
  const later = own.flatMap((one) =>
    one.quotes.slice(1).filter((_, i) => (one.confidences[i + 1] ?? 0) >= thresholds[groupOf(one)].found),
  );
  return [
    name.padEnd(26),
    String(own.length).padStart(5),
    ...[
      ['first quote', share(answerable, isRight)],
      ['lost', share(answerable, isLost)],
      ['found', share(answerable, isFound)],
      ['unanswerable found', share(others, isFound)],
      ['refused', share(others, isLost)],
      ['green right', share(own.filter(isFound), isRight)],
      ['later green right', share(later, ({ isRight }) => isRight)],
      ['of', (later.length / own.length).toFixed(2)],
    ].map(([label, value]) => `${label} ${value}`),
  ].join('  ');
}

/** @template T @param {readonly T[]} items @param {(item: T) => boolean} isSo */
function share(items, isSo) {
  return items.length === 0 ? '–' : (items.filter(isSo).length / items.length).toFixed(3);
}

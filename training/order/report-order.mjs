import { firstQuote, ranked, readOf } from './replay.mjs';

/** @import { Dumped, Weights } from './replay.mjs' */

/**
 * A line for each kind: the right article first, its answer in the first quote and in bold, before and after, and how
 * long quotes are.
 *
 * @param {Readonly<Record<'vectors' | 'keywords', readonly Dumped[]>>} dumped
 * @param {Weights} before
 * @param {Weights} after
 */
export function reportOrder(dumped, before, after) {
  for (const by of /** @type {const} */ (['vectors', 'keywords']))
    for (const [kind, own] of Map.groupBy(dumped[by], ({ set }) => set))
      console.log(lineOf(`${by} ${kind}`, own, by, [before, after]));
}

/** @param {string} name @param {readonly Dumped[]} questions @param {'vectors' | 'keywords'} by @param {readonly Weights[]} weights as they were, and as they are */
export function lineOf(name, questions, by, weights) {
  const figures = weights.map((one) => figuresOf(questions, one, by));
  return `${name.padEnd(22)} ${String(questions.length).padStart(5)}  ${figures.join('  →  ')}`;
}

/** @param {readonly Dumped[]} questions @param {Weights} weights @param {'vectors' | 'keywords'} by */
function figuresOf(questions, weights, by) {
  const shown = questions.map((question) => {
    const order = ranked(readOf(question, weights.fusion), weights.rank[by]);
    return { isFirst: order[0]?.passage.isOfArticle ?? false, found: firstQuote(order, weights) };
  });
  const share = (/** @type {(one: typeof shown[number]) => boolean} */ isSo) =>
    (shown.filter(isSo).length / shown.length).toFixed(3);
  const found = shown.flatMap((one) => one.found ?? []);
  return [
    `article ${share(({ isFirst }) => isFirst)}`,
    `quote ${share(({ found }) => found?.quote.holds ?? false)}`,
    `in bold ${share(({ found }) => found?.core.marks ?? false)}`,
    `${median(found.map(({ quote }) => quote.quoted))} characters, ${median(found.map(({ core }) => core.length))} in bold`,
  ].join(' ');
}

/** @param {number[]} values */
function median(values) {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

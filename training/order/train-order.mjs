import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { questionsOf } from '../sets.mjs';
import { withIndex } from '../with-index.mjs';
import { dumpAll } from './dump.mjs';
import { fitFormers } from './fit-formers.mjs';
import { fitOrder } from './fit-order.mjs';
import { reportOrder } from './report-order.mjs';
import { startFor } from './starts.mjs';

/**
 * @import { Dumped, Weights } from './replay.mjs'
 * @typedef {{ data: string, model: string, again: boolean }} Options
 */

/**
 * Fits the order of passages and the choice of quotes, and says which weights stay unchanged.
 *
 * @param {readonly string[]} sets folders
 * @param {Options} options
 * @returns {Promise<Weights & { kept: string[] }>}
 */
export async function trainOrder(sets, options) {
  const start = startFor(options.model);
  const formers = await fitFormers(sets, start, options);
  const from = { ...start, formers: formers ?? start.formers };
  const dumped = {
    vectors: await dumpedOf('vectors', sets, from, options),
    keywords: await dumpedOf('keywords', sets, from, options),
  };
  const { weights, kept } = fitOrder(from, dumped);
  reportOrder(dumped, from, weights);
  return { ...weights, kept: formers ? kept : ['formers', ...kept] };
}

/** @param {'vectors' | 'keywords'} by @param {readonly string[]} sets @param {Weights} start @param {Options} options @returns {Promise<Dumped[]>} */
async function dumpedOf(by, sets, start, { again, ...where }) {
  const all = [];
  for (const set of sets) {
    const kept = join(where.data, `order-${by}-${basename(set)}.json`);
    if (!again) {
      const dumped = await withIndex(set, join(set, 'articles'), where, (index, embedder) =>
        dumpAll(set, questionsOf(set), { index, embedder: by === 'vectors' ? embedder : null, start }),
      );
      writeFileSync(kept, JSON.stringify(dumped));
    }
    all.push(...JSON.parse(readFileSync(kept, 'utf8')));
  }
  return all;
}

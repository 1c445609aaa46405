import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readQuestions } from '../../src/evaluation/eval-questions.js';
import { calibrationFor } from '../../src/retrieval/calibration/load.js';
import { search } from '../../src/retrieval/search.js';
import { dumpAll, wordingOf } from '../../training/order/dump.mjs';
import { firstQuote, ranked, readOf } from '../../training/order/replay.mjs';
import { holdsAny, isArticle } from '../../training/sets.mjs';
import { indexOf } from '../support/library-on-disk.js';

const SEEDS = join(import.meta.dirname, '../../seeds');
const SET = join(import.meta.dirname, '../sets/colloquial.jsonl');

it('ranks and quotes as the program does, by what was written down', async () => {
  const names = readdirSync(SEEDS, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  );
  const live = await indexOf(
    Object.fromEntries(names.map((name) => [name, readFileSync(join(SEEDS, name), 'utf8')])),
  );
  const { calibration } = calibrationFor(null);
  const asked = readQuestions(SET)
    .filter((_, i) => i % 4 === 0)
    .filter(({ article }) => article !== null)
    .map(({ id, question, article, answers }) => ({ id, question, article, answers, file: 'questions' }));
  await live.use(async (index) => {
    const searched = { index, embedder: null, start: calibration };
    const dumped = await dumpAll('seeds', asked, searched);
    const differing: string[] = [];
    for (const [i, one] of asked.entries()) {
      const { quotes } = await search(index, null, await wordingOf(one, searched), { top: 3 });
      const [first] = quotes;
      const isFirst = first !== undefined && isArticle(first.article.id, one.article);
      const holds =
        isFirst && holdsAny(first.article.text.slice(first.quote.start, first.quote.end), one.answers);
      const order = ranked(readOf(dumped[i] ?? fail(), calibration.fusion), calibration.rank.keywords);
      const replayed = firstQuote(order, calibration);
      if (isFirst !== (order[0]?.passage.isOfArticle ?? false) || holds !== (replayed?.quote.holds ?? false))
        differing.push(`${one.question}: ${isFirst} ${holds}`);
    }
    expect(differing).toEqual([]);
  });
});

function fail(): never {
  throw new Error('each question is written down');
}

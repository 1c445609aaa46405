// Reads an index in a loop until it is told to end by SIGTERM: data folder. Prints what it saw in each generation, and
// how many files it held open.
import { readdirSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { LocalStore } from '#dist/index/local/store.js';
import { LiveIndex } from '#dist/indexing/live-index.js';

const [data = ''] = process.argv.slice(2);
let isEnding = false;
process.once('SIGTERM', () => {
  isEnding = true;
});

const live = new LiveIndex(new LocalStore(data), (problem) => {
  throw new Error(problem);
});
/** The articles' texts as JSON, by the generations' ids. @type {Map<string, string>} */
const seen = new Map();
let reads = 0;
let mostOpen = 0;
while (!isEnding) {
  await live.use(async (index) => {
    /** @type {Record<string, string | undefined>} */
    const articles = {};
    for (const { id } of await index.infos()) {
      articles[id] = (await index.articles([id])).get(id)?.text;
      // Others have their turn between two looks, so that a swap falls between them.
      await setTimeout(0);
    }
    const found = await index.candidates({
      terms: ['核对'],
      vector: null,
      limits: { lexical: 200, dense: 60 },
    });
    if (found.some(({ passage }) => articles[passage.articleId] === undefined))
      throw new Error('a passage of an article that is not there');
    const said = JSON.stringify(articles);
    if ((seen.get(index.info.id) ?? said) !== said) throw new Error('a generation has changed');
    seen.set(index.info.id, said);
  });
  reads++;
  mostOpen = Math.max(mostOpen, readdirSync('/proc/self/fd').length);
  await setTimeout(50);
}
await live.close();
process.stdout.write(JSON.stringify({ reads, mostOpen, generations: Object.fromEntries(seen) }));

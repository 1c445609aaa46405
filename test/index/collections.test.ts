import { expect, it } from 'vitest';
import { createAnswerService } from '../../src/answer/answer-service.js';
import { PinBoard } from '../../src/answer/pins/pin-board.js';
import { parsePins } from '../../src/articles/pins/pins.js';
import { MemoryStore } from '../../src/index/memory/store.js';
import type { PassageIndex } from '../../src/index/passage-index.js';
import { infoWithin } from '../../src/index/scope.js';
import { examplesOf } from '../../src/indexing/build/examples.js';
import { indexOf } from '../support/library-on-disk.js';
import { ARTICLES, embedded, publish } from './library.js';

async function inTwo(): Promise<PassageIndex> {
  const store = new MemoryStore();
  const articles = ARTICLES.map((article, i) => embedded({ ...article, collection: i === 0 ? 'a' : 'b' }));
  return store.open(await publish(store, { articles }));
}

it('chooses examples of all collections and of each, which is asked as if there were no others', async () => {
  const index = await inTwo();
  const before = {
    ...index.info,
    examples: ['of all'],
    collections: [{ name: 'b', articles: 1, passages: 1, examples: ['of b'] }],
  };
  const asked: unknown[] = [];
  const examples = await examplesOf(index, before, async ({ info }, kept) => {
    asked.push([info.articles, kept]);
    return [`${info.articles}`];
  });
  expect(asked).toEqual([
    [3, ['of all']],
    [1, []],
    [2, ['of b']],
  ]);
  expect(examples).toEqual({
    all: ['3'],
    of: new Map([
      ['b', ['2']],
      ['a', ['1']],
    ]),
  });
});

it('shows the examples of the collections that may be read, the first of each first', async () => {
  const { info } = await inTwo();
  const [a, b] = info.collections;
  if (!a || !b) throw new Error('there are two');
  const given = {
    ...info,
    examples: ['all'],
    collections: [
      { ...a, examples: ['a1', 'a2', 'a3'] },
      { ...b, examples: ['b1'] },
      { ...b, name: 'c', examples: ['c1', 'c2'] },
    ],
  };
  expect(infoWithin(given, ['a', 'b']).examples).toEqual(['a1', 'b1', 'a2']);
  expect(infoWithin(given, ['b']).examples).toEqual(['b1']);
});

it('tells of what is pinned only what is pinned to articles that may be read', async () => {
  const live = await indexOf({ 'a/one.md': 'Tea is a drink.', 'b/two.md': 'Coffee is another drink.' });
  const pins = parsePins(
    '甲方 = 乙方\n? x\n@ a/one.md\n> Tea\n? y\n@ b/two.md\n> Coffee\n? z\n@ gone.md\n> x\n?',
  );
  const answers = createAnswerService(live, async () => null, new PinBoard({ read: () => pins }));
  const all = await answers.pins();
  expect(all.pins.map(({ problem }) => problem)).toEqual([null, null, 'no-article']);
  expect([all.aliases.length, all.warnings.length]).toEqual([1, 1]);
  const some = await answers.within(['a']).pins();
  expect(some.pins.map(({ pin }) => pin.article)).toEqual(['a/one.md']);
  expect([some.aliases, some.warnings]).toEqual([[], []]);
  expect((await answers.within(['a']).ask('y')).quotes).toEqual([]);
});

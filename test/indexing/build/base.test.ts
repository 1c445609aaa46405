import { expect, it } from 'vitest';
import type { GenerationMake } from '../../../src/index/generation-info.js';
import type { LastRun } from '../../../src/index/generation-store.js';
import type { PreparedArticle } from '../../../src/index/records.js';
import { baseFor } from '../../../src/indexing/build/base.js';
import type { Difference } from '../../../src/indexing/difference.js';
import { WITH_VECTORS } from '../../index/library.js';
import { articleOf } from '../../support/article.js';

const ID = '20250211T215510123Z';

const IDS = Array.from({ length: 20 }, (_, i) => `${i}`);

const library = {
  articles: IDS.map(
    (id): PreparedArticle => ({ article: articleOf('正文。', { id }), removed: [], hash: '', sketch: null }),
  ),
  reposts: [],
  files: [],
};

function lastRun(given: Partial<Pick<LastRun, 'isWorn'>> = {}, make: GenerationMake = WITH_VECTORS): LastRun {
  const info = {
    id: ID,
    createdAt: '2025-02-11T21:55:10.123Z',
    articles: 20,
    collections: [],
    passages: 20,
    examples: [],
    ...make,
  };
  return { info, files: new Map(), articles: new Map(), isWorn: false, ...given };
}

function difference(given: Partial<Difference> = {}): Difference {
  return { added: [], changed: [], removed: [], unchanged: 0, moved: new Map(), newFirsts: [], ...given };
}

it.each<[string, Partial<Difference>, string | null]>([
  ['nothing', {}, ID],
  ['a quarter', { changed: IDS.slice(0, 5) }, ID],
  ['more than a quarter', { changed: IDS.slice(0, 6) }, null],
  ['a quarter in all', { added: IDS.slice(0, 3), removed: ['x', 'y'] }, ID],
  ['more than a quarter in all', { added: IDS.slice(0, 3), changed: IDS.slice(3, 5), removed: ['x'] }, null],
  [
    'nothing but places',
    {
      added: ['a', 'b', 'c'],
      removed: ['x', 'y', 'z'],
      moved: new Map([
        ['a', 'x'],
        ['b', 'y'],
        ['c', 'z'],
      ]),
    },
    ID,
  ],
])('goes on from the generation before where %s of the articles has changed', (_, changes, expected) => {
  expect(baseFor(lastRun(), WITH_VECTORS, library, difference(changes))).toBe(expected);
});

it('builds anew where there is none before, a worn one, or one of another make', () => {
  const none = difference();
  expect(baseFor(null, WITH_VECTORS, library, none)).toBeNull();
  expect(baseFor(lastRun({ isWorn: true }), WITH_VECTORS, library, none)).toBeNull();
  const other = { ...WITH_VECTORS, textFingerprint: 'u' };
  expect(baseFor(lastRun({}, other), WITH_VECTORS, library, none)).toBeNull();
});

import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { BatchLimits } from '../../../src/index/local/keywords/batch.js';
import { KeywordSearch } from '../../../src/index/local/keywords/search.js';
import { KeywordWriter } from '../../../src/index/local/keywords/writer.js';
import { SCHEMA } from '../../../src/index/local/schema.js';

interface Doc {
  readonly body: readonly string[];
  readonly context: readonly string[];
}

const words = fc.array(fc.constantFrom('开源', '开放', '模型', '模', 'gpt', '4', '成本', '本', '的'), {
  maxLength: 12,
});
const docs = fc.array(fc.record<Doc>({ body: words, context: words }), { minLength: 1, maxLength: 40 });

/** An index without articles: keys, lengths and postings alone. */
class Keywords {
  readonly #db = new Database(':memory:');

  constructor() {
    this.#db.pragma('foreign_keys = OFF');
    this.#db.exec(SCHEMA);
    onTestFinished(() => void this.#db.close());
  }

  write(
    added: ReadonlyMap<number, Doc>,
    removed: ReadonlyMap<number, Doc> = new Map(),
    limits?: BatchLimits,
  ): void {
    const writer = new KeywordWriter(this.#db, limits);
    for (const [key, { body, context }] of removed) {
      writer.remove(body, context);
      this.#db.prepare('DELETE FROM passages WHERE key = ?').run(key);
    }
    for (const [key, { body, context }] of added) {
      const terms = writer.add(key, body, context);
      this.#db
        .prepare(
          `INSERT INTO passages (key, article, start, "end", headings, terms) VALUES (?, 1, ?, 0, '[]', ?)`,
        )
        .run(key, key, terms);
    }
    writer.flush();
  }

  search(terms: readonly string[], limit = 1000): [number, number][] {
    return [...new KeywordSearch(this.#db).search(terms, limit, null)];
  }

  frequencies(terms: readonly string[]): Map<string, number> {
    return new KeywordSearch(this.#db).frequencies(terms);
  }

  postings(): unknown[] {
    return this.#db.prepare('SELECT term, passages, data FROM postings ORDER BY term').all();
  }

  segments(): number {
    return this.#db.prepare<[], number>('SELECT count(*) FROM segments').pluck().get() ?? 0;
  }
}

/** The scores of SQLite's own full-text index. */
function fts5(given: ReadonlyMap<number, Doc>, terms: readonly string[]): Map<number, number> {
  const db = new Database(':memory:');
  db.exec(`CREATE VIRTUAL TABLE keywords USING fts5 (body, context, content='')`);
  for (const [key, { body, context }] of given)
    db.prepare('INSERT INTO keywords (rowid, body, context) VALUES (?, ?, ?)').run(
      key,
      body.join(' '),
      context.join(' '),
    );
  const query = terms
    .map((term) => (/^\p{Script=Han}$/u.test(term) ? `"${term}" *` : `"${term}"`))
    .join(' OR ');
  const rows = db
    .prepare<[string], { key: number; score: number }>(
      'SELECT rowid AS key, -bm25(keywords, 1, 0.6) AS score FROM keywords WHERE keywords MATCH ?',
    )
    .all(query);
  db.close();
  return new Map(rows.map(({ key, score }) => [key, score]));
}

function numbered(given: readonly Doc[], from = 1): Map<number, Doc> {
  return new Map(given.map((doc, i) => [from + i, doc]));
}

describe('the keyword index', () => {
  it('scores as SQLite does', () => {
    fc.assert(
      fc.property(
        docs,
        fc.uniqueArray(fc.constantFrom('开源', '开', '模', 'gpt', '本', '的', 'none'), { minLength: 1 }),
        (given, terms) => {
          const keywords = new Keywords();
          keywords.write(numbered(given));
          const found = new Map(keywords.search(terms));
          const expected = fts5(numbered(given), terms);
          expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
          for (const [key, score] of found) expect(score).toBeCloseTo(expected.get(key) ?? 0, 9);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('says the same after changes as when built at once', () => {
    fc.assert(
      fc.property(fc.array(docs, { minLength: 2, maxLength: 6 }), fc.nat({ max: 3 }), (batches, gone) => {
        const terms = ['开源', '开', 'gpt', '的'];
        const changed = new Keywords();
        let left = new Map<number, Doc>();
        let next = 1;
        for (const batch of batches) {
          const removed = new Map([...left].slice(0, gone));
          const added = numbered(batch, next);
          next += batch.length;
          changed.write(added, removed);
          left = new Map([...[...left].slice(gone), ...added]);
        }
        const fresh = new Keywords();
        fresh.write(left);
        expect(changed.search(terms)).toEqual(fresh.search(terms));
        expect(changed.frequencies(terms)).toEqual(fresh.frequencies(terms));
      }),
      { numRuns: 60 },
    );
  });

  it('writes the same in however many batches', () => {
    const some = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(docs, some, some, (given, terms, postings) => {
        const [whole, cut] = [new Keywords(), new Keywords()];
        whole.write(numbered(given));
        cut.write(numbered(given), new Map(), { terms, postings });
        expect(cut.postings()).toEqual(whole.postings());
        const hasTerms = given.some(({ body, context }) => body.length + context.length > 0);
        expect(cut.segments()).toBe(hasTerms ? 1 : 0);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the best, best first, and of equal ones the first', () => {
    fc.assert(
      fc.property(docs, fc.integer({ min: 1, max: 20 }), (given, limit) => {
        const keywords = new Keywords();
        keywords.write(numbered(given));
        const all = keywords.search(['模型', 'gpt']).sort(([a, x], [b, y]) => y - x || a - b);
        expect(keywords.search(['模型', 'gpt'], limit)).toEqual(all.slice(0, limit));
      }),
    );
  });

  it.each([
    ['is below those before', 4, new Map<number, Doc>()],
    ['a removed passage had', 5, new Map([[5, { body: ['开源'], context: [] }]])],
  ])('refuses a key that %s, which would garble the rest of a list', (_, key, removed) => {
    const keywords = new Keywords();
    const said = { body: ['开源'], context: [] };
    keywords.write(new Map([[5, said]]));
    expect(() => keywords.write(new Map([[key, said]]), removed)).toThrow(RangeError);
  });

  it('stays in few segments through many small changes', () => {
    const keywords = new Keywords();
    for (let key = 1; key <= 300; key++)
      keywords.write(new Map([[key, { body: ['gpt', `词${key}`], context: [] }]]));
    expect(keywords.segments()).toBeLessThan(8);
    expect(keywords.frequencies(['gpt', '词7'])).toEqual(
      new Map([
        ['gpt', 300],
        ['词7', 1],
      ]),
    );
  });
});

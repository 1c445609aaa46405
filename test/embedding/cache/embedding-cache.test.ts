import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { EmbeddingCache } from '../../../src/embedding/cache/embedding-cache.js';
import { filesIn, temporaryFolder } from '../../support/temp.js';
import { DIMENSIONS, embeddingOf, vectorOf } from '../fake-embedder.js';

function open(path: string, log: string[] = []): EmbeddingCache {
  const cache = new EmbeddingCache(path, pino({ level: 'warn' }, { write: (line) => log.push(line) }));
  onTestFinished(() => cache.close());
  return cache;
}

const path = (): string => join(temporaryFolder(), 'cache', 'embeddings.sqlite');

/** A closed cache that knows a thousand vectors: many pages, some of which can be damaged unnoticed. */
function filled(file: string): void {
  const cache = open(file);
  cache.put('m', new Map(Array.from({ length: 1000 }, (_, i) => [`${i}`, embeddingOf({ text: `${i}` })])));
  cache.close();
}

test('gives back what was put, by key and model', () => {
  const cache = open(path());
  cache.put(
    'm',
    new Map([
      ['a', embeddingOf({ text: 'a' })],
      ['b', embeddingOf({ text: 'b' })],
    ]),
  );
  expect(cache.get('m', DIMENSIONS, ['b', 'x', 'a', 'b'])).toEqual([
    embeddingOf({ text: 'b' }),
    undefined,
    embeddingOf({ text: 'a' }),
    embeddingOf({ text: 'b' }),
  ]);
  expect(cache.get('n', DIMENSIONS, ['a'])).toEqual([undefined]);
});

test('keeps its own copy of a part of a longer array', () => {
  const cache = open(path());
  const shared = Float32Array.from([...vectorOf('a'), ...vectorOf('b')]);
  cache.put('m', new Map([['b', { vector: shared.subarray(DIMENSIONS), spans: [] }]]));
  shared.fill(0);
  expect(cache.get('m', DIMENSIONS, ['b'])).toEqual([embeddingOf({ text: 'b' })]);
});

test('a vector that is put again replaces the old one', () => {
  const cache = open(path());
  cache.put('m', new Map([['a', embeddingOf({ text: 'old' })]]));
  cache.put('m', new Map([['a', embeddingOf({ text: 'new' })]]));
  expect(cache.get('m', DIMENSIONS, ['a'])).toEqual([embeddingOf({ text: 'new' })]);
});

test('what is no unit vector of the right length counts as missing', () => {
  const cache = open(path());
  cache.put(
    'm',
    new Map([
      ['short', { vector: Float32Array.of(1), spans: [] }],
      ['long', { vector: new Float32Array(DIMENSIONS).fill(1), spans: [] }],
      ['nan', { vector: new Float32Array(DIMENSIONS).fill(Number.NaN), spans: [] }],
    ]),
  );
  expect(cache.get('m', DIMENSIONS, ['short', 'long', 'nan'])).toEqual([undefined, undefined, undefined]);
});

test('gives back the vectors of spans but for the rounding to a byte a number', () => {
  const cache = open(path());
  const embedding = embeddingOf({
    text: 'a b',
    spans: [
      { start: 0, end: 1 },
      { start: 2, end: 3 },
    ],
  });
  cache.put('m', new Map([['a', embedding]]));
  const [found] = cache.get('m', DIMENSIONS, ['a']);
  expect(found?.spans).toHaveLength(2);
  for (const [i, span] of (found?.spans ?? []).entries()) {
    for (const [d, value] of span.entries())
      expect(value).toBeCloseTo(embedding.spans[i]?.[d] ?? Number.NaN, 2);
  }
});

test('two processes can have it open at once', () => {
  const file = path();
  const [one, two] = [open(file), open(file)];
  one.put('m', new Map([['a', embeddingOf({ text: 'a' })]]));
  two.put('m', new Map([['b', embeddingOf({ text: 'b' })]]));
  expect(one.get('m', DIMENSIONS, ['a', 'b'])).toEqual([
    embeddingOf({ text: 'a' }),
    embeddingOf({ text: 'b' }),
  ]);
});

test.each<{ name: string; damage: (file: string) => void }>([
  { name: 'is no database', damage: (file) => writeFileSync(file, 'not a database at all'.repeat(100)) },
  { name: 'was cut off', damage: (file) => writeFileSync(file, readFileSync(file).subarray(0, 5000)) },
  { name: 'is overwritten in the middle', damage: overwrite },
])('a file that $name is set aside with a warning and started anew', ({ damage }) => {
  const file = path();
  filled(file);
  damage(file);
  const log: string[] = [];
  const cache = open(file, log);
  const keys = Array.from({ length: 1000 }, (_, i) => `${i}`);
  cache.get('m', DIMENSIONS, keys);
  cache.put('m', new Map(keys.map((key) => [key, embeddingOf({ text: key })])));
  expect(cache.get('m', DIMENSIONS, keys)).toEqual(keys.map((text) => embeddingOf({ text })));
  expect(log.join()).toContain('set aside');
  expect(filesIn(join(file, '..'))).toContain('embeddings.sqlite.unreadable');
});

test('a folder in its place is set aside', () => {
  const file = path();
  mkdirSync(file, { recursive: true });
  const cache = open(file);
  cache.put('m', new Map([['a', embeddingOf({ text: 'a' })]]));
  expect(cache.get('m', DIMENSIONS, ['a'])).toEqual([embeddingOf({ text: 'a' })]);
});

test('a file that another program keeps locked is refused and not set aside', () => {
  const file = path();
  filled(file);
  const other = new Database(file);
  other.pragma('locking_mode = EXCLUSIVE');
  other.exec('BEGIN EXCLUSIVE');
  const opening = () => new EmbeddingCache(file, pino({ level: 'silent' }), 10);
  expect(opening).toThrow(expect.objectContaining({ name: 'UserError', code: 'busy' }));
  other.close();
  expect(open(file).get('m', DIMENSIONS, ['1'])).toEqual([embeddingOf({ text: '1' })]);
});

test('so is one that somebody locks while it is open', () => {
  const file = path();
  filled(file);
  const cache = new EmbeddingCache(file, pino({ level: 'silent' }), 10);
  const other = new Database(file);
  other.exec('BEGIN IMMEDIATE');
  const put = () => cache.put('m', new Map([['2', embeddingOf({ text: '2' })]]));
  expect(put).toThrow(expect.objectContaining({ name: 'UserError', code: 'busy' }));
  other.close();
  put();
  expect(cache.hasAll('m', ['1', '2'])).toBe(true);
  cache.close();
});

test('what is known is read while somebody writes, and its use is noted another time', () => {
  const file = path();
  filled(file);
  setUse(file, () => 1);
  const cache = new EmbeddingCache(file, pino({ level: 'silent' }), 10);
  onTestFinished(() => cache.close());
  const other = new Database(file);
  other.exec('BEGIN IMMEDIATE');
  expect(cache.get('m', DIMENSIONS, ['1', '2'])).toEqual(['1', '2'].map((text) => embeddingOf({ text })));
  other.close();
  cache.get('m', DIMENSIONS, ['2']);
  expect(cache.trim({ maxAgeDays: 180, maxBytes: Number.POSITIVE_INFINITY })).toBe(999);
  expect(cache.hasAll('m', ['2'])).toBe(true);
});

/** Leaves the first page, which holds the schema, as it is. */
function overwrite(file: string): void {
  const content = readFileSync(file);
  writeFileSync(file, content.fill(0xaa, 4096));
}

function setVersion(file: string, version: number): void {
  const db = new Database(file);
  db.pragma(`user_version = ${version}`);
  db.close();
}

test('a file of another version is set aside with one plain line', () => {
  const file = path();
  filled(file);
  setVersion(file, 99);
  const log: string[] = [];
  expect(open(file, log).get('m', DIMENSIONS, ['1'])).toEqual([undefined]);
  expect(log).toHaveLength(1);
  expect(log[0]).toContain(
    'set aside, since its version is 99, not 2: this once, all passages are embedded again',
  );
  expect(log[0]).not.toContain('stack');
});

test('lets go of what was not used for long', () => {
  const file = path();
  filled(file);
  setUse(file, (key) => (key < 400 ? 1 : 40_000));
  const cache = open(file);
  expect(cache.get('m', DIMENSIONS, ['7'])).toEqual([embeddingOf({ text: '7' })]);
  expect(cache.trim({ maxAgeDays: 180, maxBytes: Number.POSITIVE_INFINITY })).toBe(399);
  expect(cache.get('m', DIMENSIONS, ['7', '8', '400']).map(Boolean)).toEqual([true, false, true]);
  expect(cache.trim({ maxAgeDays: 180, maxBytes: Number.POSITIVE_INFINITY })).toBe(0);
});

test('lets go of what was unused for longest where all would be too much', () => {
  const file = path();
  filled(file);
  setUse(file, (key) => 30_000 + key);
  const cache = open(file);
  const before = statSync(file).size;
  expect(cache.trim({ maxAgeDays: 180, maxBytes: 1000 })).toBeGreaterThan(900);
  expect(cache.get('m', DIMENSIONS, ['0', '999']).map(Boolean)).toEqual([false, true]);
  cache.close();
  expect(statSync(file).size).toBeLessThan(before / 2);
});

test('a file that knows no use is gone on with', () => {
  const file = path();
  filled(file);
  const db = new Database(file);
  db.exec('ALTER TABLE embeddings DROP COLUMN used');
  db.close();
  const cache = open(file);
  expect(cache.trim()).toBe(0);
  expect(cache.get('m', DIMENSIONS, ['7'])).toEqual([embeddingOf({ text: '7' })]);
});

/** @param dayOf the day of a vector's last use, counted since 1970 */
function setUse(file: string, dayOf: (key: number) => number): void {
  const db = new Database(file);
  const update = db.prepare('UPDATE embeddings SET used = ? WHERE content = ?');
  for (let key = 0; key < 1000; key++) update.run(dayOf(key), String(key));
  db.close();
}

import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { requireCurrent } from '../../../src/index/generation-store.js';
import { FILES } from '../../../src/index/local/schema.js';
import { LocalStore } from '../../../src/index/local/store.js';
import { buildIndex } from '../../../src/indexing/indexer.js';
import type { IndexReport } from '../../../src/indexing/report.js';
import { tokenize } from '../../../src/text/tokenize.js';
import { termEmbedder } from '../../support/embedder.js';
import { temporaryFolder, writeFiles } from '../../support/temp.js';

/** With a title of its own: one that is made of the file's name changes with it. */
const textOf = (n: number): string =>
  [`# 第${n}篇`, ...[0, 1, 2].map((i) => `第${n}篇的第${i}段说，编号${n * 7 + i}的机器要修。`)].join('\n\n');

interface Library {
  readonly articlesDir: string;
  run(): Promise<IndexReport>;
  /** Builds the same articles with no generation to go on from. */
  runAnew(): Promise<void>;
  file(name: string): Promise<Buffer>;
  contents(): Promise<object>;
}

function libraryOf(files: Readonly<Record<string, string>>): Library {
  const folder = temporaryFolder();
  const articlesDir = join(folder, 'articles');
  writeFiles(articlesDir, files);
  let data = join(folder, 'data');
  const embedder = termEmbedder();
  const run = (): Promise<IndexReport> =>
    buildIndex({
      articlesDir,
      store: new LocalStore(data),
      encoder: { embedder, countTokens: (text) => text.length },
    });
  return {
    articlesDir,
    run,
    async runAnew() {
      data = temporaryFolder();
      await run();
    },
    async file(name) {
      const current = await requireCurrent(new LocalStore(data));
      return readFileSync(join(data, 'generations', current, name));
    },
    contents: () => contentsOf(new LocalStore(data)),
  };
}

const EVERYTHING = { lexical: 1000, dense: 1000 };

/** All that a generation says, except for how it is kept. */
async function contentsOf(store: LocalStore): Promise<object> {
  const last = await store.lastRun();
  if (!last) throw new Error('there is no index');
  const { articles, files } = last;
  const index = await store.open(last.info.id);
  try {
    const found: object[] = [];
    for (const { article } of articles.values()) {
      const terms = [...new Set(tokenize(article.text).map(({ term }) => term))];
      for (const { passage, lexical } of await index.candidates({
        terms,
        vector: null,
        limits: EVERYTHING,
      })) {
        const vectors = await index.sentenceVectors([passage]);
        const { articleId, start, end } = passage;
        found.push({ asked: article.id, articleId, start, end, lexical: lexical.toFixed(6), vectors });
      }
    }
    const byPlace = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
    return {
      articles: [...articles.values()].sort(byPlace),
      files: [...files.values()],
      found: found.sort(byPlace),
    };
  } finally {
    await index.close();
  }
}

const NAMES = [...'abcdef'].map((name) => `${name}.md`);

/** Some that the folder begins with, and more that it does not. */
const ALL_NAMES = [...NAMES, ...NAMES.flatMap((name) => [`one/${name}`, `two/${name}`])];

/** What somebody may do to one of the files that are there. */
const change = fc.record({
  kind: fc.constantFrom('move', 'move', 'move', 'write', 'remove'),
  which: fc.nat({ max: 9 }),
  to: fc.constantFrom(...ALL_NAMES),
  text: fc.nat({ max: 9 }),
});

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function apply(files: Map<string, string>, { kind, which, to, text }: Change): void {
  const name = [...files.keys()].sort()[which % files.size] ?? '';
  const content = files.get(name) ?? '';
  if (kind === 'write') files.set(which > 5 ? to : name, textOf(text));
  else if (kind === 'move' || files.size > 1) files.delete(name);
  if (kind === 'move') files.set(to, content);
}

it('says after any renaming, editing and removing what an index built anew says', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
      async (runs) => {
        const files = new Map(NAMES.map((name, i) => [name, textOf(i)]));
        const library = libraryOf(Object.fromEntries(files));
        await library.run();
        for (const changes of runs) {
          for (const each of changes) apply(files, each);
          rmSync(library.articlesDir, { recursive: true });
          writeFiles(library.articlesDir, Object.fromEntries(files));
          await library.run();
        }
        const derived = await library.contents();
        await library.runAnew();
        expect(derived).toEqual(await library.contents());
      },
    ),
    { numRuns: 15 },
  );
});

it('leaves vectors and graph of renamed articles as they are, and names the articles by their new place', async () => {
  const names = ['a.md', 'b.md', 'c.md'];
  const library = libraryOf(Object.fromEntries(names.map((name, i) => [name, textOf(i)])));
  await library.run();
  const vectors = (): Promise<Buffer[]> => Promise.all([FILES.graph, FILES.vectors].map(library.file));
  const before = await vectors();
  mkdirSync(join(library.articlesDir, 'moved'));
  for (const name of names)
    renameSync(join(library.articlesDir, name), join(library.articlesDir, 'moved', name));
  expect(await library.run()).toMatchObject({
    added: ['moved/a', 'moved/b', 'moved/c'],
    removed: ['a', 'b', 'c'],
    changed: [],
    articles: 3,
  });
  expect(await vectors()).toEqual(before);
});

it('moves each of two articles with the same text to one place', async () => {
  const library = libraryOf({ 'a.md': textOf(1), 'b.md': textOf(1), 'c.md': textOf(2) });
  await library.run();
  for (const name of ['a.md', 'b.md'])
    renameSync(join(library.articlesDir, name), join(library.articlesDir, `x${name}`));
  expect(await library.run()).toMatchObject({
    added: ['xa', 'xb'],
    removed: ['a', 'b'],
    reposts: [['xa', 'xb']],
  });
});

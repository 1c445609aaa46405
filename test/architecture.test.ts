import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  backendsStayApart,
  everyFileHasAPlace,
  filesAreShort,
  importsOf,
  importsRunOneWay,
  noAny,
  noCycles,
  oneReaderOfTheEnvironment,
  type Rule,
  type SourceFile,
  storageStaysInside,
} from './support/architecture.js';

const src = fileURLToPath(new URL('../src', import.meta.url));
const sources: readonly SourceFile[] = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({
    path: relative(src, path).replaceAll('\\', '/'),
    text: readFileSync(path, 'utf8'),
  }));

const file = (path: string, text: string): SourceFile => ({ path, text });

interface Case {
  readonly name: string;
  readonly rule: Rule;
  /** Sets of files that must be found guilty, each on its own. */
  readonly broken: readonly SourceFile[][];
  /** Files that look alike and are innocent. */
  readonly sound: readonly SourceFile[];
}

const cases: readonly Case[] = [
  {
    name: 'every file has its place in the pipeline',
    rule: everyFileHasAPlace,
    broken: [[file('helpers.ts', '')], [file('utils/strings.ts', '')]],
    sound: [file('errors.ts', ''), file('text/fold.ts', ''), file('index/local/store.ts', '')],
  },
  {
    name: 'imports run one way',
    rule: importsRunOneWay,
    broken: [
      [file('text/fold.ts', "import { ask } from '../answer/answer.js';")],
      [file('index/local/store.ts', "import type { A } from '../../answer/answer.js';")],
      [file('text/fold.ts', "export * from '../articles/article.js';")],
      [file('text/fold.ts', "import '../cli/main.js';")],
      [file('text/fold.ts', "const a = await import('../cli/main.js');")],
      [file('config.ts', "import { fold } from './text/fold.js';")],
      [file('cli/main.ts', "import { say } from '../../scripts/lib/say.mjs';")],
    ],
    sound: [
      file('answer/answer.ts', "import type { F } from '../index/passage-index.js';"),
      file('index/local/store.ts', "import { UserError } from '../../errors.js';"),
      file('config.ts', "import { UserError } from './errors.js';"),
      file('text/fold.ts', "// import '../cli/main.js';\nimport { z } from 'zod';"),
    ],
  },
  {
    name: 'no file imports itself through others',
    rule: noCycles,
    broken: [
      [file('text/a.ts', "import './a.js';")],
      [
        file('text/a.ts', "import './b.js';"),
        file('text/b.ts', "import './c.js';"),
        file('text/c.ts', "import type { A } from './a.js';"),
      ],
      [
        file('text/entry.ts', "import './a.js';"),
        file('text/a.ts', "import './b.js';"),
        file('text/b.ts', "import './a.js';"),
      ],
    ],
    sound: [
      file('text/a.ts', "import './b.js'; import './c.js';"),
      file('text/b.ts', "import './c.js';"),
      file('text/c.ts', ''),
    ],
  },
  {
    name: 'only cli/main.ts reads the environment',
    rule: oneReaderOfTheEnvironment,
    broken: [
      [file('config.ts', 'const home = process.env.HOME;')],
      [file('config.ts', 'const { env } = process;')],
      [file('config.ts', "import { env } from 'node:process';")],
      [file('config.ts', "const all = process['env'];")],
      [file('config.ts', `const text = \`home: \${process.env.HOME}\`;`)],
      [file('cli/start.ts', 'load(process.env);')],
    ],
    sound: [
      file('cli/main.ts', 'load(process.env);'),
      file('config.ts', "/** usually `process.env` */ const hint = 'set process.env'; process.exit(1);"),
    ],
  },
  {
    name: 'only cli/open-store.ts knows which kind of index there is',
    rule: backendsStayApart,
    broken: [
      [file('indexing/indexer.ts', "import { Generations } from '../index/local/generations.js';")],
      [file('indexing/indexer.ts', "import type { Manifest } from '../index/local/manifest.js';")],
      [file('index/passage-index.ts', "import { FILES } from './local/schema.js';")],
      [file('index/memory/store.ts', "import { lockFile } from '../local/lock.js';")],
      [file('answer/answer.ts', "const index = await import('../index/memory/reader.js');")],
      [file('cli/commands/start.ts', "import { LocalStore } from '../../index/local/store.js';")],
    ],
    sound: [
      file('cli/open-store.ts', "import { LocalStore } from '../index/local/store.js';"),
      file('index/local/store.ts', "import { best } from './keywords/search.js'; import '../titles.js';"),
      file('indexing/indexer.ts', "import type { GenerationStore } from '../index/generation-store.js';"),
    ],
  },
  {
    name: 'only an index knows what it is kept in',
    rule: storageStaysInside,
    broken: [
      [file('indexing/indexer.ts', "import Database from 'better-sqlite3';")],
      [file('index/titles.ts', "import type Database from 'better-sqlite3';")],
      [file('retrieval/search.ts', "const { default: hnsw } = await import('hnswlib-node');")],
    ],
    sound: [
      file('index/local/reader.ts', "import Database from 'better-sqlite3';"),
      file('journal/journal.ts', "import Database from 'better-sqlite3';"),
      file('indexing/indexer.ts', "// import Database from 'better-sqlite3';"),
    ],
  },
  {
    name: 'no file has more than 400 lines',
    rule: filesAreShort,
    broken: [[file('text/long.ts', 'x;\n'.repeat(401))]],
    sound: [file('text/fitting.ts', 'x;\n'.repeat(400))],
  },
  {
    name: 'nothing is typed as any',
    rule: noAny,
    broken: [
      [file('text/a.ts', 'const a: any = 1;')],
      [file('text/a.ts', 'const a = b as any;')],
      [file('text/a.ts', 'const a: any[] = [];')],
      [file('text/a.ts', 'const a = new Map<string, any>();')],
      [file('text/a.ts', 'type A = (x: any) => void;')],
    ],
    sound: [
      file('text/a.ts', "// any word\nconst any1 = 'as any'; await Promise.any([]); const r = /: any/;"),
      file('text/b.ts', `const many = \`: any \${many} as any\`;`),
    ],
  },
];

describe.each(cases)('$name', ({ rule, broken, sound }) => {
  test('in src', () => {
    expect(rule(sources)).toEqual([]);
  });

  test.each(broken.map((files) => ({ files })))('is told apart from its breach %#', ({ files }) => {
    expect(rule(files)).not.toEqual([]);
  });

  test('does not accuse what looks alike', () => {
    expect(rule(sound)).toEqual([]);
  });
});

test('the walk finds files and their imports', () => {
  expect(sources.map(({ path }) => path)).toContain('config.ts');
  const config = sources.find(({ path }) => path === 'config.ts');
  expect(config && importsOf(config)).toEqual([
    'addresses.ts',
    'discord-shards.ts',
    'errors.ts',
    'near-names.ts',
    'opensearch-settings.ts',
    'sentence.ts',
  ]);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Finished, jsonLines, type Variables } from '../support/cli.js';
import { run } from '../support/command.js';
import { type MachineWithoutModel, machineWithoutModel } from '../support/no-model.js';
import { writeFiles } from '../support/temp.js';

/** A folder for all tests of a file or a group; it is gone after them. */
export function suiteFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The variables of a machine without the model, from the moment the first test runs. */
export function keywordsOnly(folder: string): () => Variables {
  let machine: MachineWithoutModel | undefined;
  beforeAll(async () => {
    machine = await machineWithoutModel(folder);
  });
  afterAll(() => machine?.close());
  return () => machine?.variables ?? {};
}

/** Articles of every kind that the tests of the command line ask about. */
export const ARTICLES = {
  'cost.md':
    '---\ntitle: 训练成本\nurl: https://example.com/cost\ndate: 2025-02-11\ntags: [模型, 成本]\n---\n\n训练这个模型一共花了六百万美元。这笔钱大多用来租用显卡。\n\n## 推理的价格\n\n每一百万个词元的价格，一年里降了九成。\n',
  'notes/garden.md':
    '---\ntitle: 花园里的郁金香\ndate: 2023-04-05\ntags: [园艺]\n---\n\n春天的花园里开满了郁金香，园丁每天早上浇水。😀 到了五月，花就谢了。\n',
  'licences.txt':
    'What an open licence permits\n\nAn open licence permits everyone to copy the weights and to change them.\n\nSome licences forbid commercial use.\n',
} as const;

/** The report of `index --json`. */
export interface IndexReport {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly failed: readonly { readonly path: string; readonly reason: string }[];
  readonly warnings: readonly string[];
  readonly articles: number;
  readonly passages: number;
  readonly embedded: number;
  readonly generation: string;
  readonly model: string | null;
  readonly took_ms: number;
}

/** Runs `index --json`, which has to succeed, and gives its report. */
export async function indexed(articles: string, data: string, env: Variables): Promise<IndexReport> {
  const finished = await run(['index', '--articles', articles, '--data', data, '--json'], env);
  expect(finished).toMatchObject({ code: 0 });
  return only(finished);
}

/** The one object that a command has printed. */
export function only<T>(finished: Finished): T {
  const lines = jsonLines<T>(finished);
  expect(lines).toHaveLength(1);
  return lines[0] as T;
}

/** What a person reads on stderr beside the log, which is JSON where there is no terminal. */
export function sentences({ stderr }: Finished): string[] {
  return stderr.split('\n').filter((line) => line !== '' && !line.startsWith('{'));
}

/** An index of `ARTICLES`, made once for all tests of a group. */
export function suiteIndex(env: () => Variables): { readonly articles: string; readonly data: string } {
  const folder = suiteFolder();
  const library = { articles: join(folder, 'articles'), data: join(folder, 'data') };
  beforeAll(async () => {
    writeFiles(library.articles, ARTICLES);
    await indexed(library.articles, library.data, env());
  });
  return library;
}

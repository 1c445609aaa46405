import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Variables } from '../support/cli.js';
import { type MachineWithoutModel, machineWithoutModel } from '../support/no-model.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';

/** A bot's own folders, and what can be seen in them. */
export interface Place {
  readonly folder: string;
  readonly variables: Variables;
  write(articles: Readonly<Record<string, string>>): void;
  /** The id of the generation that serves. */
  current(): string;
  /** Generations that are not complete. */
  halfBuilt(): string[];
  readonly generationsDir: string;
  isLocked(): boolean;
}

export function place(articles: Readonly<Record<string, string>>): Place {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  const generationsDir = join(data, 'generations');
  const write = (files: Readonly<Record<string, string>>): void =>
    writeFiles(join(folder, 'articles'), files);
  write(articles);
  return {
    folder,
    variables: { ARTICLES_DIR: join(folder, 'articles'), DATA_DIR: data },
    write,
    current: () => readFileSync(join(data, 'CURRENT'), 'utf8').trim(),
    halfBuilt: () => readdirSync(generationsDir).filter((name) => name.startsWith('.')),
    generationsDir,
    isLocked: () => existsSync(join(data, 'index.lock')),
  };
}

/** A machine without the model for one test. */
export async function withoutModel(folder: string): Promise<MachineWithoutModel> {
  const machine = await machineWithoutModel(folder);
  onTestFinished(() => machine.close());
  return machine;
}

/** `count` articles of a few passages each, none like another. */
export function manyArticles(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`many/${i}.md`, `# 第${i}号记录\n\n${sentences(i).join('')}\n`]),
  );
}

function sentences(article: number): string[] {
  return Array.from(
    { length: 40 },
    (_, i) =>
      `第${article * 40 + i}批数据在编号${(article * 7919 + i * 104729) % 999983}的机器上核对过两遍。`,
  );
}

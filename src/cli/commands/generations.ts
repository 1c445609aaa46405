import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config.js';
import { messageOf } from '../../errors.js';
import { Generations } from '../../index/local/generations.js';
import { type Manifest, readManifest } from '../../index/local/manifest.js';
import { print, printJson, style } from '../output/output.js';
import { EXIT, type SharedOptions } from './command.js';

interface Row {
  readonly generation: string;
  readonly current: boolean;
  readonly bytes: number;
  /** Null where it can't be read: then `problem` says why. */
  readonly info: Manifest | null;
  readonly problem: string | null;
}

/** Lists the generations that are kept, the newest first, and which of them serves. */
export async function generationsCommand({ dataDir }: Config, { json }: SharedOptions): Promise<number> {
  const generations = new Generations(dataDir);
  const current = generations.require();
  const rows = generations.list().map((id) => describe(generations.folder(id), id, current));
  for (const row of rows) {
    if (json) printJson(toJson(row));
    else print(toText(row));
  }
  return EXIT.done;
}

function describe(folder: string, generation: string, current: string): Row {
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  const base = { generation, current: generation === current, bytes };
  try {
    return { ...base, info: readManifest(folder), problem: null };
  } catch (error) {
    return { ...base, info: null, problem: messageOf(error) };
  }
}

function toJson({ generation, current, bytes, info, problem }: Row): object {
  return {
    generation,
    current,
    bytes,
    created_at: info?.createdAt ?? null,
    model: info?.model?.name ?? null,
    articles: info?.articles ?? null,
    passages: info?.passages ?? null,
    problem,
  };
}

function toText({ generation, current, bytes, info, problem }: Row): string {
  const mark = current ? style.green('*') : ' ';
  const size = `${(bytes / 1024 ** 2).toFixed(1)} MiB`.padStart(12);
  const what = info
    ? `${info.createdAt.slice(0, 19).replace('T', ' ')} UTC  ${info.articles} articles, ${info.passages} passages, ${info.model?.name ?? 'keywords only'}`
    : style.red(problem ?? '');
  return `${mark} ${generation} ${size}  ${what}`;
}

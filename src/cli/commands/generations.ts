import type { Config } from '../../config.js';
import { type GenerationSummary, requireCurrent } from '../../index/generation-store.js';
import { openStore } from '../compose.js';
import { print, printJson, style } from '../output/output.js';
import { EXIT, type SharedOptions } from './command.js';

interface Row extends GenerationSummary {
  readonly isCurrent: boolean;
}

/** Lists the generations that are kept, the newest first, and which of them serves. */
export async function generationsCommand(config: Config, { json }: SharedOptions): Promise<number> {
  const store = openStore(config);
  const current = await requireCurrent(store);
  for (const summary of await store.list()) {
    const row = { ...summary, isCurrent: summary.id === current };
    if (json) printJson(toJson(row));
    else print(toText(row));
  }
  return EXIT.done;
}

function toJson({ id, isCurrent, bytes, info, problem }: Row): object {
  return {
    generation: id,
    current: isCurrent,
    bytes,
    created_at: info?.createdAt ?? null,
    model: info?.model?.name ?? null,
    articles: info?.articles ?? null,
    passages: info?.passages ?? null,
    problem,
  };
}

function toText({ id, isCurrent, bytes, info, problem }: Row): string {
  const mark = isCurrent ? style.green('*') : ' ';
  const size = `${(bytes / 1024 ** 2).toFixed(1)} MiB`.padStart(12);
  const what = info
    ? `${info.createdAt.slice(0, 19).replace('T', ' ')} UTC  ${info.articles} articles, ${info.passages} passages, ${info.model?.name ?? 'keywords only'}`
    : style.red(problem ?? '');
  return `${mark} ${id} ${size}  ${what}`;
}

import type { Config } from '../../config.js';
import { UserError } from '../../errors.js';
import {
  type GenerationStore,
  type GenerationSummary,
  requireCurrent,
} from '../../index/generation-store.js';
import { openStore } from '../compose.js';
import { withFolders } from '../output/advice.js';
import { counted } from '../output/counted.js';
import { print, printJson, style } from '../output/output.js';
import { EXIT, type SharedOptions } from './command.js';

interface Row extends GenerationSummary {
  /** Whether it is the one that was put in place last, sound or not. */
  readonly isChosen: boolean;
  readonly isServing: boolean;
}

/** Lists the generations that are kept, the newest first, each read to the last byte, and which of them serves. */
export async function generationsCommand(config: Config, options: SharedOptions): Promise<number> {
  const store = openStore(config);
  const current = await requireCurrent(store);
  const summaries = await Promise.all((await store.list()).map((each) => examined(store, each)));
  const serving = servingOf(summaries, current);
  for (const summary of summaries) {
    const row = { ...summary, isChosen: summary.id === current, isServing: summary.id === serving };
    if (options.json) printJson(toJson(row));
    else print(withFolders(toText(row), options));
  }
  return EXIT.done;
}

/** A list looks at a generation from outside; whether it can be read shows when it is. */
async function examined(store: GenerationStore, summary: GenerationSummary): Promise<GenerationSummary> {
  if (summary.problem !== null) return summary;
  try {
    await (await store.open(summary.id)).close();
    return summary;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ...summary, problem: error.message };
  }
}

/** As a bot has it: the one that is chosen, or the newest sound one where that is damaged. */
function servingOf(summaries: readonly GenerationSummary[], chosen: string): string | null {
  const sound = summaries.filter(({ problem }) => problem === null).map(({ id }) => id);
  return sound.includes(chosen) ? chosen : (sound[0] ?? null);
}

function toJson({ id, isServing, bytes, info, problem }: Row): object {
  return {
    generation: id,
    current: isServing,
    bytes,
    created_at: info?.createdAt ?? null,
    model: info?.model?.name ?? null,
    articles: info?.articles ?? null,
    passages: info?.passages ?? null,
    problem,
  };
}

function toText({ id, isChosen, isServing, bytes, info, problem }: Row): string {
  const mark = isServing ? style.green('*') : isChosen ? style.red('!') : ' ';
  const size = `${(bytes / 1024 ** 2).toFixed(1)} MiB`.padStart(12);
  const what =
    info && problem === null
      ? `${info.createdAt.slice(0, 19).replace('T', ' ')} UTC  ${counted(info.articles, 'article')}, ${counted(info.passages, 'passage')}, ${info.model?.name ?? 'keywords only'}`
      : style.red(problem ?? '');
  return `${mark} ${id} ${size}  ${what}`;
}

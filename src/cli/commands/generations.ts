import type { Config } from '../../config.js';
import { UserError } from '../../errors.js';
import type { GenerationInfo } from '../../index/generation-info.js';
import {
  type GenerationStore,
  type GenerationSummary,
  requireCurrent,
} from '../../index/generation-store.js';
import type { Told } from '../../sentence.js';
import type { Speech } from '../i18n/speech.js';
import { openStore } from '../open-store.js';
import { withFolders } from '../output/advice.js';
import { print, printJson, style } from '../output/output.js';
import { sizeText } from '../output/size.js';
import { EXIT, type SharedOptions } from './command.js';

/** What opening it shows in addition. */
interface Examined extends GenerationSummary {
  /** What is wrong with it, to be translated. */
  readonly told?: Told;
}

interface Row extends Examined {
  /** Whether it is the one that was published last, sound or not. */
  readonly isChosen: boolean;
  readonly isServing: boolean;
}

/** Lists the generations that are kept, newest first, each checked to the last byte, and says which of them serves. */
export async function generationsCommand(
  config: Config,
  options: SharedOptions,
  speech: Speech,
): Promise<number> {
  const store = openStore(config);
  const current = await requireCurrent(store);
  const summaries = await Promise.all((await store.list()).map((each) => examined(store, each)));
  const serving = servingOf(summaries, current);
  for (const summary of summaries) {
    const row = { ...summary, isChosen: summary.id === current, isServing: summary.id === serving };
    if (options.json) printJson(toJson(row));
    else print(withFolders(toText(row, speech), options));
  }
  return EXIT.done;
}

/** A list only looks at a generation's outside; whether it can be read shows when it is. */
async function examined(store: GenerationStore, summary: GenerationSummary): Promise<Examined> {
  try {
    await (await store.open(summary.id)).close();
    return summary;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ...summary, problem: summary.problem ?? error.message, told: error.told };
  }
}

/** The one that a bot uses: the chosen one, or the newest sound one if that is damaged. */
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

function toText({ id, isChosen, isServing, bytes, info, problem, told }: Row, speech: Speech): string {
  const mark = isServing ? style.green('*') : isChosen ? style.red('!') : ' ';
  const size = `${(bytes / 1024 ** 2).toFixed(1)} MiB`.padStart(12);
  const what =
    info && problem === null
      ? `${info.createdAt.slice(0, 19).replace('T', ' ')} UTC  ${contentOf(info, speech)}`
      : style.red(speech.tell(told ?? problem ?? ''));
  return `${mark} ${id} ${size}  ${what}`;
}

function contentOf(info: GenerationInfo, speech: Speech): string {
  const size = sizeText(info, speech);
  const model = info.model?.name ?? speech.t('keywordsOnly');
  return speech.t('sizeWith', { size, model });
}

import type { ArticleAndRemoved, FoundArticle, MissingArticle } from '../../answer/found-article.js';
import { articleObject } from '../../api/objects/article.js';
import type { Article } from '../../articles/article.js';
import type { RemovedText } from '../../articles/removed.js';
import type { Config } from '../../config.js';
import { createEngine } from '../compose.js';
import type { Speech } from '../i18n/speech.js';
import { noSuchArticle } from '../output/nearest.js';
import { print, printJson, style } from '../output/output.js';
import { EXIT, type SharedOptions } from './command.js';

interface SourceArguments extends SharedOptions {
  readonly show?: 'removed';
}

export async function sourceCommand(
  config: Config,
  idOrTitle: string,
  { json = false, show }: SourceArguments,
  speech: Speech,
): Promise<number> {
  const engine = createEngine(config);
  try {
    if (show === 'removed')
      return showRemoved(await engine.answers.removed(idOrTitle), idOrTitle, json, speech);
    return showText(await engine.answers.article(idOrTitle), idOrTitle, json, speech);
  } finally {
    await engine.close();
  }
}

function showText(
  found: FoundArticle | MissingArticle,
  wanted: string,
  json: boolean,
  speech: Speech,
): number {
  if (!found.article) return tellMissing(found, wanted, json, speech);
  if (json) printJson(articleObject(found));
  else print(toText(found.article));
  return EXIT.done;
}

function showRemoved(
  found: ArticleAndRemoved | MissingArticle,
  wanted: string,
  json: boolean,
  speech: Speech,
): number {
  if (!found.article) return tellMissing(found, wanted, json, speech);
  const { article, removed } = found;
  if (json) printJson({ id: article.id, removed });
  else print(removedToText(removed, speech));
  return EXIT.done;
}

function tellMissing({ nearest }: MissingArticle, wanted: string, json: boolean, speech: Speech): number {
  if (json) printJson({ error: 'not-found', nearest });
  process.stderr.write(`${noSuchArticle(wanted, nearest, speech)}\n`);
  return EXIT.failed;
}

function toText({ title, url, date, tags, text }: Article): string {
  const about = [date, url, tags.map((tag) => `#${tag}`).join(' ')].filter(Boolean).join(' · ');
  return [style.bold(title), style.dim(about), '', text].join('\n');
}

function removedToText(removed: readonly RemovedText[], { t }: Speech): string {
  if (removed.length === 0) return t('nothingRemoved');
  return removed.map(({ reason, rule, text }) => `${style.dim(`[${reason}: ${rule}]`)} ${text}`).join('\n');
}

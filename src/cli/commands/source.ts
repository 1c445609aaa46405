import type { Article } from '../../articles/article.js';
import type { RemovedText } from '../../articles/removed.js';
import type { Config } from '../../config.js';
import { createEngine } from '../compose.js';
import { NEAREST, noSuchArticle } from '../output/nearest.js';
import { print, printJson, style } from '../output/output.js';
import { EXIT, type SharedOptions } from './command.js';

interface SourceArguments extends SharedOptions {
  readonly show?: 'removed';
}

export async function sourceCommand(
  config: Config,
  idOrTitle: string,
  { json, show }: SourceArguments,
): Promise<number> {
  const engine = createEngine(config);
  try {
    const article = await engine.answers.article(idOrTitle);
    if (article && show === 'removed') {
      const removed = await engine.answers.removed(article.id);
      if (json) printJson({ id: article.id, removed });
      else print(removedToText(removed));
      return EXIT.done;
    }
    if (article) {
      if (json) printJson(toJson(article));
      else print(toText(article));
      return EXIT.done;
    }
    const nearest = await engine.answers.suggest(idOrTitle, NEAREST);
    if (json) printJson({ error: 'not-found', nearest });
    process.stderr.write(`${noSuchArticle(idOrTitle, nearest)}\n`);
    return EXIT.failed;
  } finally {
    await engine.close();
  }
}

function toJson({ id, title, url, date, lang, tags, path, text }: Article): object {
  return { id, title, url, date, lang, tags, path, text };
}

function toText({ title, url, date, tags, text }: Article): string {
  const about = [date, url, tags.map((tag) => `#${tag}`).join(' ')].filter(Boolean).join(' · ');
  return [style.bold(title), style.dim(about), '', text].join('\n');
}

function removedToText(removed: readonly RemovedText[]): string {
  if (removed.length === 0) return 'Nothing was left out of this file.';
  return removed.map(({ reason, rule, text }) => `${style.dim(`[${reason}: ${rule}]`)} ${text}`).join('\n');
}

import { createInterface } from 'node:readline';
import type { AskOptions } from '../../answer/answer.js';
import type { AnswerService } from '../../answer/service.js';
import { answerObject } from '../../api/objects/answer.js';
import type { Config } from '../../config.js';
import { UserError } from '../../errors.js';
import type { ArticleFilter } from '../../index/passage-index.js';
import { sentence } from '../../sentence.js';
import { createEngine } from '../compose.js';
import type { Speech } from '../i18n/speech.js';
import { answerToText } from '../output/answer-text.js';
import { noSuchArticle } from '../output/nearest.js';
import { print, printJson } from '../output/output.js';
import { terminalOf } from '../output/terminal.js';
import { EXIT, type SharedOptions } from './command.js';

interface AskArguments extends SharedOptions {
  readonly top: number;
  readonly article?: string;
  readonly tag?: string;
  readonly since?: string;
  readonly until?: string;
  /** What was asked before, the newest last. */
  readonly after?: readonly string[];
}

export async function askCommand(
  config: Config,
  question: string | undefined,
  args: AskArguments,
  speech: Speech,
): Promise<number> {
  if (question === undefined ? !args.json : question.trim() === '') {
    throw new UserError(
      'bad-usage',
      sentence(
        'ask needs a question, or --json and one question a line on stdin. Example: ask "AGI 是什么？"',
      ),
    );
  }
  if (args.since !== undefined && args.until !== undefined && args.since > args.until)
    throw new UserError(
      'bad-usage',
      sentence('No day is from {{since}} on and up to {{until}}.', { since: args.since, until: args.until }),
    );
  const engine = createEngine(config);
  try {
    const articleId =
      args.article === undefined ? undefined : await idOf(engine.answers, args.article, speech);
    const options: AskOptions = {
      top: args.top,
      filter: filterOf(args, articleId),
      before: args.after ?? [],
    };
    for await (const asked of question === undefined ? lines() : [question]) {
      // Nobody reads any more. The process does not end at once: that would crash the model's runtime in the middle
      // of a text.
      if (process.stdout.errored) break;
      const answer = await engine.answers.ask(asked, options);
      if (args.json) printJson(answerObject(answer));
      else print(answerToText(answer, args, terminalOf(process.stdout), speech));
    }
    return EXIT.done;
  } finally {
    await engine.close();
  }
}

/** If there is no such article, nothing answers, and stderr says why. */
async function idOf(answers: AnswerService, idOrTitle: string, speech: Speech): Promise<string> {
  const found = await answers.article(idOrTitle);
  if (found.article) return found.article.id;
  process.stderr.write(`${noSuchArticle(idOrTitle, found.nearest, speech)}\n`);
  return idOrTitle;
}

function filterOf({ tag, since, until }: AskArguments, articleId: string | undefined): ArticleFilter {
  return {
    ...(articleId !== undefined && { articleId }),
    // As `source` and Discord show it.
    ...(tag !== undefined && { tag: tag.replace(/^#/, '') }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  };
}

function lines(): AsyncIterable<string> {
  return createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
}

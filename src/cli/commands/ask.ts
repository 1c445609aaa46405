import { createInterface } from 'node:readline';
import type { Answer, AskOptions, QuotedExcerpt } from '../../answer/answer.js';
import type { AnswerService } from '../../answer/service.js';
import type { Config } from '../../config.js';
import { UserError } from '../../errors.js';
import type { ArticleFilter } from '../../index/passage-index.js';
import { createEngine } from '../compose.js';
import { withFolders } from '../output/advice.js';
import { noSuchArticle } from '../output/nearest.js';
import { print, printJson, style } from '../output/output.js';
import { EXIT, type SharedOptions } from './command.js';

interface AskArguments extends SharedOptions {
  readonly top: number;
  readonly article?: string;
  readonly tag?: string;
  readonly since?: string;
  readonly until?: string;
}

export async function askCommand(
  config: Config,
  question: string | undefined,
  args: AskArguments,
): Promise<number> {
  if (question === undefined ? !args.json : question.trim() === '') {
    throw new UserError(
      'bad-usage',
      'ask needs a question, or --json and one question a line on stdin. Example: ask "AGI 是什么？"',
    );
  }
  if (args.since !== undefined && args.until !== undefined && args.since > args.until)
    throw new UserError('bad-usage', `No day is from ${args.since} on and up to ${args.until}.`);
  const engine = createEngine(config);
  try {
    const articleId = args.article === undefined ? undefined : await idOf(engine.answers, args.article);
    const options: AskOptions = { top: args.top, filter: filterOf(args, articleId) };
    for await (const asked of question === undefined ? lines() : [question]) {
      // Nobody reads any more. Not ended at once: that would crash the model's runtime in the middle of a text.
      if (process.stdout.errored) break;
      const answer = await engine.answers.ask(asked, options);
      if (args.json) printJson(answerToJson(answer));
      else print(answerToText(answer, args));
    }
    return EXIT.done;
  } finally {
    await engine.close();
  }
}

/** Where there is no such article nothing answers, and stderr says why. */
async function idOf(answers: AnswerService, idOrTitle: string): Promise<string> {
  const found = await answers.article(idOrTitle);
  if (found.article) return found.article.id;
  process.stderr.write(`${noSuchArticle(idOrTitle, found.nearest)}\n`);
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

export function answerToJson(answer: Answer): object {
  const { question, tier, confidence, isCalibrated, chat, quotes, keywordsOnly, tookMs, generation } = answer;
  return {
    question,
    tier,
    confidence,
    calibrated: isCalibrated,
    chat,
    quotes,
    keywords_only: keywordsOnly,
    took_ms: tookMs,
    generation,
  };
}

const HEADINGS: Readonly<Record<Answer['tier'], string>> = {
  found: '',
  related: 'No passage surely answers this. The nearest ones:\n\n',
  nothing: 'No article answers this.',
};

const KEYWORDS_ONLY =
  'Only keywords were searched: the embedding model is missing. See: npm run --silent cli -- doctor';

/** An answer for a terminal: quotes with what matched in bold, each above a line that says where it stands. */
export function answerToText(answer: Answer, given: SharedOptions = {}): string {
  const quotes = answer.tier === 'nothing' ? '' : answer.quotes.map(quoteToText).join('\n\n');
  const warning = answer.keywordsOnly
    ? style.yellow(`

${withFolders(KEYWORDS_ONLY, given)}`)
    : '';
  const heading = answer.chat ? 'That is no question.' : HEADINGS[answer.tier];
  return `${heading}${quotes}${warning}
`;
}

function quoteToText(quote: QuotedExcerpt): string {
  const lines = highlighted(quote)
    .split('\n')
    .map((line) => `${style.cyan('▌')} ${line}`);
  const place = [quote.title, quote.speaker ?? quote.section, quote.date].filter(Boolean).join(' · ');
  return [
    ...lines,
    style.dim(`  ${quote.rank}. ${place}${quote.tier === 'found' ? '' : ' (merely near)'}`),
    style.dim(`     ${quote.link ?? quote.path}`),
    ...quote.alsoIn.map(({ id, title, url }) => style.dim(`     also in: ${title} · ${url ?? id}`)),
  ].join('\n');
}

function highlighted({ text, start, highlights }: QuotedExcerpt): string {
  let shown = '';
  let at = 0;
  for (const highlight of highlights) {
    shown += text.slice(at, highlight.start - start);
    shown += style.bold(text.slice(highlight.start - start, highlight.end - start));
    at = highlight.end - start;
  }
  return shown + text.slice(at);
}

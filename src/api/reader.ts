import type { Answer, AskOptions } from '../answer/answer.js';
import type { MissingArticle } from '../answer/found-article.js';
import type { AnswerService } from '../answer/service.js';
import type { Page } from '../index/passage-index.js';
import type { FairQueue } from '../operations/fair-queue.js';
import { type AnswerObject, answerObject } from './objects/answer.js';
import {
  type ArticleListObject,
  type ArticleObject,
  articleListObject,
  articleObject,
} from './objects/article.js';
import { type FindingObject, findingObject } from './objects/finding.js';
import type { WantedPart } from './objects/text-part.js';
import { type TimelineObject, timelineObject } from './objects/timeline.js';
import { busyOr, Problem } from './problem.js';
import type { AskRequest } from './requests.js';

/**
 * What programs may ask, the same over HTTP and as tools. Each call waits for its turn among everything that is
 * asked; `asker` is the one whose turn it takes.
 *
 * @throws Problem from every method if there is no such article or too many calls wait; and `UserError`, as from
 * `AnswerService`
 */
export interface Reader {
  ask(asker: string, request: AskRequest): Promise<AnswerObject>;
  article(asker: string, wanted: string, part?: WantedPart): Promise<ArticleObject>;
  articles(asker: string, page: Page): Promise<ArticleListObject>;
  timeline(asker: string, topic: string): Promise<TimelineObject>;
  find(asker: string, text: string): Promise<FindingObject>;
  /** Resolves when no call is under way any more. */
  idle(): Promise<void>;
}

export function createReader(answers: AnswerService, queue: FairQueue): Reader {
  const underWay = new Set<Promise<unknown>>();
  const inTurn = async <T>(asker: string, work: () => Promise<T>): Promise<T> => {
    const working = queue.run(asker, work);
    underWay.add(working);
    try {
      return await working;
    } catch (error) {
      throw busyOr(error);
    } finally {
      underWay.delete(working);
    }
  };
  return {
    ask: (asker, request) => inTurn(asker, async () => answerObject(await ask(answers, request))),
    article: (asker, wanted, part) =>
      inTurn(asker, async () => {
        const found = await answers.article(wanted);
        if (!found.article) throw noSuchArticle(found);
        return articleObject(found, part);
      }),
    articles: (asker, page) => inTurn(asker, async () => articleListObject(await answers.list(page), page)),
    timeline: (asker, topic) => inTurn(asker, async () => timelineObject(await answers.timeline(topic))),
    find: (asker, text) => inTurn(asker, async () => findingObject(text, await answers.findQuotation(text))),
    async idle() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}

async function ask(answers: AnswerService, request: AskRequest): Promise<Answer> {
  const { question, article, since, until } = request;
  if (since !== undefined && until !== undefined && since > until)
    throw new Problem('bad-request', `No day is from ${since} on and up to ${until}: exchange them.`);
  const options = optionsOf(request);
  if (article === undefined) return answers.ask(question, options);
  const found = await answers.askIn(article, question, options);
  if (!found.article) throw noSuchArticle(found);
  return found.answer;
}

function optionsOf({ limit, after = [], tag, since, until }: AskRequest): AskOptions {
  const filter = {
    // As shown.
    ...(tag !== undefined && { tag: tag.replace(/^#/, '') }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  };
  return { top: limit, before: after, filter };
}

function noSuchArticle({ nearest }: MissingArticle): Problem {
  const advice =
    nearest.length > 0
      ? 'Those whose titles are nearest are named: take the id of one.'
      : 'Nothing resembles it. The list of articles has every id.';
  return new Problem('not-found', `There is no such article. ${advice}`, {
    nearest: nearest.map(({ id, title, date }) => ({ id, title, date })),
  });
}

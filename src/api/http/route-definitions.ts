import { createRoute } from '@hono/zod-openapi';
import type { z } from 'zod';
import { answerSchema } from '../objects/answer.js';
import { articleListSchema, articleSchema } from '../objects/article.js';
import { findingSchema } from '../objects/finding.js';
import { timelineSchema } from '../objects/timeline.js';
import { problemSchema } from '../problem.js';
import { articleParameters, askQuery, findQuery, pageQuery, partQuery, topicQuery } from './parameters.js';

const PROBLEMS = {
  400: 'A parameter is missing, unknown or wrong.',
  401: 'Keys are set, and none of them is sent.',
  403: 'No key is set, and the request is not from this machine.',
  404: 'There is no such article.',
  429: 'More requests than one may send within a minute; `Retry-After` says when to try again.',
  500: 'A failure that nobody foresaw.',
  503: 'Too much waits, or there is no index.',
} as const;

/** Responses that any request may get instead. */
const PROBLEMS_EVERYWHERE = [400, 401, 403, 429, 500, 503] as const;

function problem<Status extends keyof typeof PROBLEMS>(status: Status) {
  return {
    description: PROBLEMS[status],
    content: { 'application/problem+json': { schema: problemSchema } },
  };
}

const everywhere = Object.fromEntries(
  PROBLEMS_EVERYWHERE.map((status) => [status, problem(status)]),
) as Record<(typeof PROBLEMS_EVERYWHERE)[number], ReturnType<typeof problem>>;

function json<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

const unchanged = { description: 'It is as the sender of `If-None-Match` has it.' } as const;
const security: Record<string, string[]>[] = [{ key: [] }, {}];

export const askRoute = createRoute({
  method: 'get',
  path: '/ask',
  operationId: 'ask',
  summary: 'Answers a question with quotes',
  security,
  request: { query: askQuery },
  responses: { 200: json(answerSchema, 'Quotes, the best first.'), 404: problem(404), ...everywhere },
});

export const articlesRoute = createRoute({
  method: 'get',
  path: '/articles',
  operationId: 'listArticles',
  summary: 'Lists the articles, the newest first',
  security,
  request: { query: pageQuery },
  responses: { 200: json(articleListSchema, 'A page of the list.'), 304: unchanged, ...everywhere },
});

const article = {
  method: 'get',
  operationId: 'getArticle',
  summary: 'Gives an article with its text, or a part of it',
  security,
  request: { params: articleParameters, query: partQuery },
  responses: {
    200: json(articleSchema, 'The article.'),
    304: unchanged,
    404: problem(404),
    ...everywhere,
  },
} as const;

/** The path in the document. */
export const articleRoute = createRoute({ ...article, path: '/articles/{id}' });

/** The path that is served: an id may contain slashes, encoded or not. */
export const anyArticleRoute = createRoute({ ...article, path: '/articles/:id{.+}', hide: true });

export const timelineRoute = createRoute({
  method: 'get',
  path: '/timeline',
  operationId: 'timeline',
  summary: 'Shows what the articles say on a topic, in order of date',
  security,
  request: { query: topicQuery },
  responses: { 200: json(timelineSchema, 'One quote an article.'), ...everywhere },
});

export const findRoute = createRoute({
  method: 'get',
  path: '/find',
  operationId: 'findQuotation',
  summary: 'Says which article has a text, word for word or nearly',
  security,
  request: { query: findQuery },
  responses: { 200: json(findingSchema, 'The place, or what is nearest.'), ...everywhere },
});

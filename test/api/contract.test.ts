import { Validator } from '@seriousme/openapi-schema-validator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerSchema } from '../../src/api/objects/answer.js';
import { articleListSchema, articleSchema } from '../../src/api/objects/article.js';
import { findingSchema } from '../../src/api/objects/finding.js';
import { timelineSchema } from '../../src/api/objects/timeline.js';
import { get, routesOf, suiteAnswers } from './support/api.js';
import { contractOf, type OpenApiDocument } from './support/document.js';

const answers = suiteAnswers();

const words = fc.oneof(
  fc.constantFrom(
    '训练花了多少钱？',
    '推理',
    'open licence',
    '花园里开满了郁金香',
    '价格降了九成',
    '😀',
    '𠮷',
  ),
  fc.string({ minLength: 1, maxLength: 40 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
);
const says = words.filter((text) => /\S/.test(text));
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const place = fc.nat({ max: 300 });
const article = fc.constantFrom('cost', 'notes/garden', 'talk', 'licences', '訓練成本', 'talk.md');

type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>;

function addressOf(path: string, query: Query): string {
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((one): [string, string] => [name, String(one)]),
  );
  return `/api${path}?${new URLSearchParams(parameters)}`;
}

const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });

/** Requests that have to be answered, by the path that the document has them under. */
const SOUND = [
  {
    path: '/ask',
    schema: answerSchema,
    address: fc
      .record({
        q: says,
        after: optional(fc.array(says, { maxLength: 4 })),
        article: optional(article),
        tag: optional(fc.constantFrom('成本', '#园艺', 'none')),
        since: optional(day),
        limit: optional(fc.integer({ min: 1, max: 10 })),
      })
      .map((query) => addressOf('/ask', query)),
  },
  {
    path: '/articles',
    schema: articleListSchema,
    address: fc
      .record({ offset: optional(fc.nat({ max: 6 })), limit: optional(fc.integer({ min: 1, max: 200 })) })
      .map((query) => addressOf('/articles', query)),
  },
  {
    path: '/articles/{id}',
    schema: articleSchema,
    address: fc
      .record({ id: article, start: optional(place), end: optional(place) })
      .map(({ id, ...part }) => addressOf(`/articles/${encodeURIComponent(id)}`, part)),
  },
  { path: '/timeline', schema: timelineSchema, address: says.map((q) => addressOf('/timeline', { q })) },
  { path: '/find', schema: findingSchema, address: says.map((q) => addressOf('/find', { q })) },
] as const;

describe('the OpenAPI document', () => {
  it('is sound, and describes every path', async () => {
    const app = await routesOf(answers());
    const document = (await (await get(app, '/api/openapi.json')).json()) as OpenApiDocument;
    const { valid, errors } = await new Validator().validate({ ...document });
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    expect(Object.keys(document.paths).sort()).toEqual(SOUND.map(({ path }) => path).sort());
  });
});

describe.each(SOUND)('GET $path', ({ path, schema, address }) => {
  async function contract() {
    const app = await routesOf(answers());
    const document = await (await get(app, '/api/openapi.json')).json();
    return { app, check: contractOf(document as OpenApiDocument) };
  }

  it('answers as the document says, and with nothing that it does not say', async () => {
    const { app, check } = await contract();
    await fc.assert(
      fc.asyncProperty(address, async (asked) => {
        const response = await get(app, asked);
        expect(response.status).toBe(200);
        await check(path, response.clone());
        const body = await response.json();
        expect(schema.parse(body)).toEqual(body);
      }),
      { numRuns: 25 },
    );
  });

  it('answers whatever it is asked as the document says', async () => {
    const { app, check } = await contract();
    const name = fc.oneof(
      fc.constantFrom('q', 'after', 'article', 'tag', 'since', 'until', 'limit', 'offset', 'start', 'end'),
      words,
    );
    const value = fc.oneof(
      words,
      day,
      fc.integer().map(String),
      fc.constantFrom('', ' ', '1e3', '２', '0x1'),
    );
    await fc.assert(
      fc.asyncProperty(says, fc.array(fc.tuple(name, value), { maxLength: 5 }), async (id, parameters) => {
        const at = path.replace('{id}', encodeURIComponent(id.toWellFormed()));
        await check(path, await get(app, `/api${at}?${new URLSearchParams(parameters)}`));
      }),
      { numRuns: 60 },
    );
  });
});

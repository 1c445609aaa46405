import type { OpenAPIHono } from '@hono/zod-openapi';

import { API_VERSION } from '../version.js';

/** The OpenAPI document apart from the routes and their schemas. */
export const DOCUMENT = {
  openapi: '3.1.0',
  info: {
    title: 'Verbatim',
    version: API_VERSION,
    description:
      "Answers from a folder of articles in the articles' own words. Offsets are UTF-16 code units into the text of an article; `hash` is the SHA-256 of that text in UTF-8, so that a quote can be checked to the letter: `text.slice(start, end)` of an article with the same hash is the quote.",
    license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
  },
  servers: [{ url: '/api' }],
} satisfies Parameters<OpenAPIHono['getOpenAPI31Document']>[0];

/** How a request carries its key. */
export const KEY_SCHEME = {
  type: 'http',
  scheme: 'bearer',
  description: 'One of the keys of API_KEYS. Where none is set, programs on the same machine need none.',
} as const;

import type { Client } from '@opensearch-project/opensearch';

export interface Call {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  /** Lines of JSON instead of a body, for `_bulk` and `_msearch`. */
  readonly lines?: readonly string[];
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  /** Statuses of 300 and above that are answers and not failures. */
  readonly accept?: readonly number[];
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** How long a request may take, in ms. */
export interface Patience {
  /** How long a node may say nothing before another one is asked. */
  readonly node: number;
  /** How long the request may take at all nodes together. */
  readonly request: number;
}

export const PATIENCE = {
  /** Somebody waits: 4 s and 10 s. */
  answering: { node: 4_000, request: 10_000 },
  /** An index is written, or all of one is read: a minute, since a busy node takes as long as it takes, and 5 minutes. */
  indexing: { node: 60_000, request: 300_000 },
} as const;

/** The longest that one question waits for all its requests together. In ms: 15 s. */
export const LONGEST_WAIT = 15_000;

/**
 * Sends a request to one node after another until one of them answers. Safe to repeat: a change names its document or
 * its version.
 *
 * @throws the client's own errors
 */
export async function request(
  client: Client,
  { method, path, body, lines, query, accept = [] }: Call,
  patience: Patience,
): Promise<Reply> {
  const asked = client.transport.request(
    {
      method,
      path,
      ...(body && { body }),
      ...(lines && { bulkBody: [...lines] }),
      ...(query && { querystring: { ...query } }),
    },
    { ignore: [...accept], requestTimeout: patience.node },
  );
  // The client measures only silence before a reply, and waits for the rest of one that has begun as long as it takes.
  const clock = setTimeout(() => asked.abort(), patience.request);
  try {
    const { statusCode, body: answer } = await asked;
    return { status: statusCode ?? 0, body: answer };
  } finally {
    clearTimeout(clock);
  }
}

import type { Client } from '@opensearch-project/opensearch';
import type { z } from 'zod';
import { type Connection, connect } from './connect.js';
import { explain, explainRefusal, type Refusal } from './failures.js';

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

/**
 * A cluster over HTTP. At the first request the client is loaded and the cluster checked; if that fails, the next
 * request tries again.
 */
export class Cluster {
  readonly #connection: Connection;
  #client: Promise<Client> | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** @throws UserError `cluster` or `config` that says what is wrong and what to do, never with a secret in it */
  async send(call: Call): Promise<Reply> {
    const client = await this.#connected();
    try {
      return await send(client, call);
    } catch (error) {
      throw explain(error, this.#connection.urls);
    }
  }

  /** The checked body of the reply. */
  async ask<T extends z.ZodType>(schema: T, call: Call): Promise<z.infer<T>> {
    return schema.parse((await this.send(call)).body);
  }

  /** The error for a part of a request that was refused while the rest was taken. */
  refused(refusal: Refusal): Error {
    return explainRefusal(refusal, this.#connection.urls);
  }

  async #connected(): Promise<Client> {
    this.#client ??= connect(this.#connection);
    try {
      return await this.#client;
    } catch (error) {
      this.#client = undefined;
      throw explain(error, this.#connection.urls);
    }
  }
}

async function send(client: Client, { method, path, body, lines, query, accept = [] }: Call): Promise<Reply> {
  const { statusCode, body: answer } = await client.transport.request(
    {
      method,
      path,
      ...(body && { body }),
      ...(lines && { bulkBody: [...lines] }),
      ...(query && { querystring: { ...query } }),
    },
    { ignore: [...accept] },
  );
  return { status: statusCode ?? 0, body: answer as unknown };
}

import type { Client } from '@opensearch-project/opensearch';
import type { z } from 'zod';
import { type Connection, connect } from './connect.js';
import { explain, explainRefusal, type Refusal } from './failures.js';
import { type Call, PATIENCE, type Patience, type Reply, request } from './request.js';

export type { Call, Reply } from './request.js';

/** The client, loaded and checked at the first request; if that fails, the next request tries again. */
class Line {
  readonly urls: readonly string[];
  readonly #connection: Connection;
  #client: Promise<Client> | undefined;

  constructor(connection: Connection) {
    this.urls = connection.urls;
    this.#connection = connection;
  }

  async client(patience: Patience): Promise<Client> {
    this.#client ??= connect(this.#connection, patience);
    try {
      return await this.#client;
    } catch (error) {
      this.#client = undefined;
      throw error;
    }
  }
}

/** How long whoever answers and whoever indexes waits for a request. */
export interface Waits {
  readonly answering: Patience;
  readonly indexing: Patience;
}

/** A cluster over HTTP. */
export class Cluster {
  readonly #line: Line;
  readonly #waits: Waits;
  readonly #patience: Patience;

  private constructor(line: Line, waits: Waits, patience: Patience) {
    this.#line = line;
    this.#waits = waits;
    this.#patience = patience;
  }

  /** For those who write, and can wait. */
  static at(connection: Connection, waits: Waits = PATIENCE): Cluster {
    return new Cluster(new Line(connection), waits, waits.indexing);
  }

  /** The same one for those who answer people. */
  forAnswers(): Cluster {
    return new Cluster(this.#line, this.#waits, this.#waits.answering);
  }

  /** @throws UserError `cluster` or `config` that says what is wrong and what to do, never with a secret in it */
  async send(call: Call): Promise<Reply> {
    try {
      return await request(await this.#line.client(this.#patience), call, this.#patience);
    } catch (error) {
      throw explain(error, this.#line.urls);
    }
  }

  /** The checked body of the reply. */
  async ask<T extends z.ZodType>(schema: T, call: Call): Promise<z.infer<T>> {
    return schema.parse((await this.send(call)).body);
  }

  /** The error for a part of a request that was refused while the rest was taken. */
  refused(refusal: Refusal): Error {
    return explainRefusal(refusal, this.#line.urls);
  }
}

import type { Client } from '@opensearch-project/opensearch';
import type { z } from 'zod';
import { UserError } from '../../errors.js';
import { type Connection, connect } from './connect.js';
import { explain, explainRefusal, type Refusal } from './failures.js';
import { type Login, loginOf, withoutSecrets } from './login.js';
import { type Call, PATIENCE, type Patience, type Reply, request } from './request.js';

export type { Call, Reply } from './request.js';

/** The way to a cluster. */
class Line {
  readonly #connection: Connection;
  #login: Login | undefined;
  #client: Promise<Client> | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The client, loaded and checked at the first request; if that fails, the next request tries again. */
  async client(patience: Patience): Promise<Client> {
    this.#login ??= loginOf(this.#connection);
    this.#client ??= connect(this.#connection, this.#login, patience);
    try {
      return await this.#client;
    } catch (error) {
      this.#client = undefined;
      throw error;
    }
  }

  /** What a failure means. If somebody has to change a setting, files are read again at the next request. */
  explain(error: unknown): unknown {
    const told = explain(error, this.#connection.urls, this.#hide);
    if (told instanceof UserError && told.code === 'config') this.#forget();
    return told;
  }

  #forget(): void {
    // Its connections would stay open. Requests that are under way are finished.
    this.#client?.then(
      (client) => client.close(),
      () => {},
    );
    this.#client = this.#login = undefined;
  }

  refused(refusal: Refusal): Error {
    return explainRefusal(refusal, this.#connection.urls, this.#hide);
  }

  /** Some of what a cluster says is repeated, and it may repeat what it was told. */
  readonly #hide = (text: string): string => (this.#login ? withoutSecrets(text, this.#login) : text);
}

/** How long those who answer and those who index wait for a request. */
export interface Waits {
  readonly answering: Patience;
  readonly indexing: Patience;
}

/** A cluster over HTTP. */
export class Cluster {
  readonly #line: Line;
  readonly #waits: Waits;
  readonly #patience: Patience;

  /** @param patience for those who write, and can wait, unless told */
  constructor(to: Connection | Line, waits: Waits = PATIENCE, patience: Patience = waits.indexing) {
    this.#line = to instanceof Line ? to : new Line(to);
    this.#waits = waits;
    this.#patience = patience;
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
      throw this.#line.explain(error);
    }
  }

  /** The checked body of the reply. */
  async ask<T extends z.ZodType>(schema: T, call: Call): Promise<z.infer<T>> {
    return schema.parse((await this.send(call)).body);
  }

  /** The error for a part of a request that was refused while the rest was taken. */
  refused(refusal: Refusal): Error {
    return this.#line.refused(refusal);
  }
}

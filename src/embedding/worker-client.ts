import type { Worker } from 'node:worker_threads';
import { messageOf, UserError } from '../errors.js';
import type { Embedding, EmbeddingInput, EmbeddingKind } from './embedder.js';
import type { EncodeRequest, WorkerReply } from './protocol.js';

type Reply = Extract<WorkerReply, { vector: unknown }>;

/** Is shown every vector as it arrives. */
export type OnReply = (reply: Reply) => void;

/** Texts that are to be embedded together, and how far they have come. */
interface Request {
  readonly inputs: readonly EmbeddingInput[];
  readonly kind: EmbeddingKind;
  readonly embeddings: Embedding[];
  /** Called once; takes the request out of the queue and settles it. */
  readonly finish: (error: Error | null) => void;
}

/**
 * The queue before the worker thread. The worker has one text at a time, so that a question never waits for
 * more than one passage, and a request that is given up costs no more than the text that is being worked on.
 * A worker that dies rejects every request; the next one starts another worker.
 */
export class WorkerClient {
  readonly #start: () => Worker;
  readonly #onReply: OnReply;
  readonly #requests: Record<EmbeddingKind, Request[]> = { query: [], passage: [] };
  #worker: Worker | null = null;
  #working: { readonly id: number; readonly request: Request } | null = null;
  #lastId = 0;
  readonly #whenTextDone: (() => void)[] = [];

  /**
   * @param start starts a worker that speaks the protocol
   */
  constructor(start: () => Worker, onReply: OnReply = () => {}) {
    this.#start = start;
    this.#onReply = onReply;
  }

  embed(inputs: readonly EmbeddingInput[], kind: EmbeddingKind, signal?: AbortSignal): Promise<Embedding[]> {
    return new Promise((resolve, reject) => {
      const stop = (): void => request.finish(cancelled(signal?.reason));
      const request: Request = {
        inputs,
        kind,
        embeddings: [],
        finish: (error) => {
          signal?.removeEventListener('abort', stop);
          this.#requests[kind] = this.#requests[kind].filter((each) => each !== request);
          if (error) reject(error);
          else resolve(request.embeddings);
        },
      };
      if (signal?.aborted) return reject(cancelled(signal.reason));
      if (inputs.length === 0) return resolve([]);
      signal?.addEventListener('abort', stop, { once: true });
      this.#requests[kind].push(request);
      this.#next();
    });
  }

  /**
   * Resolves once the text that is being worked on is done, whoever's it is. `process.exit` in the middle of
   * one crashes the process in the runtime's native code.
   */
  textDone(): Promise<void> {
    if (!this.#working) return Promise.resolve();
    return new Promise((resolve) => this.#whenTextDone.push(resolve));
  }

  /** Gives the worker its next text, unless it has one. */
  #next(): void {
    if (this.#working) return;
    const request = this.#requests.query[0] ?? this.#requests.passage[0];
    const input = request?.inputs[request.embeddings.length];
    if (!request || !input) {
      // An idle worker does not keep the process alive.
      this.#worker?.unref();
      return;
    }
    const worker = this.#running();
    worker.ref();
    this.#lastId += 1;
    this.#working = { id: this.#lastId, request };
    const message: EncodeRequest = { id: this.#lastId, ...input, kind: request.kind };
    worker.postMessage(message);
  }

  #running(): Worker {
    if (this.#worker) return this.#worker;
    const worker = this.#start();
    worker.on('message', (reply: WorkerReply) => this.#take(reply));
    worker.on('error', (error) => this.#lose(worker, messageOf(error)));
    worker.on('exit', (code) => this.#lose(worker, `it ended with code ${code}`));
    this.#worker = worker;
    return worker;
  }

  #take(reply: WorkerReply): void {
    if (reply.id !== this.#working?.id) return;
    const { request } = this.#working;
    this.#working = null;
    this.#tellTextDone();
    if ('error' in reply) {
      request.finish(new UserError('model', `The embedding model failed on a text: ${reply.error}.`));
    } else {
      this.#onReply(reply);
      request.embeddings.push({ vector: reply.vector, spans: reply.spans });
      if (request.embeddings.length === request.inputs.length) request.finish(null);
    }
    this.#next();
  }

  #lose(worker: Worker, reason: string): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#working = null;
    this.#rejectAll(
      new UserError(
        'model',
        `The embedding model's thread has stopped: ${reason}. Start the program again; if that does not help, delete the model's folder, and it is fetched anew.`,
      ),
    );
    this.#tellTextDone();
  }

  #tellTextDone(): void {
    for (const resolve of this.#whenTextDone.splice(0)) resolve();
  }

  #rejectAll(error: Error): void {
    for (const request of [...this.#requests.query, ...this.#requests.passage]) request.finish(error);
  }
}

function cancelled(cause: unknown): Error {
  return new UserError('cancelled', 'The embedding was stopped before it was done.', { cause });
}

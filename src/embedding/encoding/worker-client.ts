import type { Worker } from 'node:worker_threads';
import { messageOf, UserError } from '../../errors.js';
import { sentence } from '../../sentence.js';
import type { Embedding, EmbeddingInput, EmbeddingKind } from '../embedder.js';
import type { EncodeRequest, WorkerReply } from './protocol.js';

type Reply = Extract<WorkerReply, { vector: unknown }>;

/** Gets every vector as it arrives. */
export type OnReply = (reply: Reply) => void;

/** Texts of one request, and how far they have come. */
interface Request {
  readonly inputs: readonly EmbeddingInput[];
  readonly kind: EmbeddingKind;
  /** By the texts' places; they come in any order. */
  readonly embeddings: Embedding[];
  /** How many were handed out, and how many came back. */
  begun: number;
  done: number;
  /** Called once; takes the request out of the queue and settles it. */
  readonly finish: (error: Error | null) => void;
}

interface Work {
  readonly id: number;
  readonly request: Request;
  readonly place: number;
}

/** A worker thread and the one text it works on. */
interface Slot {
  readonly worker: Worker;
  work: Work | null;
}

/**
 * The queue in front of the worker threads. A worker has one text at a time, so that a question never waits for more
 * than one passage, and a cancelled request costs no more than the texts in work. Further workers are started while
 * texts wait. One that dies rejects every request; the next one starts another worker.
 */
export class WorkerClient {
  readonly #start: () => Worker;
  readonly #onReply: OnReply;
  readonly #most: number;
  readonly #requests: Record<EmbeddingKind, Request[]> = { query: [], passage: [] };
  #slots: Slot[] = [];
  #lastId = 0;
  readonly #whenTextDone: (() => void)[] = [];

  /**
   * @param start starts a worker that speaks the protocol
   * @param most how many of them there may be
   */
  constructor(start: () => Worker, onReply: OnReply = () => {}, most = 1) {
    this.#start = start;
    this.#onReply = onReply;
    this.#most = most;
  }

  embed(inputs: readonly EmbeddingInput[], kind: EmbeddingKind, signal?: AbortSignal): Promise<Embedding[]> {
    return new Promise((resolve, reject) => {
      const stop = (): void => request.finish(cancelled(signal?.reason));
      const request: Request = {
        inputs,
        kind,
        embeddings: [],
        begun: 0,
        done: 0,
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
      this.#handOut();
    });
  }

  /**
   * Resolves once the texts in work are done, no matter whose they are. `process.exit` in the middle of one crashes
   * the process in the runtime's native code.
   */
  textDone(): Promise<void> {
    if (this.#slots.every(({ work }) => !work)) return Promise.resolve();
    return new Promise((resolve) => this.#whenTextDone.push(resolve));
  }

  /** Gives every idle worker a text, while there are texts. */
  #handOut(): void {
    for (let request = this.#waiting(); request; request = this.#waiting()) {
      const slot = this.#freeSlot();
      if (!slot) return;
      const place = request.begun++;
      const input = request.inputs[place];
      if (!input) return;
      this.#lastId += 1;
      slot.work = { id: this.#lastId, request, place };
      slot.worker.ref();
      const message: EncodeRequest = { id: this.#lastId, ...input, kind: request.kind };
      slot.worker.postMessage(message);
    }
    // An idle worker does not keep the process alive.
    for (const { work, worker } of this.#slots) if (!work) worker.unref();
  }

  /** The request whose text comes next; questions go first. */
  #waiting(): Request | undefined {
    const hasTexts = ({ begun, inputs }: Request): boolean => begun < inputs.length;
    return this.#requests.query.find(hasTexts) ?? this.#requests.passage.find(hasTexts);
  }

  #freeSlot(): Slot | undefined {
    const free = this.#slots.find(({ work }) => !work);
    return free ?? (this.#slots.length < this.#most ? this.#open() : undefined);
  }

  #open(): Slot {
    const worker = this.#start();
    const slot: Slot = { worker, work: null };
    worker.on('message', (reply: WorkerReply) => this.#take(slot, reply));
    worker.on('error', (error) => this.#lose(slot, messageOf(error)));
    worker.on('exit', (code) => this.#lose(slot, `it ended with code ${code}`));
    this.#slots.push(slot);
    return slot;
  }

  #take(slot: Slot, reply: WorkerReply): void {
    const { work } = slot;
    if (reply.id !== work?.id) return;
    slot.work = null;
    this.#tellTextDone();
    const { request, place } = work;
    if ('error' in reply) {
      request.finish(
        new UserError(
          'model',
          sentence('The embedding model failed on a text: {{reason}}.', { reason: reply.error }),
        ),
      );
    } else {
      this.#onReply(reply);
      request.embeddings[place] = { vector: reply.vector, spans: reply.spans };
      request.done++;
      if (request.done === request.inputs.length) request.finish(null);
    }
    this.#handOut();
  }

  #lose(slot: Slot, reason: string): void {
    if (!this.#slots.includes(slot)) return;
    this.#slots = this.#slots.filter((each) => each !== slot);
    this.#rejectAll(
      new UserError(
        'model',
        sentence(
          "The embedding model's thread has stopped: {{reason}}. Start the program again; if that does not help, delete the model's folder, and it is fetched anew.",
          { reason },
        ),
      ),
    );
    this.#tellTextDone();
  }

  #tellTextDone(): void {
    if (this.#slots.some(({ work }) => work)) return;
    for (const resolve of this.#whenTextDone.splice(0)) resolve();
  }

  #rejectAll(error: Error): void {
    for (const request of [...this.#requests.query, ...this.#requests.passage]) request.finish(error);
  }
}

function cancelled(cause: unknown): Error {
  return new UserError('cancelled', sentence('The embedding was stopped before it was done.'), { cause });
}

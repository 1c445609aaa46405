import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { at } from '../../text/at.js';
import type { Cluster, Reply } from './cluster.js';
import type { IdentifiedDocument } from './documents.js';
import { BLOCKED_TYPE, type Refusal, refusalIn } from './failures.js';
import { STATUS } from './status.js';
import { conditionOf, type Version } from './version.js';

/** How much is sent at once. In UTF-8 bytes: 4 MB, far below the 100 MB that a cluster accepts. */
const MOST_BYTES = 4 * 2 ** 20;
/**
 * How many requests may be on their way: a cluster works on each with one thread a shard, and a client that fills the
 * next one is no reason for it to rest.
 */
const AT_ONCE = 2;
/**
 * How long to wait before changes that a busy cluster did not accept are sent again. In ms; together about a minute.
 */
const WAITS = [250, 500, 1000, 2000, 4000, 8000, 15_000, 30_000] as const;

const itemSchema = z.record(
  z.string(),
  z.object({
    status: z.int(),
    error: z.object({ type: z.string(), reason: z.string().nullish() }).optional(),
  }),
);
const replySchema = z.object({ items: z.array(itemSchema) });

/** One change of a document: a line, or two. */
interface Operation {
  readonly lines: readonly string[];
  readonly bytes: number;
}

export interface BulkOptions {
  readonly mostBytes?: number;
  readonly waits?: readonly number[];
  /** Whether a change is left out where somebody else has changed the document meanwhile, or has removed it. */
  readonly mayBeOutdone?: boolean;
}

/**
 * Sends changes to an index by their size. Some requests are on their way while the next one is filled: a caller who
 * adds faster than the cluster takes it waits. What the cluster is too busy for is sent again; that, and that a request
 * may overtake another one, is safe, since every change names its document, and none is changed twice in a run.
 */
export class BulkSender {
  readonly #cluster: Cluster;
  readonly #index: string;
  readonly #mostBytes: number;
  readonly #waits: readonly number[];
  readonly #mayBeOutdone: boolean;
  #operations: Operation[] = [];
  #bytes = 0;
  /** The oldest one first. */
  readonly #sending: Promise<void>[] = [];

  constructor(
    cluster: Cluster,
    index: string,
    { mostBytes = MOST_BYTES, waits = WAITS, mayBeOutdone = false }: BulkOptions = {},
  ) {
    this.#cluster = cluster;
    this.#index = index;
    this.#mostBytes = mostBytes;
    this.#waits = waits;
    this.#mayBeOutdone = mayBeOutdone;
  }

  put({ id, document }: IdentifiedDocument): Promise<void> {
    return this.#add({ index: { _id: id } }, document);
  }

  /** Changes some fields of a document. */
  change(id: string, fields: object): Promise<void> {
    return this.#add({ update: { _id: id } }, { doc: fields });
  }

  /** @param version the only one that is removed; any unless told */
  remove(id: string, version?: Version): Promise<void> {
    return this.#add({ delete: { _id: id, ...(version && conditionOf(version)) } });
  }

  /** Once it resolves, everything that was added is in the index. @throws the error of any change that failed */
  async flush(): Promise<void> {
    await this.#send();
    await Promise.all(this.#sending.splice(0));
  }

  async #add(...content: readonly object[]): Promise<void> {
    const lines = content.map((each) => JSON.stringify(each));
    const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
    if (this.#bytes > 0 && this.#bytes + bytes > this.#mostBytes) await this.#send();
    this.#operations.push({ lines, bytes });
    this.#bytes += bytes;
  }

  async #send(): Promise<void> {
    if (this.#sending.length >= AT_ONCE) await this.#sending.shift();
    if (this.#operations.length === 0) return;
    const delivery = this.#deliver(this.#operations);
    this.#operations = [];
    this.#bytes = 0;
    // The next call reports it; until then nobody looks.
    delivery.catch(() => {});
    this.#sending.push(delivery);
  }

  async #deliver(operations: readonly Operation[]): Promise<void> {
    let left = operations;
    for (const wait of [...this.#waits, null]) {
      left = await this.#attempt(left, wait === null);
      if (left.length === 0 || wait === null) return;
      await setTimeout(wait);
    }
  }

  /** @returns the changes that the cluster was too busy for */
  async #attempt(operations: readonly Operation[], isLast: boolean): Promise<readonly Operation[]> {
    const reply = await this.#cluster.send({
      method: 'POST',
      path: `/${this.#index}/_bulk`,
      lines: operations.flatMap(({ lines }) => lines),
      query: { filter_path: 'items.*.status,items.*.error.type,items.*.error.reason' },
      accept: [STATUS.tooBusy],
    });
    const outcomes = outcomesOf(reply, operations.length, this.#mayBeOutdone ? OUTDONE : []);
    const refused = outcomes.find((outcome) => isFinal(outcome, isLast));
    if (refused) throw this.#cluster.refused(refused);
    return operations.filter((_, i) => isFailure(at(outcomes, i)));
  }
}

/** What it means that a change did not fit. */
const OUTDONE: readonly number[] = [STATUS.conflict, STATUS.notThere];

/** The outcome of each change. @param harmless what is no failure */
function outcomesOf({ status, body }: Reply, count: number, harmless: readonly number[]): Refusal[] {
  if (status === STATUS.tooBusy) return Array.from({ length: count }, () => refusalIn(status, body));
  return replySchema.parse(body).items.flatMap((item) =>
    Object.entries(item).map(([action, { status, error }]) => ({
      // If a document that is to be removed is gone already, that is what was wanted.
      status: (action === 'delete' && status === STATUS.notThere) || harmless.includes(status) ? 200 : status,
      type: error?.type ?? '',
      reason: error?.reason ?? '',
    })),
  );
}

function isFailure({ status }: Refusal): boolean {
  return status >= 300;
}

/** Whether sending it again won't help. */
function isFinal(outcome: Refusal, isLast: boolean): boolean {
  const mayPass =
    (outcome.status === STATUS.tooBusy || outcome.status === STATUS.notReady) &&
    outcome.type !== BLOCKED_TYPE;
  return isFailure(outcome) && (isLast || !mayPass);
}

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const KEPT_ERRORS = 5;
const KEPT_LATENCIES = 1000;
const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** An unexpected failure, as admins see it; the log has the rest under its id. */
export interface KnownError {
  readonly at: number;
  readonly id: string;
  readonly where: string;
}

/** What `Telemetry` reads each time it is asked. */
export interface Gauges {
  /** Round trip of the gateway's heartbeat in ms, or null. */
  ping(): number | null;
  isConnected(): boolean;
  waiting(): number;
}

/** How the bot has been doing since its start: for /status, and as metrics for Prometheus. */
export class Telemetry {
  /** By the clock that was given to the constructor. */
  readonly startedAt: number;
  readonly #registry = new Registry();
  readonly #latencies: number[] = [];
  readonly #errors: KnownError[] = [];
  readonly #interactions = new Counter({
    name: 'verbatim_interactions_total',
    help: 'Interactions by what was used and how it ended',
    labelNames: ['used', 'outcome'],
    registers: [this.#registry],
  });
  readonly #questions = new Histogram({
    name: 'verbatim_question_seconds',
    help: 'From a question to its answer, waiting included',
    buckets: SECONDS,
    registers: [this.#registry],
  });

  constructor(now: number) {
    this.startedAt = now;
    collectDefaultMetrics({ register: this.#registry });
  }

  /** Newest last. */
  get errors(): readonly KnownError[] {
    return this.#errors;
  }

  /** Adds gauges that are read together with the metrics. */
  watch(gauges: Gauges): void {
    const add = (name: string, help: string, read: () => number): void => {
      const gauge: Gauge = new Gauge({
        name,
        help,
        registers: [this.#registry],
        collect: () => gauge.set(read()),
      });
    };
    add('verbatim_gateway_ping_seconds', 'Round trip of the heartbeat', () => (gauges.ping() ?? 0) / 1000);
    add('verbatim_gateway_connected', '1 while every shard is connected', () =>
      gauges.isConnected() ? 1 : 0,
    );
    add('verbatim_questions_waiting', 'Questions that wait for their turn', () => gauges.waiting());
  }

  countInteraction(
    used: string,
    outcome: 'done' | 'refused' | 'failed' | 'expired' | 'silent' | 'duplicate',
  ): void {
    this.#interactions.inc({ used, outcome });
  }

  /** @param ms from the question to its answer */
  recordQuestion(ms: number): void {
    this.#questions.observe(ms / 1000);
    this.#latencies.push(ms);
    if (this.#latencies.length > KEPT_LATENCIES) this.#latencies.shift();
  }

  recordError(error: KnownError): void {
    this.#errors.push(error);
    if (this.#errors.length > KEPT_ERRORS) this.#errors.shift();
  }

  /** A quantile of the latest questions' latencies in ms, or null before the first. */
  latency(quantile: number): number | null {
    const sorted = [...this.#latencies].sort((a, b) => a - b);
    return sorted[Math.max(0, Math.ceil(quantile * sorted.length) - 1)] ?? null;
  }

  /** The metrics as Prometheus reads them, and their content type. */
  async metrics(): Promise<{ readonly text: string; readonly contentType: string }> {
    return { text: await this.#registry.metrics(), contentType: this.#registry.contentType };
  }
}

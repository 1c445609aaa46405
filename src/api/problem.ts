import { z } from 'zod';
import { QueueFullError } from '../operations/fair-queue.js';

const KINDS = {
  'bad-request': { status: 400, title: 'The request cannot be understood' },
  unauthorized: { status: 401, title: 'A key is needed' },
  forbidden: { status: 403, title: 'Not from here' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'method-not-allowed': { status: 405, title: 'The method is not allowed' },
  'too-large': { status: 413, title: 'The request is too large' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  unexpected: { status: 500, title: 'An unexpected error' },
  busy: { status: 503, title: 'Too much to do' },
  unavailable: { status: 503, title: 'The index cannot be asked' },
} as const;

export type ProblemKind = keyof typeof KINDS;

const kinds = Object.keys(KINDS) as [ProblemKind, ...ProblemKind[]];

/** What went wrong, after RFC 9457. */
export const problemSchema = z
  .object({
    type: z.templateLiteral(['urn:verbatim:problem:', z.enum(kinds)]),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().meta({ description: 'What is wrong, and what to do next.' }),
    errors: z
      .array(z.object({ parameter: z.string(), detail: z.string() }))
      .optional()
      .meta({ description: 'What is wrong with which parameter.' }),
    nearest: z
      .array(z.object({ id: z.string(), title: z.string(), date: z.iso.date().nullable() }))
      .optional()
      .meta({ description: 'Articles whose titles are nearest to what was asked for.' }),
  })
  .meta({ id: 'Problem', description: 'Problem details (RFC 9457).' });

export type ProblemObject = z.output<typeof problemSchema>;

type Details = Pick<ProblemObject, 'errors' | 'nearest'>;

/** A request that is not answered, and the reason for its sender. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly kind: ProblemKind;
  readonly details: Details;
  /** After how many seconds the same request may succeed; null if waiting does not help. */
  readonly retryAfter: number | null;

  /** @param detail what is wrong and what to do next */
  constructor(kind: ProblemKind, detail: string, details: Details = {}, retryAfter: number | null = null) {
    super(detail);
    this.kind = kind;
    this.details = details;
    this.retryAfter = retryAfter;
  }

  get status(): (typeof KINDS)[ProblemKind]['status'] {
    return KINDS[this.kind].status;
  }

  toJSON(): ProblemObject {
    const { status, title } = KINDS[this.kind];
    return {
      type: `urn:verbatim:problem:${this.kind}`,
      title,
      status,
      detail: this.message,
      ...this.details,
    };
  }
}

/** In how many seconds a full queue may have room again. */
const TRY_AGAIN = 5;

/** What a request's sender is told about an error that ended it. */
export function busyOr(error: unknown): unknown {
  if (!(error instanceof QueueFullError)) return error;
  return new Problem(
    'busy',
    `Too many questions wait to be answered. Try again in ${TRY_AGAIN} seconds.`,
    {},
    TRY_AGAIN,
  );
}

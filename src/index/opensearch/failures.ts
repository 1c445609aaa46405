import { z } from 'zod';
import { codeOf, UserError, type UserErrorCode } from '../../errors.js';
import { type Sentence, sentence } from '../../sentence.js';

/** What a cluster has answered instead of a result. */
export interface Refusal {
  readonly status: number;
  /** What it calls it, `index_not_found_exception` for one; empty if it says nothing. */
  readonly type: string;
  readonly reason: string;
}

const bodySchema = z.object({ error: z.object({ type: z.string(), reason: z.string().nullish() }) });
const failureSchema = z.object({
  name: z.literal('ResponseError'),
  statusCode: z.number(),
  body: z.unknown(),
});

/** Its names for the error if an index, or all of them, accept no writes. */
export const BLOCKED_TYPE = 'cluster_block_exception';

export function refusalIn(status: number, body: unknown): Refusal {
  const said = bodySchema.safeParse(body).data?.error;
  return { status, type: said?.type ?? '', reason: said?.reason ?? '' };
}

/** Null if it is not an answer of a cluster. */
function refusalOf(error: unknown): Refusal | null {
  const failure = failureSchema.safeParse(error).data;
  return failure ? refusalIn(failure.statusCode, failure.body) : null;
}

/** What the client calls failures of the connection. */
const UNREACHABLE = new Set([
  'ConnectionError',
  'NoLivingConnectionsError',
  'TimeoutError',
  'RequestAbortedError',
]);
/** What Node calls a certificate that is not trusted. */
const CERTIFICATE = /^(CERT_|ERR_TLS_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED|UNABLE_TO_(GET|VERIFY))|EPROTO/;

/**
 * Says what to do where a cluster does not answer, or refuses. The client's own errors hold the whole request with its
 * headers, secrets among them: they are not passed on, not even as the cause.
 *
 * @returns a UserError if somebody can do something about it, otherwise an error to be logged
 */
export function explain(error: unknown, urls: readonly string[]): unknown {
  if (error instanceof UserError) return error;
  const refusal = refusalOf(error);
  if (refusal) return explainRefusal(refusal, urls);
  const told = connectionTrouble(error, urls.join(', '));
  return told ? new UserError(told.code, told.told) : withoutRequest(error);
}

/** The same for what a cluster has answered. */
export function explainRefusal(refusal: Refusal, urls: readonly string[]): Error {
  const told = refusalTrouble(refusal, urls.join(', '));
  if (told) return new UserError(told.code, told.told);
  const { status, type, reason } = refusal;
  return new Error(
    `OpenSearch has refused a request: HTTP ${status} ${type}: ${reason.slice(0, LONGEST_REASON)}`,
  );
}

/** How much of what a cluster says is repeated, in characters. */
const LONGEST_REASON = 300;

interface Explanation {
  readonly code: UserErrorCode;
  readonly told: Sentence;
}

function refusalTrouble({ status, type }: Refusal, url: string): Explanation | null {
  // A block comes with 403, like missing rights, and with 429 if the disk is nearly full.
  if (type === BLOCKED_TYPE) return trouble(BLOCKED(url));
  if (status === 401) return settings(NO_ENTRY(url));
  if (status === 403) return settings(NO_RIGHT(url));
  if (status === 429) return trouble(BUSY(url));
  return status >= 502 && status <= 504 ? trouble(NOT_READY(url, status)) : null;
}

function connectionTrouble(error: unknown, url: string): Explanation | null {
  if (!(error instanceof Error)) return null;
  const cause = causeOf(error);
  if (CERTIFICATE.test(cause)) return settings(NOT_TRUSTED(url, cause));
  return UNREACHABLE.has(error.name) ? trouble(UNREACHED(url, cause || error.name)) : null;
}

function trouble(told: Sentence): Explanation {
  return { code: 'cluster', told };
}

function settings(told: Sentence): Explanation {
  return { code: 'config', told };
}

const UNREACHED = (url: string, reason: string) =>
  sentence(
    'The OpenSearch cluster at {{url}} does not answer ({{reason}}). Look whether it runs and whether OPENSEARCH_URL is right; nothing is lost, and what needs it goes on once it answers.',
    { url, reason },
  );
const NOT_READY = (url: string, status: number) =>
  sentence(
    'The OpenSearch cluster at {{url}} is not ready (HTTP {{status}}): a part of the index is on no node that runs, or the cluster has no manager. Start its nodes again; nothing is lost, and what needs it goes on by itself.',
    { url, status },
  );
const BUSY = (url: string) =>
  sentence(
    'The OpenSearch cluster at {{url}} takes no more requests for now (HTTP 429), even after some waiting. Wait, or give it more memory or nodes, then run again.',
    { url },
  );
const BLOCKED = (url: string) =>
  sentence(
    'The OpenSearch cluster at {{url}} takes nothing that is written: its disk is nearly full, or somebody has made it read-only. The old index goes on. Free some space there or lift the block (index.blocks.read_only_allow_delete, cluster.blocks.read_only), then run again.',
    { url },
  );
const NO_ENTRY = (url: string) =>
  sentence(
    'The OpenSearch cluster at {{url}} does not accept who asks (HTTP 401). Correct OPENSEARCH_USER with OPENSEARCH_PASSWORD, or OPENSEARCH_API_KEY, or the file that holds it.',
    { url },
  );
const NO_RIGHT = (url: string) =>
  sentence(
    'The OpenSearch cluster at {{url}} refuses something that Verbatim has to do there (HTTP 403). Give its user the rights that docs/en/scale.md lists.',
    { url },
  );
const NOT_TRUSTED = (url: string, reason: string) =>
  sentence(
    'The certificate of the OpenSearch cluster at {{url}} is not trusted ({{reason}}). Name the file of its authority in OPENSEARCH_CA_FILE, and look whether OPENSEARCH_URL has the name that the certificate is for.',
    { url, reason },
  );

/** The system's name for what is wrong with a connection; empty if it has none. */
function causeOf(error: Error): string {
  const known = [error, error.cause, detailOf(error)].map(codeOf).find(Boolean);
  return (
    known ?? /\b(E[A-Z]{4,}|[A-Z]+(?:_[A-Z]+){2,})\b/.exec(error.message)?.[0] ?? wordsFor(error.message)
  );
}

/** Node's messages about certificates, which have no code by the time the client has them. */
function wordsFor(message: string): string {
  return /certificate/i.test(message) ? 'CERT_NOT_TRUSTED' : '';
}

function detailOf(error: Error): unknown {
  return 'meta' in error ? Object(error.meta).body : undefined;
}

/** A bug is logged whole; of the client's errors only the message. */
function withoutRequest(error: unknown): unknown {
  return error instanceof Error && 'meta' in error
    ? new Error(`The client for OpenSearch has failed: ${error.message}`)
    : error;
}

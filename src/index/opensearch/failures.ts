import { z } from 'zod';
import { UserError, type UserErrorCode } from '../../errors.js';
import { type Sentence, sentence, type Told } from '../../sentence.js';

/** What a cluster has answered instead of a result. */
export interface Refusal {
  readonly status: number;
  /** What it calls it, `index_not_found_exception` for one; empty if it says nothing. */
  readonly type: string;
  readonly reason: string;
}

const reasonSchema = z.object({ type: z.string(), reason: z.string().nullish() });
const bodySchema = z.object({
  error: reasonSchema.extend({ root_cause: z.array(reasonSchema).optional() }),
});
const failureSchema = z.object({
  name: z.literal('ResponseError'),
  statusCode: z.number(),
  body: z.unknown(),
});

/** Its names for the error if an index, or all of them, accept no writes. */
export const BLOCKED_TYPE = 'cluster_block_exception';
/** If parts of a search failed. */
const FAILED_SEARCH_TYPE = 'search_phase_execution_exception';
/** If there is no such index. */
const GONE_TYPE = 'index_not_found_exception';

export function refusalIn(status: number, body: unknown): Refusal {
  const said = bodySchema.safeParse(body).data?.error;
  // Of a search that failed on every node it says only that, and why below.
  const why = said?.type === FAILED_SEARCH_TYPE ? said.root_cause?.[0] : undefined;
  return { status, type: said?.type ?? '', reason: why?.reason ?? said?.reason ?? '' };
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
/** What Node says of a certificate; the client passes on only the words. */
const CERTIFICATE = /certificate/i;
/** The same if it is for other names than the one that was asked. */
const OTHER_NAME = /altnames/;
/** What it says where no TLS is spoken. */
const NO_TLS = /EPROTO|wrong version number|packet length too long/i;

/** Removes secrets from what was said elsewhere. */
type Hide = (text: string) => string;

/**
 * Says what to do where a cluster does not answer, or refuses. The client's own errors hold the whole request with its
 * headers, secrets among them: they are not passed on, not even as the cause.
 *
 * @returns a UserError if somebody can do something about it, otherwise an error to be logged
 */
export function explain(error: unknown, urls: readonly string[], hide: Hide): unknown {
  if (error instanceof UserError) return error;
  const refusal = refusalOf(error);
  if (refusal) return explainRefusal(refusal, urls, hide);
  const told = connectionTrouble(error, urls.join(', '), hide);
  return told ? new UserError(told.code, told.told) : withoutRequest(error, hide);
}

/** The same for what a cluster has answered. */
export function explainRefusal(refusal: Refusal, urls: readonly string[], hide: Hide): Error {
  const told = refusalTrouble(refusal, urls.join(', '));
  if (told) return new UserError(told.code, told.told);
  const { status, type, reason } = refusal;
  const said = hide(`${type}: ${reason}`).slice(0, LONGEST_REASON);
  return new Error(`OpenSearch has refused a request: HTTP ${status} ${said}`);
}

/** How much of what a cluster says is repeated, in characters. */
const LONGEST_REASON = 300;

interface Explanation {
  readonly code: UserErrorCode;
  readonly told: Sentence;
}

function refusalTrouble({ status, type, reason }: Refusal, url: string): Explanation | null {
  const lacking = LACKING.find(({ sign }) => sign.test(`${type}: ${reason}`));
  if (lacking) return settings(lacking.told(url));
  if (type === GONE_TYPE) return trouble(GONE(url));
  // A block comes with 403, like missing rights, and with 429 if the disk is nearly full.
  if (type === BLOCKED_TYPE) return trouble(BLOCKED(url));
  if (status === 401) return settings(NO_ENTRY(url));
  if (status === 403) return settings(NO_RIGHT(url));
  if (status === 429) return trouble(BUSY(url));
  return status >= 502 && status <= 504 ? trouble(NOT_READY(url, status)) : null;
}

function connectionTrouble(error: unknown, url: string, hide: Hide): Explanation | null {
  if (!(error instanceof Error && UNREACHABLE.has(error.name))) return null;
  const message = hide(error.message);
  if (OTHER_NAME.test(message)) return settings(OTHER_HOST(url, message));
  if (CERTIFICATE.test(message)) return settings(NOT_TRUSTED(url, message));
  if (NO_TLS.test(message)) return settings(PLAIN_HTTP(url));
  return trouble(UNREACHED(url, REASONS.get(error.name) ?? (message || error.name)));
}

/** What is meant by the client's names for failures whose message says less. */
const REASONS: ReadonlyMap<string, Sentence> = new Map([
  ['TimeoutError', sentence('it takes too long')],
  ['RequestAbortedError', sentence('it takes too long')],
]);

/** The error for a question that has waited too long, although each request was answered in time. */
export function tooSlow(urls: readonly string[]): UserError {
  return new UserError('cluster', UNREACHED(urls.join(', '), sentence('it takes too long')));
}

function trouble(told: Sentence): Explanation {
  return { code: 'cluster', told };
}

function settings(told: Sentence): Explanation {
  return { code: 'config', told };
}

const UNREACHED = (url: string, reason: Told) =>
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
const OTHER_HOST = (url: string, reason: string) =>
  sentence(
    'The certificate of the OpenSearch cluster at {{url}} is for other names ({{reason}}). Write a name that it is for into OPENSEARCH_URL, or give the cluster a certificate for this one.',
    { url, reason },
  );
const PLAIN_HTTP = (url: string) =>
  sentence(
    'What answers at {{url}} does not speak HTTPS. Write http:// instead of https:// into OPENSEARCH_URL, or turn HTTPS on in the cluster.',
    { url },
  );
const GONE = (url: string) =>
  sentence(
    'An index that was to be read at {{url}} is no longer there: somebody has deleted it. If questions keep failing, run the indexer, which builds it again.',
    { url },
  );
const NO_KNN = (url: string) =>
  sentence(
    'The OpenSearch cluster at {{url}} has no k-NN plugin, which compares vectors. Install it on every node (opensearch-plugin install opensearch-knn) or use an official package, which contains it.',
    { url },
  );
const NO_SCRIPTS = (url: string) =>
  sentence(
    'The OpenSearch cluster at {{url}} runs no scripts, which the scores need. Allow inline scripts in Painless there (script.allowed_types, script.allowed_contexts).',
    { url },
  );
const NO_MORE_SHARDS = (url: string) =>
  sentence(
    'The OpenSearch cluster at {{url}} has as many shards as it may have. Delete indices that nobody needs, add a node, or raise cluster.max_shards_per_node; then run again.',
    { url },
  );

/** What a cluster may lack, and how it says so. */
const LACKING = [
  {
    sign: /No handler for type \[knn_vector\]|unknown setting \[index\.knn|unknown query \[knn\]/i,
    told: NO_KNN,
  },
  {
    sign: /cannot execute \[\w+\] scripts|script_lang not supported|does not support \[\w+\] scripts/i,
    told: NO_SCRIPTS,
  },
  { sign: /maximum shards open/i, told: NO_MORE_SHARDS },
] as const;

/** A bug is logged whole; of the client's errors only the message. */
function withoutRequest(error: unknown, hide: Hide): unknown {
  return error instanceof Error && 'meta' in error
    ? new Error(`The client for OpenSearch has failed: ${hide(error.message)}`)
    : error;
}

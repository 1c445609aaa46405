import { randomBytes } from 'node:crypto';
import { type DestinationStream, type Logger, pino } from 'pino';
import pretty from 'pino-pretty';

export type { Logger };

/** Where a log goes, and whether that is a terminal. */
export type LogStream = DestinationStream & { readonly isTTY?: boolean };

/**
 * A logger on stderr, so that stdout carries only results: readable in a terminal, JSON lines elsewhere. An error
 * that is logged as `err` keeps its message; one that is logged as `failure` does not, since an error thrown while
 * somebody is answered may repeat the question.
 */
export function createLogger(level: string, stream: LogStream = process.stderr): Logger {
  const options = { level, serializers: { err: describeError, failure: describeFailure } };
  if (!stream.isTTY) return pino(options, stream);
  return pino(
    options,
    pretty({ destination: stream, ignore: 'pid,hostname', translateTime: 'HH:MM:ss', sync: true }),
  );
}

/**
 * Logs a bug under an id, which is all that the person who met it is told.
 *
 * @param met where it happened, for the log
 * @returns the id
 */
export function logBug(logger: Logger, failure: unknown, met: object, message = 'Unexpected error'): string {
  const id = randomBytes(4).toString('hex');
  logger.error({ failure, ...met, id }, message);
  return id;
}

type Described = Readonly<Record<string, unknown>>;

/** An error as it is logged: its kind, where it was thrown, and its causes. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error;
  const message = isOfRequest(error) ? {} : { message: error.message };
  return { ...describe(error), ...message, ...causeOf(error, describeError) };
}

/** The same without any message. */
function describeFailure(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error;
  return { ...describe(error), ...causeOf(error, describeFailure) };
}

function describe(error: Error): Described {
  const code = 'code' in error ? { code: error.code } : {};
  const request = isOfRequest(error) ? requestOf(error) : {};
  return { type: error.constructor.name, ...code, ...request, stack: framesOf(error) };
}

/** Where it was thrown. What comes before is the message, whose lines may look like frames. */
function framesOf({ stack = '', message }: Error): string {
  const after = stack.indexOf(message) + message.length;
  const lines = stack.includes(message) ? stack.slice(after).split('\n') : [];
  return lines.filter((line) => /^\s+at /.test(line)).join('\n');
}

function causeOf(error: Error, describeCause: (cause: unknown) => unknown): Described {
  return error.cause === undefined ? {} : { cause: describeCause(error.cause) };
}

/** What discord.js throws about a request: it carries everything that was sent, and the interaction's token. */
interface RequestError extends Error {
  readonly method: string;
  readonly url: string;
  readonly status?: unknown;
}

function isOfRequest(error: Error): error is RequestError {
  return 'url' in error && 'method' in error && typeof error.url === 'string';
}

function requestOf({ method, url, status }: RequestError): Described {
  return { method, status, route: routeOf(url) };
}

/** An address of Discord's API without the ids and tokens in it. */
function routeOf(url: string): string {
  const path = url.replace(/^\w+:\/\/[^/]*/, '').replace(/[?#].*$/s, '');
  return path.replace(/\/\d{5,}/g, '/:id').replace(/\/(webhooks|interactions)\/:id\/[^/]+/, '/$1/:id/:token');
}

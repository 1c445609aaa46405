import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { readBody, type SentFile } from './request-body.js';
import { ROUTES } from './rest-routes.js';
import { type Reply, refusal } from './route.js';
import { violationsOf } from './rules.js';
import type { DiscordState } from './state.js';

const INVALID_FORM_BODY = 50035;
/** Instead of a status, if a request was left without an answer. */
const NO_REPLY = 0;

export interface RecordedRequest {
  readonly method: string;
  /** Below the API's version, without the query. */
  readonly path: string;
  readonly body: unknown;
  /** 0 if there was none. */
  readonly status: number;
}

/** A reply, or: none at all, the connection closed before the request is handled, or closed after that. */
export type Fate = Reply | 'hangs' | 'closed' | 'lost';

interface Fault {
  readonly method: string;
  readonly path: RegExp;
  readonly fate: Fate;
}

/** The REST API: it checks every body, refuses and records what is wrong, and fails when a test wants it to. */
export class RestServer {
  readonly requests: RecordedRequest[] = [];
  readonly violations: string[] = [];
  readonly #state: DiscordState;
  readonly #faults: Fault[] = [];

  constructor(server: Server, state: DiscordState) {
    this.#state = state;
    server.on('request', (request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        this.violations.push(`the stand-in failed: ${String(error)}`);
        response.destroy();
      });
    });
  }

  failNext(fault: Fault): void {
    this.#faults.push(fault);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const path = url.pathname.replace(/^\/api\/v10/, '');
    const method = request.method ?? 'GET';
    const { body, files } = await readBody(request);
    const fault = this.#fault(method, path);
    const answer = () => this.#answer(method, path, body, url.searchParams, request, files);
    if (fault && typeof fault.fate === 'string') {
      if (fault.fate === 'lost') answer();
      this.requests.push({ method, path, body, status: NO_REPLY });
      this.#state.changes.happened();
      // A request that hangs is never answered; the client gives up on it.
      if (fault.fate !== 'hangs') request.socket.destroy();
      return;
    }
    const reply = fault && typeof fault.fate !== 'string' ? fault.fate : answer();
    this.requests.push({ method, path, body, status: reply.status });
    const type = reply.body === undefined ? {} : { 'content-type': 'application/json' };
    response.writeHead(reply.status, { ...type, ...reply.headers });
    response.end(reply.body === undefined ? undefined : JSON.stringify(reply.body));
    this.#state.changes.happened();
  }

  #fault(method: string, path: string): Fault | null {
    const i = this.#faults.findIndex((fault) => fault.method === method && fault.path.test(path));
    return i < 0 ? null : (this.#faults.splice(i, 1)[0] ?? null);
  }

  #answer(
    method: string,
    path: string,
    body: unknown,
    query: URLSearchParams,
    request: IncomingMessage,
    files: readonly SentFile[],
  ): Reply {
    const route = ROUTES.find((one) => one.method === method && one.path.test(path));
    if (!route) return this.#refuse(`${method} ${path}`, ['no such route'], 404);
    const isAuthorised = request.headers.authorization === `Bot ${this.#state.identity.token}`;
    if (route.needsToken && !isAuthorised) return refusal(401, 0, '401: Unauthorized');
    const violations = route.kind ? violationsOf(route.kind, body, files.length > 0) : [];
    if (violations.length > 0) return this.#refuse(`${method} ${path}`, violations, 400);
    return route.handle(this.#state, (route.path.exec(path) ?? []).slice(1), body, query, files);
  }

  #refuse(what: string, violations: readonly string[], status: number): Reply {
    this.violations.push(...violations.map((violation) => `${what}: ${violation}`));
    return refusal(status, INVALID_FORM_BODY, violations.join('; '));
  }
}

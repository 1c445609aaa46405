import type { RESTOptions } from 'discord.js';
import type { SentFile } from './message.js';

/** What the bot sends. */
export interface SentRequest {
  readonly method: string;
  /** Below the API's version, without a query. */
  readonly path: string;
  /** Parsed from JSON; undefined if there is none. */
  readonly body: unknown;
  readonly files: readonly SentFile[];
}

/** The answer; without a body it has no content. */
export interface RestReply {
  readonly status: number;
  readonly body?: unknown;
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** Discord's REST API without a network: what discord.js would send is handled here, in the order of arrival. */
export function inProcess(handle: (request: SentRequest) => RestReply): RESTOptions['makeRequest'] {
  return async (url, { method = 'GET', body }) => {
    const path = new URL(url).pathname.replace(/^\/api\/v\d+/, '');
    const { status, body: reply } = handle({ method, path, ...(await readBody(body)) });
    if (reply === undefined) return new Response(null, { status: 204 });
    return new Response(JSON.stringify(reply), { status, headers: JSON_TYPE });
  };
}

async function readBody(body: unknown): Promise<Pick<SentRequest, 'body' | 'files'>> {
  if (body instanceof FormData) return readForm(body);
  return { body: typeof body === 'string' ? JSON.parse(body) : undefined, files: [] };
}

async function readForm(form: FormData): Promise<Pick<SentRequest, 'body' | 'files'>> {
  const parts = [...form.values()].filter((part) => part instanceof File);
  const files = parts.map(async (part) => ({
    name: part.name,
    content: new Uint8Array(await part.arrayBuffer()),
  }));
  return { body: JSON.parse(String(form.get('payload_json') ?? '{}')), files: await Promise.all(files) };
}

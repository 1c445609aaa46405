import type { ShownMessage } from './interactions.js';
import type { Json } from './json.js';
import type { SentFile } from './request-body.js';
import type { BodyKind } from './rules.js';
import type { DiscordState } from './state.js';

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  readonly method: string;
  /** Matched against the path below the API's version. */
  readonly path: RegExp;
  readonly needsToken: boolean;
  /** The rules that the body is checked by. */
  readonly kind?: BodyKind;
  handle(
    discord: DiscordState,
    params: readonly string[],
    body: unknown,
    query: URLSearchParams,
    files: readonly SentFile[],
  ): Reply;
}

export function refusal(status: number, code: number, message: string): Reply {
  return { status, body: { code, message } };
}

export function ok(body: unknown): Reply {
  return { status: 200, body };
}

export const NO_CONTENT: Reply = { status: 204 };

/** A message as in the API's answers. */
export function messageBody(state: DiscordState, message: ShownMessage | null): Json {
  const { channelId } = state.identity;
  return { id: message?.id, channel_id: channelId, content: message?.content ?? '', author: state.user };
}

import { ChannelType, RESTJSONErrorCodes } from 'discord.js';
import type { CommandData } from '../../discord/interactions/command.js';
import { newId, PLACE } from './ids.js';
import { changed, EMPTY, type MessageBody } from './message.js';
import type { RegisteredCommands } from './registered.js';
import { acknowledge, edit, followUp, takeBack } from './replies.js';
import type { Threads } from './threads.js';
import type { RestReply, SentRequest } from './transport.js';
import type { FirstAnswer, Used, Uses } from './used.js';

/** What the requests are about. */
export interface Desk {
  readonly commands: RegisteredCommands;
  readonly uses: Uses;
  readonly threads: Threads;
}

type Handler = (desk: Desk, params: readonly string[], request: SentRequest) => RestReply;
type Route = readonly [method: string, path: RegExp, handle: Handler];

const NO_CONTENT: RestReply = { status: 204 };
const START_LIMIT = { total: 1, remaining: 1, reset_after: 0, max_concurrency: 1 };
const COMMANDS = /^\/applications\/\d+\/commands$/;
const GUILD_COMMANDS = /^\/applications\/\d+\/guilds\/\d+\/commands$/;
const ORIGINAL = /^\/webhooks\/\d+\/([^/]+)\/messages\/(?:@|%40)original$/;

const ROUTES: readonly Route[] = [
  ['GET', /^\/gateway\/bot$/, () => ok({ url: 'ws://page', shards: 1, session_start_limit: START_LIMIT })],
  ['GET', /^\/applications\/@me$/, () => ok({ id: PLACE.applicationId, name: 'Verbatim', owner: null })],
  ['GET', GUILD_COMMANDS, () => ok([])],
  ['GET', COMMANDS, ({ commands }) => ok(commands.all)],
  ['PUT', COMMANDS, ({ commands }, _, { body }) => ok(commands.tell(body as readonly CommandData[]))],
  ['POST', /^\/interactions\/\d+\/([^/]+)\/callback$/, firstAnswer],
  [
    'PATCH',
    ORIGINAL,
    reply((used, { body, files }) => {
      edit(used, body as MessageBody, files);
      return ok(bodyOf(used, used.messageId));
    }),
  ],
  ['GET', ORIGINAL, reply((used) => ok(bodyOf(used, used.messageId)))],
  [
    'DELETE',
    ORIGINAL,
    reply((used) => {
      takeBack(used);
      return NO_CONTENT;
    }),
  ],
  [
    'POST',
    /^\/webhooks\/\d+\/([^/]+)$/,
    reply((used, { body, files }) => ok(bodyOf(used, followUp(used, body as MessageBody, files)))),
  ],
  ['POST', /^\/channels\/\d+\/messages\/(\d+)\/threads$/, beginThread],
  ['POST', /^\/channels\/(\d+)\/messages$/, sendInThread],
];

/**
 * Answers what the bot sends, as Discord does. Requests that the page has no place for are refused, as Discord would.
 */
export function restApi(desk: Desk): (request: SentRequest) => RestReply {
  return (request) => {
    for (const [method, path, handle] of ROUTES) {
      const match = method === request.method ? path.exec(request.path) : null;
      if (match) return handle(desk, match.slice(1), request);
    }
    return refusal(403, RESTJSONErrorCodes.MissingAccess, 'Missing Access');
  };
}

function firstAnswer({ uses }: Desk, [token]: readonly string[], { body, files }: SentRequest): RestReply {
  const used = uses.of(token);
  if (!used) return refusal(404, RESTJSONErrorCodes.UnknownInteraction, 'Unknown interaction');
  if (used.first) {
    const code = RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
    return refusal(400, code, 'Interaction has already been acknowledged.');
  }
  const { type, data = {} } = body as FirstAnswer;
  acknowledge(used, { type, data }, files);
  return NO_CONTENT;
}

function reply(handle: (used: Used, request: SentRequest) => RestReply): Handler {
  return ({ uses }, [token], request) => {
    const used = uses.of(token);
    if (used?.first) return handle(used, request);
    return refusal(404, RESTJSONErrorCodes.UnknownWebhook, 'Unknown Webhook');
  };
}

function beginThread(
  { threads }: Desk,
  [messageId = '']: readonly string[],
  { body }: SentRequest,
): RestReply {
  const { name } = body as { readonly name: string };
  return threads.begin(messageId, name)
    ? ok({ id: messageId, type: ChannelType.PublicThread, name })
    : refusal(404, RESTJSONErrorCodes.UnknownMessage, 'Unknown Message');
}

function sendInThread(
  { threads }: Desk,
  [id = '']: readonly string[],
  { body, files }: SentRequest,
): RestReply {
  const thread = threads.of(id);
  if (!thread) return refusal(403, RESTJSONErrorCodes.MissingAccess, 'Missing Access');
  const blank = { ...EMPTY, id: newId(), thread: thread.name };
  thread.room.put(changed(blank, body as MessageBody, files));
  return ok({ id: blank.id, channel_id: id, content: blank.content });
}

function bodyOf({ room }: Used, id: string | null): object {
  const message = id === null ? null : room.message(id);
  const author = { id: PLACE.applicationId, username: 'verbatim', bot: true };
  return { id, channel_id: PLACE.channelId, content: message?.content ?? '', author };
}

function ok(body: unknown): RestReply {
  return { status: 200, body };
}

function refusal(status: number, code: number, message: string): RestReply {
  return { status, body: { code, message } };
}

import { INTERACTION_ROUTES } from './interaction-routes.js';
import { changedMessage, type ShownMessage } from './interactions.js';
import { asObject, asObjects, type Json } from './json.js';
import { messageBody, NO_CONTENT, ok, type Reply, type Route, refusal } from './route.js';
import type { DiscordState } from './state.js';

const MISSING_ACCESS = refusal(403, 50001, 'Missing Access');
const UNKNOWN_MESSAGE = refusal(404, 10008, 'Unknown Message');
const START_LIMIT = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
/** Who has made the application. */
export const OWNER_ID = '300000000000000070';
const OWN_MESSAGE = /^\/channels\/(\d+)\/messages\/(\d+)$/;
const COMMANDS = /^\/applications\/(\d+)(?:\/guilds\/(\d+))?\/commands$/;

export const ROUTES: readonly Route[] = [
  { method: 'GET', path: /^\/gateway$/, needsToken: false, handle: (state) => ok({ url: state.gatewayUrl }) },
  {
    method: 'GET',
    path: /^\/gateway\/bot$/,
    needsToken: true,
    handle: (state) => ok({ url: state.gatewayUrl, shards: state.shards, session_start_limit: START_LIMIT }),
  },
  { method: 'GET', path: /^\/users\/@me$/, needsToken: true, handle: (state) => ok(state.user) },
  {
    method: 'GET',
    path: /^\/applications\/@me$/,
    needsToken: true,
    handle: (state) =>
      ok({
        id: state.identity.applicationId,
        name: 'Verbatim',
        flags: 0,
        bot: state.user,
        owner: { id: OWNER_ID, username: 'owner' },
        team: state.team,
      }),
  },
  { method: 'GET', path: COMMANDS, needsToken: true, handle: listCommands },
  { method: 'PUT', path: COMMANDS, needsToken: true, kind: 'commands', handle: putCommands },
  {
    method: 'GET',
    path: /^\/channels\/(\d+)\/messages$/,
    needsToken: true,
    handle: (state, [channelId = ''], _body, query) => {
      if (!state.openChannels.has(channelId)) return MISSING_ACCESS;
      const there = state.channelMessages.filter(({ id }) => state.channelOf.get(id) === channelId);
      const before = there.filter(({ id }) => BigInt(id) < BigInt(query.get('before') ?? id));
      const newest = before.toReversed().slice(0, Number(query.get('limit') ?? 50));
      return ok(newest.map((message) => ({ ...asObject(messageBody(state, message)), author: state.user })));
    },
  },
  {
    method: 'POST',
    path: /^\/channels\/(\d+)\/messages$/,
    needsToken: true,
    kind: 'channel-message',
    handle: (state, [channelId], body, _query, files) => {
      if (!state.openChannels.has(channelId ?? '')) return MISSING_ACCESS;
      const { nonce, enforce_nonce: isOnce } = asObject(body);
      const same = isOnce === true && state.channelMessages.find(({ raw }) => raw.nonce === nonce);
      if (same) return ok(messageBody(state, same));
      const message = changedMessage(state.newId(), null, asObject(body), files);
      state.channelMessages.push(message);
      state.channelOf.set(message.id, channelId ?? '');
      return ok(messageBody(state, message));
    },
  },
  {
    method: 'POST',
    path: /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/,
    needsToken: true,
    kind: 'thread',
    handle: (state, [channelId = '', id = ''], body) => {
      if (!state.openChannels.has(channelId)) return MISSING_ACCESS;
      // A thread that begins with a message has the message's id.
      const thread = { id, type: 11, parent_id: channelId, ...asObject(body) };
      if (state.threads.has(id)) return refusal(400, 160_004, 'A thread has already been created');
      state.threads.set(id, thread);
      state.openChannels.add(id);
      return ok(thread);
    },
  },
  {
    method: 'GET',
    path: OWN_MESSAGE,
    needsToken: true,
    handle: (state, [, id = '']) => {
      const said = state.said.get(id);
      return said ? ok(said) : UNKNOWN_MESSAGE;
    },
  },
  {
    method: 'PATCH',
    path: OWN_MESSAGE,
    needsToken: true,
    kind: 'message-edit',
    handle: (state, [, id], body) =>
      withMessage(state, id, (at, before) => {
        const message = changedMessage(before.id, before, asObject(body));
        state.channelMessages[at] = message;
        return ok(messageBody(state, message));
      }),
  },
  {
    method: 'DELETE',
    path: OWN_MESSAGE,
    needsToken: true,
    handle: (state, [, id]) =>
      withMessage(state, id, (_, { id: deleted }) => {
        state.deletedMessages.push(deleted);
        return NO_CONTENT;
      }),
  },
  {
    method: 'PUT',
    path: /^\/channels\/(\d+)\/messages\/(\d+)\/reactions\/([^/]+)\/(?:@|%40)me$/,
    needsToken: true,
    handle: (state, [channelId, messageId = '', emoji = '']) => {
      if (!state.openChannels.has(channelId ?? '')) return MISSING_ACCESS;
      state.reactions.push({ messageId, emoji: decodeURIComponent(emoji) });
      return NO_CONTENT;
    },
  },
  {
    method: 'GET',
    path: /^\/channels\/(\d+)$/,
    needsToken: true,
    handle: (state, [channelId = '']) => {
      const thread = state.threads.get(channelId);
      return thread ? ok(thread) : MISSING_ACCESS;
    },
  },
  {
    method: 'PATCH',
    path: /^\/channels\/(\d+)$/,
    needsToken: true,
    kind: 'thread-edit',
    handle: (state, [channelId = ''], body) => {
      const thread = state.threads.get(channelId);
      if (!thread || !state.openChannels.has(channelId)) return MISSING_ACCESS;
      const changed = { ...thread, ...asObject(body) };
      state.threads.set(channelId, changed);
      return ok(changed);
    },
  },
  ...INTERACTION_ROUTES,
];

/** A message that the bot has sent itself, and has not deleted. */
function withMessage(
  state: DiscordState,
  id: string | undefined,
  handle: (at: number, message: ShownMessage) => Reply,
): Reply {
  const at = state.channelMessages.findIndex((one) => one.id === id);
  const message = state.channelMessages[at];
  return message && !state.deletedMessages.includes(message.id) ? handle(at, message) : UNKNOWN_MESSAGE;
}

function listCommands(
  state: DiscordState,
  [, guildId]: readonly string[],
  _: unknown,
  query: URLSearchParams,
): Reply {
  if (guildId !== undefined && guildId !== state.identity.guildId) return MISSING_ACCESS;
  const withLocalizations = query.get('with_localizations') === 'true';
  const commands = state.commandsOf(guildId ?? null);
  return ok(withLocalizations ? commands : commands.map(withoutLocalizations));
}

function putCommands(state: DiscordState, [, guildId]: readonly string[], body: unknown): Reply {
  if (guildId !== undefined && guildId !== state.identity.guildId) return MISSING_ACCESS;
  return ok(state.setCommands(guildId ?? null, asObjects(body)));
}

function withoutLocalizations(command: Json): Json {
  const { name_localizations: _names, description_localizations: _descriptions, ...rest } = command;
  return 'options' in rest ? { ...rest, options: asObjects(rest.options).map(withoutLocalizations) } : rest;
}

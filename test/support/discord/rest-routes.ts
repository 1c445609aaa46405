import { changedMessage, type UsedInteraction } from './interactions.js';
import { asObject, asObjects, type Json } from './json.js';
import type { BodyKind } from './rules.js';
import type { DiscordStandIn } from './server.js';

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
  handle(discord: DiscordStandIn, params: readonly string[], body: unknown, query: URLSearchParams): Reply;
}

export function refusal(status: number, code: number, message: string): Reply {
  return { status, body: { code, message } };
}

const UNKNOWN_INTERACTION = refusal(404, 10062, 'Unknown interaction');
const ALREADY_ACKNOWLEDGED = refusal(400, 40060, 'Interaction has already been acknowledged.');
const UNKNOWN_WEBHOOK = refusal(404, 10015, 'Unknown Webhook');
const INVALID_WEBHOOK_TOKEN = refusal(401, 50027, 'Invalid Webhook Token');
const MISSING_ACCESS = refusal(403, 50001, 'Missing Access');
const NO_CONTENT: Reply = { status: 204 };

const COMMANDS = /^\/applications\/(\d+)(?:\/guilds\/(\d+))?\/commands$/;
const ORIGINAL = /^\/webhooks\/\d+\/([^/]+)\/messages\/(?:@|%40)original$/;

export const ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: /^\/gateway\/bot$/,
    needsToken: true,
    handle: (discord) => ok({ url: discord.gateway.url, shards: 1, session_start_limit: START_LIMIT }),
  },
  { method: 'GET', path: /^\/users\/@me$/, needsToken: true, handle: (discord) => ok(discord.user) },
  {
    method: 'GET',
    path: /^\/applications\/@me$/,
    needsToken: true,
    handle: (discord) =>
      ok({ id: discord.identity.applicationId, name: 'Verbatim', flags: 0, bot: discord.user }),
  },
  { method: 'GET', path: COMMANDS, needsToken: true, handle: listCommands },
  { method: 'PUT', path: COMMANDS, needsToken: true, kind: 'commands', handle: putCommands },
  {
    method: 'POST',
    path: /^\/interactions\/(\d+)\/([^/]+)\/callback$/,
    needsToken: false,
    kind: 'callback',
    handle: acknowledge,
  },
  {
    method: 'PATCH',
    path: ORIGINAL,
    needsToken: false,
    kind: 'edit',
    handle: (discord, [token], body) =>
      withReply(discord, token, (interaction) => {
        interaction.show(
          changedMessage(interaction.message?.id ?? discord.newId(), interaction.message, asObject(body)),
        );
        return ok(messageBody(discord, interaction.message));
      }),
  },
  {
    method: 'GET',
    path: ORIGINAL,
    needsToken: false,
    handle: (discord, [token]) =>
      withReply(discord, token, (interaction) => ok(messageBody(discord, interaction.message))),
  },
  {
    method: 'DELETE',
    path: ORIGINAL,
    needsToken: false,
    handle: (discord, [token]) =>
      withReply(discord, token, (interaction) => {
        interaction.message = null;
        return NO_CONTENT;
      }),
  },
  {
    method: 'POST',
    path: /^\/webhooks\/\d+\/([^/]+)$/,
    needsToken: false,
    kind: 'follow-up',
    handle: (discord, [token], body) =>
      withReply(discord, token, (interaction) => {
        const message = changedMessage(discord.newId(), null, asObject(body));
        interaction.followUps.push(message);
        return ok(messageBody(discord, message));
      }),
  },
  {
    method: 'POST',
    path: /^\/channels\/(\d+)\/messages$/,
    needsToken: true,
    kind: 'channel-message',
    handle: (discord, [channelId], body) => {
      if (channelId !== discord.identity.channelId) return MISSING_ACCESS;
      const message = changedMessage(discord.newId(), null, asObject(body));
      discord.channelMessages.push(message);
      return ok(messageBody(discord, message));
    },
  },
];

const START_LIMIT = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };

function ok(body: unknown): Reply {
  return { status: 200, body };
}

function listCommands(
  discord: DiscordStandIn,
  [, guildId]: readonly string[],
  _: unknown,
  query: URLSearchParams,
): Reply {
  if (guildId !== undefined && guildId !== discord.identity.guildId) return MISSING_ACCESS;
  const withLocalizations = query.get('with_localizations') === 'true';
  const commands = discord.commandsOf(guildId ?? null);
  return ok(withLocalizations ? commands : commands.map(withoutLocalizations));
}

function putCommands(discord: DiscordStandIn, [, guildId]: readonly string[], body: unknown): Reply {
  if (guildId !== undefined && guildId !== discord.identity.guildId) return MISSING_ACCESS;
  return ok(discord.setCommands(guildId ?? null, asObjects(body)));
}

function withoutLocalizations(command: Json): Json {
  const { name_localizations: _names, description_localizations: _descriptions, ...rest } = command;
  return 'options' in rest ? { ...rest, options: asObjects(rest.options).map(withoutLocalizations) } : rest;
}

function acknowledge(
  discord: DiscordStandIn,
  params: readonly string[],
  body: unknown,
  query: URLSearchParams,
): Reply {
  const interaction = discord.interactionOf(params[1]);
  if (!interaction || interaction.id !== params[0]) return UNKNOWN_INTERACTION;
  if (interaction.callback) return ALREADY_ACKNOWLEDGED;
  if (interaction.isTooLate) return UNKNOWN_INTERACTION;
  const { type, data } = asObject(body);
  interaction.callback = { type: Number(type), data: asObject(data) };
  const before = type === 6 || type === 7 ? interaction.message : null;
  if (type !== 6 && type !== 8)
    interaction.show(changedMessage(before?.id ?? discord.newId(), before, asObject(data)));
  if (query.get('with_response') !== 'true') return NO_CONTENT;
  return ok({
    interaction: { id: interaction.id, type: 2 },
    resource: { type, message: messageBody(discord, interaction.message) },
  });
}

/** What answers to an interaction's token: only after the first answer, and not for ever. */
function withReply(
  discord: DiscordStandIn,
  token: string | undefined,
  handle: (interaction: UsedInteraction) => Reply,
): Reply {
  const interaction = discord.interactionOf(token);
  if (!interaction?.callback) return UNKNOWN_WEBHOOK;
  return interaction.isExpired ? INVALID_WEBHOOK_TOKEN : handle(interaction);
}

function messageBody(
  discord: DiscordStandIn,
  message: { readonly id: string; readonly content: string } | null,
): Json {
  const { channelId } = discord.identity;
  return { id: message?.id, channel_id: channelId, content: message?.content ?? '', author: discord.user };
}

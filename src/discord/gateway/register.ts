import { type Client, DiscordAPIError, RESTJSONErrorCodes, Routes } from 'discord.js';
import { UserError } from '../../errors.js';
import { sentence } from '../../sentence.js';
import type { CommandData } from '../interactions/command.js';
import { inviteLink } from './permissions.js';

/** Whether the commands had to be registered, and the ids that Discord has for them. */
export interface Registration {
  readonly changed: boolean;
  readonly ids: ReadonlyMap<string, string>;
}

/** Fields that Discord adds to a command, with values of its own choosing. */
const ADDED_BY_DISCORD = new Set(
  'id application_id guild_id version type nsfw handler dm_permission contexts integration_types'.split(' '),
);

/** How many servers are asked at most whether they have their own commands: each takes a request. */
const MOST_GUILDS = 100;

/**
 * Registers the commands with Discord, unless it has them already: for one server, where they appear at once, or for
 * all.
 *
 * @throws UserError `config` if the bot is not in that server, `discord` if Discord refuses
 */
export async function registerCommands(
  client: Client<true>,
  commands: readonly CommandData[],
  guildId: string | null,
): Promise<Registration> {
  const { id } = client.application;
  const route = routeOf(id, guildId);
  const wanted = guildId === null ? commands : commands.map(forOneGuild);
  try {
    const live = await client.rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }) });
    if (isRegistered(wanted, live)) return { changed: false, ids: idsOf(live) };
    return { changed: true, ids: idsOf(await client.rest.put(route, { body: wanted })) };
  } catch (error) {
    if (guildId !== null && isMissingAccess(error)) throw notInGuild(id, guildId, error);
    throw error instanceof DiscordAPIError ? refused(error) : error;
  }
}

/** The ids of the commands that another process of the bot registers, as far as it has. */
export async function registeredIds(
  client: Client<true>,
  guildId: string | null,
): Promise<ReadonlyMap<string, string>> {
  return idsOf(await client.rest.get(routeOf(client.application.id, guildId)));
}

/**
 * Removes commands that were registered elsewhere before `DISCORD_GUILD_ID` was set, changed or removed, since they
 * would be shown twice. Each process looks at its own servers.
 *
 * @param isFirst whether this process also looks at what is registered for all servers
 * @returns in how many places there were some
 */
export async function clearOtherScopes(
  client: Client<true>,
  guildId: string | null,
  isFirst: boolean,
): Promise<number> {
  const { id } = client.application;
  const guilds = [...client.guilds.cache.keys()].filter((guild) => guild !== guildId).slice(0, MOST_GUILDS);
  const others = guildId === null || !isFirst ? guilds : [null, ...guilds];
  let cleared = 0;
  for (const scope of others) {
    const route = routeOf(id, scope);
    const live = await client.rest.get(route);
    if (!Array.isArray(live) || live.length === 0) continue;
    await client.rest.put(route, { body: [] });
    cleared++;
  }
  return cleared;
}

function routeOf(applicationId: string, guildId: string | null): `/${string}` {
  return guildId === null
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId);
}

/** Whether Discord has these commands and no others, in whatever order. */
function isRegistered(wanted: readonly CommandData[], live: unknown): boolean {
  if (!Array.isArray(live) || live.length !== wanted.length) return false;
  return wanted.every((command) => live.some((other) => matches(command, other)));
}

function idsOf(live: unknown): ReadonlyMap<string, string> {
  const commands = Array.isArray(live) ? live.filter(isRecord) : [];
  return new Map(commands.map(({ name, id }) => [String(name), String(id)]));
}

/** Only global commands say where they work. */
function forOneGuild(command: CommandData): CommandData {
  const { contexts: _contexts, integration_types: _types, ...rest } = command;
  return rest;
}

/** Whether everything wanted is there, and nothing else except what Discord adds or leaves empty. */
function matches(wanted: unknown, live: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(live) &&
      live.length === wanted.length &&
      wanted.every((item, i) => matches(item, live[i]))
    );
  }
  if (!isRecord(wanted)) return wanted === live;
  if (!isRecord(live)) return false;
  const surplus = Object.keys(live).filter((key) => !(key in wanted) && !ADDED_BY_DISCORD.has(key));
  return (
    Object.entries(wanted).every(([key, value]) => matches(value, live[key])) &&
    surplus.every((key) => isEmpty(live[key]))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === null || value === undefined || value === false;
}

function isMissingAccess(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    (error.code === RESTJSONErrorCodes.MissingAccess || error.code === RESTJSONErrorCodes.UnknownGuild)
  );
}

function notInGuild(applicationId: string, guildId: string, cause: unknown): UserError {
  return new UserError(
    'config',
    sentence(
      'The bot is not in the server {{guildId}} that DISCORD_GUILD_ID names. Invite it with {{link}} or correct the id, then start again.',
      { guildId, link: inviteLink(applicationId) },
    ),
    { cause },
  );
}

function refused(error: DiscordAPIError): UserError {
  return new UserError(
    'discord',
    sentence(
      "Discord refuses the bot's commands (HTTP {{status}}, code {{code}}: {{reason}}). Start the bot again; if it stays so, look at the application on https://discord.com/developers/applications.",
      { status: error.status, code: error.code, reason: error.message },
    ),
    { cause: error },
  );
}

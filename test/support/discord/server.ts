import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Gateway, IDENTITY } from './gateway.js';
import { type Person, type ShownMessage, SOMEONE, UsedInteraction } from './interactions.js';
import { asObjects, type Json } from './json.js';
import { readBody } from './request-body.js';
import { type Reply, ROUTES, refusal } from './rest-routes.js';
import { violationsOf } from './rules.js';
import { Changes } from './until.js';

/** The first millisecond of Discord's ids. */
const DISCORD_EPOCH = 1_420_070_400_000;
const INVALID_FORM_BODY = 50035;

export interface RecordedRequest {
  readonly method: string;
  /** Below the API's version, without the query. */
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
}

interface Fault {
  readonly method: string;
  readonly path: RegExp;
  readonly reply: Reply;
}

/**
 * Discord on this machine: its REST API and its gateway, for a real client. Whatever Discord would refuse is
 * refused and kept in `violations`.
 */
export class DiscordStandIn {
  readonly identity = IDENTITY;
  readonly user = { id: IDENTITY.applicationId, username: 'verbatim', discriminator: '0', bot: true };
  readonly requests: RecordedRequest[] = [];
  readonly violations: string[] = [];
  /** Messages sent to the channel on their own, not as a reply. */
  readonly channelMessages: ShownMessage[] = [];
  readonly changes = new Changes();
  readonly gateway: Gateway;
  readonly #server: Server;
  readonly #commands = new Map<string, readonly Json[]>();
  readonly #interactions = new Map<string, UsedInteraction>();
  readonly #faults: Fault[] = [];
  #lastId = 0;

  private constructor(server: Server) {
    this.#server = server;
    this.gateway = new Gateway(server, IDENTITY, this.changes);
    server.on('request', (request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        this.violations.push(`the stand-in failed: ${String(error)}`);
        response.destroy();
      });
    });
  }

  static async start(): Promise<DiscordStandIn> {
    const server = createServer();
    const discord = new DiscordStandIn(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return discord;
  }

  /** For `DISCORD_API_URL`. */
  get apiUrl(): string {
    return `${this.gateway.url.replace('ws:', 'http:')}/api`;
  }

  async close(): Promise<void> {
    this.gateway.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Answers the next request that fits with this instead. */
  failNext(method: string, path: RegExp, reply: Reply): void {
    this.#faults.push({ method, path, reply });
  }

  /** Resolves when a bot is connected and has told its commands. */
  async botReady(guildId: string | null = null): Promise<void> {
    const isReady = () => this.gateway.isConnected && this.commandsOf(guildId).length > 0;
    await this.changes.until(isReady, 'the bot to be ready', 30_000);
  }

  commandsOf(guildId: string | null): readonly Json[] {
    return this.#commands.get(guildId ?? 'global') ?? [];
  }

  /** Keeps commands the way Discord does: with what it adds, and its defaults spelt out. */
  setCommands(guildId: string | null, commands: readonly Json[]): readonly Json[] {
    const kept = commands.map((command) => ({
      ...command,
      id: this.newId(),
      application_id: IDENTITY.applicationId,
      version: this.newId(),
      type: 1,
      nsfw: false,
      default_member_permissions: command.default_member_permissions ?? null,
      name_localizations: command.name_localizations ?? null,
      ...(guildId === null ? {} : { guild_id: guildId, contexts: null, integration_types: [0] }),
    }));
    this.#commands.set(guildId ?? 'global', kept);
    return kept;
  }

  interactionOf(token: string | undefined): UsedInteraction | undefined {
    return this.#interactions.get(token ?? '');
  }

  newId(): string {
    return String((BigInt(Date.now() - DISCORD_EPOCH) << 22n) + BigInt(++this.#lastId));
  }

  /** Someone uses a slash command that the bot has registered. */
  slash(name: string, options: Json = {}, person: Partial<Person> = {}): UsedInteraction {
    const given = Object.entries(options).map(([option, value]) => ({
      ...this.#option(name, option),
      value,
    }));
    return this.#use(2, { id: this.#command(name).id, name, type: 1, options: given }, person);
  }

  /** Someone types into an option that completes. */
  type(name: string, option: string, text: string, person: Partial<Person> = {}): UsedInteraction {
    const focused = { ...this.#option(name, option), value: text, focused: true };
    return this.#use(4, { id: this.#command(name).id, name, type: 1, options: [focused] }, person);
  }

  /** Someone presses the button with that label on a message; it throws where there is none or it is disabled. */
  press(from: UsedInteraction, label: string, person: Partial<Person> = {}): UsedInteraction {
    const buttons = (from.message?.components ?? []).flatMap((row) => asObjects(row.components));
    const button = buttons.find((one) => one.label === label);
    if (!button || button.disabled === true) throw new Error(`There is no button “${label}” to press`);
    const message = { id: from.message?.id, channel_id: IDENTITY.channelId, content: '', author: this.user };
    const interaction = this.#use(3, { custom_id: button.custom_id, component_type: 2 }, person, {
      message,
    });
    interaction.message = from.message;
    return interaction;
  }

  /** The same event once more, as a gateway may send it after a reconnect. */
  repeat(interaction: UsedInteraction): void {
    this.gateway.dispatch('INTERACTION_CREATE', interaction.event);
  }

  #use(type: number, data: Json, who: Partial<Person>, more: Json = {}): UsedInteraction {
    const person = { ...SOMEONE, ...who };
    const id = this.newId();
    const token = `interaction-token-${id}`;
    const event = { ...interactionEvent(person), id, token, type, data, ...more };
    const interaction = new UsedInteraction(id, token, event, this.changes);
    this.#interactions.set(token, interaction);
    this.gateway.dispatch('INTERACTION_CREATE', event);
    return interaction;
  }

  #command(name: string): Json {
    const command = [...this.#commands.values()].flat().find((one) => one.name === name);
    if (!command) throw new Error(`The bot has registered no command “${name}”`);
    return command;
  }

  #option(name: string, option: string): Json {
    const found = asObjects(this.#command(name).options).find((one) => one.name === option);
    if (!found) throw new Error(`/${name} has no option “${option}”`);
    return { name: option, type: found.type };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.apiUrl);
    const path = url.pathname.replace(/^\/api\/v10/, '');
    const method = request.method ?? 'GET';
    const body = await readBody(request);
    const reply = this.#fault(method, path) ?? this.#answer(method, path, body, url.searchParams, request);
    this.requests.push({ method, path, body, status: reply.status });
    const type = reply.body === undefined ? {} : { 'content-type': 'application/json' };
    response.writeHead(reply.status, { ...type, ...reply.headers });
    response.end(reply.body === undefined ? undefined : JSON.stringify(reply.body));
    this.changes.happened();
  }

  #fault(method: string, path: string): Reply | null {
    const i = this.#faults.findIndex((fault) => fault.method === method && fault.path.test(path));
    return i < 0 ? null : (this.#faults.splice(i, 1)[0]?.reply ?? null);
  }

  #answer(
    method: string,
    path: string,
    body: unknown,
    query: URLSearchParams,
    request: IncomingMessage,
  ): Reply {
    const route = ROUTES.find((one) => one.method === method && one.path.test(path));
    if (!route) return this.#refuse(`${method} ${path}`, ['no such route'], 404);
    const isAuthorised = request.headers.authorization === `Bot ${IDENTITY.token}`;
    if (route.needsToken && !isAuthorised) return refusal(401, 0, '401: Unauthorized');
    const violations = route.kind ? violationsOf(route.kind, body) : [];
    if (violations.length > 0) return this.#refuse(`${method} ${path}`, violations, 400);
    return route.handle(this, (route.path.exec(path) ?? []).slice(1), body, query);
  }

  #refuse(what: string, violations: readonly string[], status: number): Reply {
    this.violations.push(...violations.map((violation) => `${what}: ${violation}`));
    return refusal(status, INVALID_FORM_BODY, violations.join('; '));
  }
}

function interactionEvent(person: Person): Json {
  const user = { id: person.userId, username: 'reader', discriminator: '0' };
  const { guildId, channelId, applicationId } = IDENTITY;
  const common = {
    application_id: applicationId,
    version: 1,
    locale: person.locale,
    entitlements: [],
    app_permissions: '2147483647',
    authorizing_integration_owners: {},
    channel_id: channelId,
    attachment_size_limit: 10_485_760,
  };
  if (person.isDirectMessage) return { ...common, user, context: 1, channel: { id: channelId, type: 1 } };
  const member = {
    user,
    permissions: String(person.permissions),
    roles: person.roleIds,
    joined_at: '2024-01-01T00:00:00Z',
  };
  const guild = {
    guild_id: guildId,
    guild: { id: guildId, locale: 'en-US', features: [] },
    guild_locale: 'en-US',
  };
  return {
    ...common,
    ...guild,
    member: { ...member, flags: 0, deaf: false, mute: false },
    context: 0,
    channel: { id: channelId, type: 0 },
  };
}

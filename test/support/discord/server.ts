import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { INNER_PATIENCE } from '../patience.js';
import { interactionEvent } from './events.js';
import { Gateway, IDENTITY } from './gateway.js';
import { type Person, type ShownMessage, SOMEONE, UsedInteraction } from './interactions.js';
import { asObject, asObjects, asText, type Json } from './json.js';
import { type Fate, RestServer } from './rest-server.js';
import { SaidMessage, type Saying } from './said-message.js';
import { DiscordState } from './state.js';

/** A certificate and its key, in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** A message with components, and the person who has caused it. */
export interface Pressable {
  readonly message: ShownMessage | null;
  readonly userId: string;
}

const USER_OPTION = 6;
/** The answer to an interaction that is a form. */
const MODAL = 9;

/** The people in options of the type “user”, as an event describes them. */
function resolvedUsers(options: readonly Json[]): Json {
  const ids = options.filter(({ type }) => type === USER_OPTION).map(({ value }) => asText(value));
  const users = Object.fromEntries(ids.map((id) => [id, { id, username: 'recipient', discriminator: '0' }]));
  return ids.length === 0 ? {} : { resolved: { users } };
}

function componentsOf({ message }: Pressable): readonly Json[] {
  return (message?.components ?? []).flatMap((row) => asObjects(row.components));
}

/**
 * Discord on this machine: its REST API and its gateway, for a real client in this process or another, and
 * people who use the bot. Whatever Discord would refuse is refused and kept in `violations`.
 */
export class DiscordStandIn {
  readonly gateway: Gateway;
  readonly state: DiscordState;
  readonly #server: Server;
  readonly #rest: RestServer;

  private constructor(server: Server, gatewayUrl: string) {
    this.#server = server;
    this.state = new DiscordState(gatewayUrl);
    this.gateway = new Gateway(server, this.state);
    this.#rest = new RestServer(server, this.state);
  }

  /**
   * @param gatewayHost the name by which its gateway is to be reached
   * @param tls its certificate; without one nothing is encrypted
   */
  static async start(gatewayHost = '127.0.0.1', tls: Certificate | null = null): Promise<DiscordStandIn> {
    const server = tls ? createSecureServer(tls) : createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return new DiscordStandIn(server, `${tls ? 'wss' : 'ws'}://${gatewayHost}:${port}`);
  }

  /** Called with the port that each connection comes from. */
  onConnection(tell: (remotePort: number | undefined) => void): void {
    this.#server.on('connection', ({ remotePort }) => tell(remotePort));
  }

  get identity() {
    return this.state.identity;
  }

  get changes() {
    return this.state.changes;
  }

  get requests() {
    return this.#rest.requests;
  }

  get violations() {
    return this.#rest.violations;
  }

  get channelMessages() {
    return this.state.channelMessages;
  }

  /** For `DISCORD_API_URL`. */
  get apiUrl(): string {
    return `${this.state.gatewayUrl.replace(/^ws/, 'http')}/api`;
  }

  async close(): Promise<void> {
    this.gateway.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Does this to the next matching request, instead of answering it. */
  failNext(method: string, path: RegExp, fate: Fate): void {
    this.#rest.failNext({ method, path, fate });
  }

  /** Resolves when a bot is connected and has registered its commands. */
  async botReady(guildId: string | null = null, timeout = INNER_PATIENCE): Promise<void> {
    const isReady = () => this.gateway.isConnected && this.state.commandsOf(guildId).length > 0;
    await this.changes.until(isReady, 'the bot to be ready', timeout);
  }

  /** Someone uses a slash command that the bot has registered. */
  slash(name: string, options: Json = {}, person: Partial<Person> = {}): UsedInteraction {
    const given = Object.entries(options).map(([option, value]) => ({
      ...this.state.option(name, option),
      value,
    }));
    const data = { id: this.state.command(name).id, name, type: 1, options: given };
    return this.#use(2, { ...data, ...resolvedUsers(given) }, person);
  }

  /** Someone types into an option with completion. */
  type(name: string, option: string, text: string, person: Partial<Person> = {}): UsedInteraction {
    const focused = { ...this.state.option(name, option), value: text, focused: true };
    return this.#use(4, { id: this.state.command(name).id, name, type: 1, options: [focused] }, person);
  }

  /** Someone uses a subcommand. */
  sub(name: string, subcommand: string, options: Json = {}, person: Partial<Person> = {}): UsedInteraction {
    const known = asObjects(this.state.subcommand(name, subcommand).options);
    const given = Object.entries(options).map(([option, value]) => ({
      name: option,
      type: known.find((one) => one.name === option)?.type,
      value,
    }));
    const data = { id: this.state.command(name).id, name, type: 1 };
    return this.#use(2, { ...data, options: [{ name: subcommand, type: 1, options: given }] }, person);
  }

  /** Someone types into an option of a subcommand that completes. */
  typeSub(
    name: string,
    subcommand: string,
    option: string,
    text: string,
    person: Partial<Person> = {},
  ): UsedInteraction {
    const known = asObjects(this.state.subcommand(name, subcommand).options);
    const type = known.find((one) => one.name === option)?.type;
    const options = [{ name: option, type, value: text, focused: true }];
    const data = { id: this.state.command(name).id, name, type: 1 };
    return this.#use(4, { ...data, options: [{ name: subcommand, type: 1, options }] }, person);
  }

  /** Someone uses a command on a message in the channel. */
  inspect(name: string, message: Json, person: Partial<Person> = {}): UsedInteraction {
    const id = this.state.newId();
    const target = { embeds: [], content: '', ...message, id, channel_id: IDENTITY.channelId };
    const messages = { [id]: { ...target, author: { id: '300000000000000009', username: 'writer' } } };
    const data = { id: this.state.command(name).id, name, type: 3, target_id: id, resolved: { messages } };
    return this.#use(2, data, person);
  }

  /** Someone writes a message. */
  say(text: string, saying: Saying = {}): SaidMessage {
    const said = new SaidMessage(this, text, saying);
    said.tell('MESSAGE_CREATE');
    return said;
  }

  /** Someone presses the button with that label on a message; it throws if there is none or it is disabled. */
  press(from: Pressable, label: string, person: Partial<Person> = {}): UsedInteraction {
    const button = componentsOf(from).find(
      (one) => one.label === label || asObject(one.emoji).name === label,
    );
    if (!button || button.disabled === true) throw new Error(`There is no button “${label}” to press`);
    return this.component(from, { custom_id: button.custom_id, component_type: 2 }, person);
  }

  /** Someone picks the option with that label from the first menu on a message that has it. */
  choose(from: Pressable, label: string | RegExp, person: Partial<Person> = {}): UsedInteraction {
    const isIt = ({ label: own }: Json): boolean =>
      typeof label === 'string' ? own === label : label.test(asText(own));
    const menus = componentsOf(from).filter(({ type }) => type === 3);
    const menu = menus.find(({ options }) => asObjects(options).some(isIt));
    const option = asObjects(menu?.options).find(isIt);
    if (!menu || !option) throw new Error(`There is no option “${label}” to pick`);
    const data = { custom_id: menu.custom_id, component_type: 3, values: [option.value] };
    return this.component(from, data, person);
  }

  /** Someone fills in the one field of a form that a press has brought, and sends it. */
  async fillIn(
    pressed: UsedInteraction,
    values: string | readonly string[],
    person: Partial<Person> = {},
  ): Promise<UsedInteraction> {
    const { type, data } = await pressed.acknowledged();
    const labels = asObjects(data.components);
    if (type !== MODAL || labels.length === 0) throw new Error('There is no form to fill in');
    const written = typeof values === 'string' ? [values] : values;
    const components = labels.map((label, i) => {
      const { custom_id, type: kind } = asObject(label.component);
      const component = { type: kind, id: 2 * i + 2, custom_id, value: written[i] ?? '' };
      return { type: label.type, id: 2 * i + 1, component };
    });
    const { message } = pressed.event;
    return this.#use(5, { custom_id: data.custom_id, components }, person, { message });
  }

  /** A component is used with any custom id, even a forged one. */
  component(from: Pressable, data: Json, person: Partial<Person> = {}): UsedInteraction {
    const shown = from.message;
    const owner = { id: from.userId, username: 'reader', discriminator: '0' };
    const message = {
      id: shown?.id,
      channel_id: IDENTITY.channelId,
      content: shown?.content ?? '',
      embeds: (shown?.embeds ?? []).map((embed) => ({ type: 'rich', ...embed })),
      components: shown?.components ?? [],
      flags: shown?.isEphemeral === true ? 64 : 0,
      author: this.state.user,
      ...this.#originOf(shown, owner),
    };
    const interaction = this.#use(3, data, person, { message });
    interaction.message = shown;
    return interaction;
  }

  /**
   * The reason for a message as it is sent: the message or the command it replies to; nothing if the bot just wrote
   * it.
   */
  #originOf(shown: ShownMessage | null, owner: Json): Json {
    const reference = shown?.raw.message_reference;
    if (reference !== undefined) {
      const answered = { id: '1', channel_id: IDENTITY.channelId, author: owner };
      return { message_reference: reference, referenced_message: answered };
    }
    if (this.state.channelMessages.some(({ id }) => id === shown?.id)) return {};
    const used = { id: this.state.newId(), type: 2, user: owner, authorizing_integration_owners: {} };
    return { interaction_metadata: used };
  }

  /** The same event once more, as a gateway may send it after a reconnect. */
  repeat(interaction: UsedInteraction): void {
    this.gateway.dispatch('INTERACTION_CREATE', interaction.event);
  }

  #use(type: number, data: Json, who: Partial<Person>, more: Json = {}): UsedInteraction {
    const person = { ...SOMEONE, ...who };
    const id = this.state.newId();
    const token = `interaction-token-${id}`;
    const event = { ...interactionEvent(person), id, token, type, data, ...more };
    const interaction = new UsedInteraction(id, token, event, person.userId, this.state.changes);
    this.state.addInteraction(interaction);
    this.gateway.dispatch('INTERACTION_CREATE', event);
    return interaction;
  }
}

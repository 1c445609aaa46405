import { IDENTITY } from './gateway.js';
import type { ShownMessage, UsedInteraction } from './interactions.js';
import { asObjects, type Json } from './json.js';
import { Changes } from './until.js';

/** The first millisecond of Discord's ids. */
const DISCORD_EPOCH = 1_420_070_400_000;

/** The channel in which somebody writes to the bot directly. */
export const DIRECT_CHANNEL = '400000000000000002';

/** What Discord knows: the bot and its commands, what people have used, and what was said. */
export class DiscordState {
  readonly identity = IDENTITY;
  readonly user = { id: IDENTITY.applicationId, username: 'verbatim', discriminator: '0', bot: true };
  /** Messages sent to the channel that are not replies. */
  readonly channelMessages: ShownMessage[] = [];
  /** Which channel or thread each of those is in. */
  readonly channelOf = new Map<string, string>();
  /** Of those, the ids of messages that the bot has deleted again. */
  readonly deletedMessages: string[] = [];
  /** What people have said, as the API delivers it to the bot. */
  readonly said = new Map<string, Json>();
  /** What the bot has reacted with, to which messages. */
  readonly reactions: { readonly messageId: string; readonly emoji: string }[] = [];
  /** The channels that the bot may write in. */
  readonly openChannels: Set<string> = new Set([IDENTITY.channelId, DIRECT_CHANNEL]);
  /** Threads and forums that are not announced at the start. */
  readonly threads = new Map<string, Json>();
  readonly changes = new Changes();
  readonly #commands = new Map<string, readonly Json[]>();
  readonly #interactions = new Map<string, UsedInteraction>();
  /** The team that owns the application; null if it has a single owner. */
  team: Json | null = null;
  /** How many shards Discord recommends. */
  shards = 1;
  #lastId = 0;

  constructor(readonly gatewayUrl: string) {}

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
      type: command.type ?? 1,
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

  addInteraction(interaction: UsedInteraction): void {
    this.#interactions.set(interaction.token, interaction);
  }

  command(name: string): Json {
    const command = [...this.#commands.values()].flat().find((one) => one.name === name);
    if (!command) throw new Error(`The bot has registered no command “${name}”`);
    return command;
  }

  /** A subcommand of a registered command. */
  subcommand(name: string, subcommand: string): Json {
    const found = asObjects(this.command(name).options).find((one) => one.name === subcommand);
    if (!found) throw new Error(`/${name} has no subcommand “${subcommand}”`);
    return found;
  }

  /** An option of a registered command as in an event, without its value. */
  option(name: string, option: string): Json {
    const found = asObjects(this.command(name).options).find((one) => one.name === option);
    if (!found) throw new Error(`/${name} has no option “${option}”`);
    return { name: option, type: found.type };
  }
}

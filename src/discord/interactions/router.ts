import { type Interaction, MessageFlags } from 'discord.js';
import { localeOf, type Messages, messagesFor } from '../i18n/messages.js';
import { plainMessage } from '../render/message.js';
import type { Command, CommandContext } from './command.js';
import type { SignedState } from './custom-ids.js';
import { type Explanation, explainFailure, isExpired } from './failures.js';
import { openChannel, placesOf } from './open-places.js';
import { Refusal, unknownButton } from './refusal.js';
import { Seen } from './seen.js';

/** As many interactions as are recognised when they come again; they do within seconds. */
const REMEMBERED = 10_000;

type Outcome = 'done' | 'refused' | 'failed' | 'expired';

/**
 * Hands every interaction to its command, once, if its person may use it there, and makes sure that none of them
 * fails silently or takes the process down.
 */
export class Router {
  readonly #commands: ReadonlyMap<string, Command>;
  readonly #context: CommandContext;
  readonly #underWay = new Set<Promise<void>>();
  readonly #seen = new Seen(REMEMBERED);

  constructor(commands: readonly Command[], context: CommandContext) {
    this.#commands = new Map(commands.map((command) => [command.data.name, command]));
    this.#context = context;
  }

  /** Never throws, and leaves no promise that could reject. */
  dispatch(interaction: Interaction): void {
    const { logger, telemetry } = this.#context;
    const used = this.#nameOf(interaction);
    if (!this.#seen.add(interaction.id)) {
      telemetry.countInteraction(used, 'duplicate');
      logger.info({ id: interaction.id }, 'The interaction has come before; it is answered once');
      return;
    }
    const task = this.#handle(interaction)
      .then((): Outcome => 'done')
      .catch((error: unknown) => this.#tell(interaction, error, used))
      .catch((error: unknown): Outcome => {
        logger.error({ failure: error }, 'A failure could not be told');
        return 'failed';
      })
      .then((outcome) => telemetry.countInteraction(used, outcome))
      .finally(() => this.#underWay.delete(task));
    this.#underWay.add(task);
  }

  /** Resolves when everything that was dispatched is done. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async #handle(interaction: Interaction): Promise<void> {
    const context = this.#context;
    if (context.signal.aborted) throw new Refusal(({ t }) => t('stopping'));
    if (interaction.isMessageComponent()) {
      const signed = context.ids.read(interaction.customId);
      const command = signed && this.#commands.get(signed.prefix);
      if (!command) throw unknownButton(context);
      this.#checkPerson(interaction, command);
      this.#checkChannel(interaction, command, signed.fields);
      if (interaction.isButton()) await command.press?.(interaction, signed.fields, context);
      else if (interaction.isStringSelectMenu()) await command.choose?.(interaction, signed.fields, context);
      return;
    }
    if (!interaction.isCommand() && !interaction.isAutocomplete()) return;
    const command = this.#command(interaction.commandName);
    this.#checkPerson(interaction, command);
    this.#checkChannel(interaction, command, []);
    if (interaction.isAutocomplete()) return command.autocomplete?.(interaction, context);
    if (interaction.isChatInputCommand()) await command.execute?.(interaction, context);
    else if (interaction.isMessageContextMenuCommand()) await command.inspect?.(interaction, context);
  }

  #command(name: string): Command {
    const command = this.#commands.get(name);
    if (!command) throw new Error(`There is no command named “${name}”`);
    return command;
  }

  /** Whether only admins may use the command, so that its failures may be told in detail. */
  #isForAdmins(interaction: Interaction): boolean {
    const name = interaction.isMessageComponent()
      ? this.#context.ids.read(interaction.customId)?.prefix
      : 'commandName' in interaction
        ? interaction.commandName
        : undefined;
    return this.#commands.get(name ?? '')?.forAdminsOf !== undefined;
  }

  #checkPerson(interaction: Interaction, { forAdminsOf }: Command): void {
    const { access } = this.#context;
    if (forAdminsOf === 'server' && !access.maySeeToServer(interaction))
      throw new Refusal(({ t }) => t('adminOnly'));
    if (forAdminsOf === 'index' && !access.maySeeToIndex(interaction))
      throw new Refusal(({ t }) => t(access.isSharedWith(interaction) ? 'indexAdminOnly' : 'adminOnly'));
  }

  /** What nobody else sees is refused nowhere. */
  #checkChannel(interaction: Interaction, command: Command, fields: readonly string[]): void {
    const { channels, payloads } = this.#context;
    const { guildId, channelId, guild } = interaction;
    const { parentId } = payloads.placeOf(interaction.id);
    if (command.forAdminsOf !== undefined || guildId === null || channelId === null) return;
    if (channels.isOpen(guildId, placesOf(channelId, parentId, guild))) return;
    if (command.isPrivate?.(interaction, fields)) return;
    const open = openChannel(interaction, channels);
    throw new Refusal(({ t }) =>
      open === null ? t('channelRefused') : t('channelRefusedHere', { channel: `<#${open}>` }),
    );
  }

  async #tell(interaction: Interaction, error: unknown, where: string): Promise<Outcome> {
    if (isExpired(error)) {
      this.#context.logger.warn({ failure: error, where }, 'The interaction can no longer be answered');
      return 'expired';
    }
    const messages = this.#messagesFor(interaction);
    const { said, detailed } =
      error instanceof Refusal
        ? alike(error.tell(messages))
        : explainFailure(error, where, messages, this.#context);
    if (interaction.isAutocomplete()) {
      if (!interaction.responded) await interaction.respond([]);
    } else if (interaction.isRepliable()) {
      await this.#reply(interaction, said, this.#isForAdmins(interaction) ? detailed : said);
    }
    return error instanceof Refusal ? 'refused' : 'failed';
  }

  /**
   * A failure takes the place of a reply that is still awaited; whatever is shown already stays.
   *
   * @param said for everyone who sees the reply
   * @param content for the person alone
   */
  async #reply(
    interaction: Extract<Interaction, { reply: unknown }>,
    said: string,
    content: string,
  ): Promise<void> {
    // After `deferUpdate` it is not known whether the reply is private: there is none.
    const isAwaited = interaction.deferred && !interaction.replied && interaction.ephemeral !== null;
    if (isAwaited) {
      const isPublic = interaction.ephemeral === false;
      await interaction.editReply(plainMessage(isPublic ? said : content));
      if (isPublic && content !== said)
        await interaction.followUp({ content, flags: MessageFlags.Ephemeral });
    } else if (interaction.deferred || interaction.replied) {
      await interaction.followUp({ content, flags: MessageFlags.Ephemeral });
    } else {
      await interaction.reply({ content, flags: MessageFlags.Ephemeral });
    }
  }

  #messagesFor(interaction: Interaction): Messages {
    return messagesFor(localeOf(interaction.locale, this.#context.locale));
  }

  /** A command, or the command that a component is of: never what a person has made up, since metrics keep it. */
  #nameOf(interaction: Interaction): string {
    if (interaction.isCommand() || interaction.isAutocomplete())
      return this.#commands.has(interaction.commandName) ? interaction.commandName : 'unknown';
    const signed: SignedState | null = interaction.isMessageComponent()
      ? this.#context.ids.read(interaction.customId)
      : null;
    return signed ? `${signed.prefix}:${signed.fields[0] ?? ''}` : 'unknown';
  }
}

function alike(said: string): Explanation {
  return { said, detailed: said };
}

import { type Interaction, MessageFlags } from 'discord.js';
import type { Command, CommandContext } from './command.js';
import { explainFailure, isExpired } from './failures.js';
import { plainMessage } from './message.js';
import { localeOf, type Messages, messagesFor } from './messages.js';

/** Hands every interaction to its command, and makes sure that none of them fails silently or takes the process down. */
export class Router {
  readonly #commands: ReadonlyMap<string, Command>;
  readonly #context: CommandContext;
  readonly #underWay = new Set<Promise<void>>();

  constructor(commands: readonly Command[], context: CommandContext) {
    this.#commands = new Map(commands.map((command) => [command.data.name, command]));
    this.#context = context;
  }

  /** Never throws, and leaves no promise that could reject. */
  dispatch(interaction: Interaction): void {
    const task = this.#handle(interaction)
      .catch((error: unknown) => this.#tell(interaction, error))
      .catch((error: unknown) => this.#context.logger.error({ err: error }, 'A failure could not be told'))
      .finally(() => this.#underWay.delete(task));
    this.#underWay.add(task);
  }

  /** Resolves when everything that was dispatched is done. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async #handle(interaction: Interaction): Promise<void> {
    if (this.#context.signal.aborted) return this.#sayStopping(interaction);
    const context = this.#context;
    if (interaction.isChatInputCommand()) {
      await this.#command(interaction.commandName).execute(interaction, context);
    } else if (interaction.isAutocomplete()) {
      await this.#command(interaction.commandName).autocomplete?.(interaction, context);
    } else if (interaction.isButton()) {
      await this.#command(interaction.customId.split(':', 1)[0] ?? '').press?.(interaction, context);
    }
  }

  #command(name: string): Command {
    const command = this.#commands.get(name);
    if (!command) throw new Error(`There is no command named “${name}”`);
    return command;
  }

  async #sayStopping(interaction: Interaction): Promise<void> {
    if (!interaction.isRepliable()) return;
    const content = this.#messagesFor(interaction).t('stopping');
    await interaction.reply({ content, flags: MessageFlags.Ephemeral });
  }

  async #tell(interaction: Interaction, error: unknown): Promise<void> {
    const where = whereOf(interaction);
    if (isExpired(error)) {
      this.#context.logger.warn({ err: error, where }, 'The interaction can no longer be answered');
      return;
    }
    const content = explainFailure(error, where, this.#messagesFor(interaction), this.#context.logger);
    if (interaction.isAutocomplete()) {
      if (!interaction.responded) await interaction.respond([]);
    } else if (interaction.isRepliable()) {
      await this.#reply(interaction, content);
    }
  }

  /** A failure takes the place of a reply that is still awaited; whatever is shown already stays. */
  async #reply(interaction: Extract<Interaction, { reply: unknown }>, content: string): Promise<void> {
    if (interaction.isChatInputCommand() && interaction.deferred && !interaction.replied) {
      await interaction.editReply(plainMessage(content));
    } else if (interaction.deferred || interaction.replied) {
      await interaction.followUp({ content, flags: MessageFlags.Ephemeral });
    } else {
      await interaction.reply({ content, flags: MessageFlags.Ephemeral });
    }
  }

  #messagesFor(interaction: Interaction): Messages {
    return messagesFor(localeOf(interaction.locale, this.#context.locale));
  }
}

function whereOf(interaction: Interaction): string {
  if (interaction.isCommand() || interaction.isAutocomplete()) return interaction.commandName;
  return interaction.isMessageComponent() ? interaction.customId : interaction.type.toString();
}

import type { Interaction } from 'discord.js';
import type { Command, CommandContext } from './command.js';
import type { SignedState } from './custom-ids.js';
import { checkChannel, checkPerson } from './may-use.js';
import { contextAt, placeUsed, wholeContextAt } from './place-scope.js';
import { Refusal, unknownButton } from './refusal.js';
import { Seen } from './seen.js';
import { type Outcome, tellFailure } from './tell-failure.js';

/** How many interactions are recognised if they come again, which happens within seconds. */
const REMEMBERED = 10_000;

/**
 * Passes every interaction to its command, once, if its person may use it there, and makes sure that none of them
 * fails silently or ends the process.
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
      .catch((error: unknown) =>
        tellFailure(
          interaction,
          error,
          { where: used, isDetailed: this.#isDetailed(interaction) },
          this.#context,
        ),
      )
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
    const whole = this.#context;
    if (whole.signal.aborted) throw new Refusal(({ t }) => t('stopping'));
    if (isSigned(interaction)) {
      const signed = whole.ids.read(interaction.customId);
      const command = signed && this.#commands.get(signed.prefix);
      if (!command) throw unknownButton(whole);
      const context = this.#contextFor(command, interaction);
      checkPerson(interaction, command, context);
      checkChannel(interaction, command, signed.fields, context);
      if (interaction.isModalSubmit()) await command.submit?.(interaction, signed.fields, context);
      else if (interaction.isButton()) await command.press?.(interaction, signed.fields, context);
      else if (interaction.isStringSelectMenu()) await command.choose?.(interaction, signed.fields, context);
      return;
    }
    if (!interaction.isCommand() && !interaction.isAutocomplete()) return;
    const command = this.#command(interaction.commandName);
    const context = this.#contextFor(command, interaction);
    checkPerson(interaction, command, context);
    checkChannel(interaction, command, [], context);
    if (interaction.isAutocomplete()) return command.autocomplete?.(interaction, context);
    if (interaction.isChatInputCommand()) await command.execute?.(interaction, context);
    else if (interaction.isMessageContextMenuCommand()) await command.inspect?.(interaction, context);
  }

  /** People who manage the index see all of it; everybody else sees what is read in their place. */
  #contextFor({ forAdminsOf }: Command, interaction: Interaction): CommandContext {
    const context = this.#context;
    const place = placeUsed(interaction, context);
    return forAdminsOf === 'index' ? wholeContextAt(place, context) : contextAt(place, context);
  }

  #command(name: string): Command {
    const command = this.#commands.get(name);
    if (!command) throw new Error(`There is no command named “${name}”`);
    return command;
  }

  /** Whether failures are told in detail: those of commands for admins, to the people who manage the index. */
  #isDetailed(interaction: Interaction): boolean {
    const name = isSigned(interaction)
      ? this.#context.ids.read(interaction.customId)?.prefix
      : 'commandName' in interaction
        ? interaction.commandName
        : undefined;
    const isForAdmins = this.#commands.get(name ?? '')?.forAdminsOf !== undefined;
    return isForAdmins && this.#context.access.maySeeToIndex(interaction);
  }

  /** A command, or a component's command: never a name that somebody has made up, since metrics keep it. */
  #nameOf(interaction: Interaction): string {
    if (interaction.isCommand() || interaction.isAutocomplete())
      return this.#commands.has(interaction.commandName) ? interaction.commandName : 'unknown';
    const signed: SignedState | null = isSigned(interaction)
      ? this.#context.ids.read(interaction.customId)
      : null;
    return signed ? `${signed.prefix}:${signed.fields[0] ?? ''}` : 'unknown';
  }
}

/** Whether it is used on something that we have signed, or that claims so. */
function isSigned(interaction: Interaction): interaction is Extract<Interaction, { customId: string }> {
  return interaction.isMessageComponent() || interaction.isModalSubmit();
}

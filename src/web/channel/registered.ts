import type { CommandData } from '../../discord/interactions/command.js';
import { newId } from './ids.js';

/** A command as registered, with the id that it was given. */
export type RegisteredCommand = CommandData & { readonly id: string };

/** The commands that the bot has registered. */
export class RegisteredCommands {
  #commands: readonly RegisteredCommand[] = [];

  get all(): readonly RegisteredCommand[] {
    return this.#commands;
  }

  tell(commands: readonly CommandData[]): readonly RegisteredCommand[] {
    this.#commands = commands.map((command) => ({ ...command, id: newId() }));
    return this.#commands;
  }

  find(name: string): RegisteredCommand | null {
    return this.#commands.find((command) => command.name === name) ?? null;
  }
}

import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from 'discord.js';
import type { RegisteredCommand } from '../channel/registered.js';
import type { GivenOption } from '../channel/uses.js';
import { type Fields, textOf } from '../request.js';
import { OPTION, optionsOf, rangeOf } from './command-form.js';

/**
 * The options of a command as sent by a form. As in Discord, values that are too long or out of range are never sent.
 * Null if a required one is missing.
 */
export function givenOptions(command: RegisteredCommand, fields: Fields): readonly GivenOption[] | null {
  const options = optionsOf(command);
  const given = options.flatMap((option) => givenOption(option, textOf(fields, OPTION + option.name)));
  const isComplete = options.every(
    ({ name, required }) => !required || given.some((one) => one.name === name),
  );
  return isComplete ? given : null;
}

function givenOption(option: APIApplicationCommandBasicOption, written: string): GivenOption[] {
  const { name, type } = option;
  if (written.trim() === '') return [];
  if (option.type === ApplicationCommandOptionType.Boolean)
    return [{ name, type, value: written === 'true' }];
  if (option.type === ApplicationCommandOptionType.Integer) {
    const { least, most } = rangeOf(option);
    const value = Number(written);
    return Number.isInteger(value) ? [{ name, type, value: Math.min(Math.max(value, least), most) }] : [];
  }
  const most = option.type === ApplicationCommandOptionType.String ? option.max_length : undefined;
  return [{ name, type, value: written.slice(0, most) }];
}

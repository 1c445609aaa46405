import {
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { localized } from '../../i18n/localized.js';
import type { Command } from '../../interactions/command.js';
import { EVERYWHERE } from '../everywhere.js';
import { completePlace, WANTED_MAX } from './complete.js';
import { openSource } from './open.js';
import { choosePlace, pressPage } from './presses.js';

const data = (): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  ...localized('source'),
  ...EVERYWHERE,
  options: [
    {
      type: ApplicationCommandOptionType.String,
      ...localized('article'),
      required: true,
      autocomplete: true,
      max_length: WANTED_MAX,
    },
  ],
});

/** `/source article`: the text of an article, shown privately. Its buttons also work after a restart. */
export function createSource(): Command {
  return {
    data: data(),
    isPrivate: () => true,
    execute: openSource,
    autocomplete: completePlace,
    press: pressPage,
    choose: choosePlace,
  };
}

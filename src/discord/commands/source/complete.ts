import type { AutocompleteInteraction } from 'discord.js';
import type { CommandContext } from '../../interactions/command.js';
import { suggestInTurn } from '../../interactions/suggestion-turn.js';
import { LIMITS } from '../../render/limits.js';
import { choiceOf } from './article-lists.js';

/** As much of a title is looked for, in UTF-16 code units: whatever is typed, looking stays quick. */
export const WANTED_MAX = 200;

/** Offers the articles whose titles match what is being typed. */
export async function completeTitle(
  interaction: AutocompleteInteraction,
  context: CommandContext,
): Promise<void> {
  const typed = interaction.options.getFocused().slice(0, WANTED_MAX);
  const found = await suggestInTurn(interaction, context, () =>
    context.answers.suggest(typed, LIMITS.choices),
  );
  await interaction.respond(found.slice(0, LIMITS.choices).map(choiceOf));
}

import type { AutocompleteInteraction } from 'discord.js';
import type { CommandContext } from '../../interactions/command.js';
import { suggestInTurn } from '../../interactions/suggestion-turn.js';
import { LIMITS } from '../../render/limits.js';
import { choiceOf, placeChoiceOf } from './article-lists.js';
import { withoutComposing, withoutLetters } from './composing.js';

/** How much of a title is looked for, in UTF-16 code units, so that the lookup stays quick whatever is typed. */
export const WANTED_MAX = 200;

/** Offers the articles whose titles match what is being typed. */
export async function completeTitle(
  interaction: AutocompleteInteraction,
  context: CommandContext,
): Promise<void> {
  const found = await typedFor(interaction, context, (text) => context.answers.suggest(text, LIMITS.choices));
  await interaction.respond(found.map(choiceOf));
}

/** The same, with the headings that match. */
export async function completePlace(
  interaction: AutocompleteInteraction,
  context: CommandContext,
): Promise<void> {
  const found = await typedFor(interaction, context, (text) => context.answers.places(text, LIMITS.choices));
  await interaction.respond(found.map(placeChoiceOf));
}

/** What is found for the typed text; text that an input method is still composing is not looked up. */
async function typedFor<T>(
  interaction: AutocompleteInteraction,
  context: CommandContext,
  look: (text: string) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const typed = interaction.options.getFocused().slice(0, WANTED_MAX);
  const text = withoutComposing(typed);
  if (text === '' && typed.trim() !== '') return [];
  const found = await suggestInTurn(interaction, context, async () => {
    const whole = await look(text);
    const shorter = withoutLetters(text);
    return whole.length > 0 || shorter === text ? whole : look(shorter);
  });
  return found.slice(0, LIMITS.choices);
}

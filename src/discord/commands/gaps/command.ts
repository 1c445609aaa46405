import type {
  ButtonInteraction,
  ChatInputCommandInteraction,
  ModalSubmitInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  StringSelectMenuInteraction,
} from 'discord.js';
import { gapsToCsv } from '../../../journal/csv.js';
import { MergedGaps } from '../../../journal/merged-gaps.js';
import { localized } from '../../i18n/localized.js';
import { messagesTo } from '../../i18n/messages.js';
import { deferReply, deferUpdate } from '../../interactions/acknowledge.js';
import type { Command, CommandContext } from '../../interactions/command.js';
import { requireIndexAdmin } from '../../interactions/may-use.js';
import { inTurn } from '../../interactions/question-turn.js';
import { unknownButton } from '../../interactions/refusal.js';
import { plainMessage } from '../../render/message.js';
import { FOR_ADMINS } from '../everywhere.js';
import { alias, pickedWords, pin, pinnable, writtenWords } from './curate.js';
import { askForNames, askForWords } from './forms.js';
import { gapMessage } from './gap.js';
import { gapsOf, namedGap } from './gaps-of.js';
import { daysText, gapsList } from './list.js';
import { pinsList } from './pins-list.js';

type Used = ChatInputCommandInteraction | ButtonInteraction | StringSelectMenuInteraction;

/** How many passages can be picked from. */
const PASSAGES = 5;

const data = (): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  ...localized('gaps'),
  ...FOR_ADMINS,
});

/** Shows the list as the reply that the interaction has promised. */
async function showList(merged: MergedGaps, interaction: Used, context: CommandContext): Promise<void> {
  const gaps = await gapsOf(merged, interaction.guildId, context);
  // Pins hold for all servers that share the index.
  const mayPin = context.pins !== null && context.access.maySeeToIndex(interaction);
  const pins = mayPin ? await pinnable(context).pins() : null;
  await interaction.editReply(gapsList(gaps, pins, context, messagesTo(interaction, context)));
}

async function execute(
  merged: MergedGaps,
  interaction: ChatInputCommandInteraction,
  context: CommandContext,
): Promise<void> {
  await deferReply(interaction, true);
  await showList(merged, interaction, context);
}

async function press(
  merged: MergedGaps,
  interaction: ButtonInteraction,
  [action, name = '']: readonly string[],
  context: CommandContext,
): Promise<void> {
  if (action === 'e') return exportGaps(merged, interaction, context);
  requireIndexAdmin(interaction, context);
  const messages = messagesTo(interaction, context);
  if (action === 't') return askForWords(interaction, context.ids.sign('gaps', 't', name), messages);
  if (action === 'a') return askForNames(interaction, context.ids.sign('gaps', 'a', name), messages);
  if (action !== 'l' && action !== 'b') throw unknownButton(context);
  await deferUpdate(interaction);
  if (action === 'b') await showList(merged, interaction, context);
  else await interaction.editReply(pinsList(await context.wholeAnswers.pins(), context, messages));
}

async function exportGaps(
  merged: MergedGaps,
  interaction: ButtonInteraction,
  context: CommandContext,
): Promise<void> {
  await deferReply(interaction, true);
  const { groups, journal } = await gapsOf(merged, interaction.guildId, context);
  const messages = messagesTo(interaction, context);
  const day = new Date(context.timing.now()).toISOString().slice(0, 10);
  await interaction.editReply({
    content: messages.t('gapsExported', { days: daysText(journal, messages), count: groups.length }),
    files: [{ name: `gaps-${day}.csv`, attachment: Buffer.from(gapsToCsv(groups), 'utf8') }],
  });
}

async function choose(
  merged: MergedGaps,
  interaction: StringSelectMenuInteraction,
  [action, name]: readonly string[],
  context: CommandContext,
): Promise<void> {
  requireIndexAdmin(interaction, context);
  if (action === 'q') await showGap(merged, interaction, context);
  else if (action === 'p') await pinPassage(merged, interaction, name, context);
  else throw unknownButton(context);
}

/** A question is picked from the list. */
async function showGap(
  merged: MergedGaps,
  interaction: StringSelectMenuInteraction,
  context: CommandContext,
): Promise<void> {
  const { guildId, values } = interaction;
  await deferUpdate(interaction);
  const group = await namedGap(merged, guildId, values[0], context);
  const { quotes } = await inTurn(interaction, context, () =>
    pinnable(context).ask(group.question, { top: PASSAGES }),
  );
  await interaction.editReply(gapMessage(group, quotes, context, messagesTo(interaction, context)));
}

/** A passage is picked for a question. */
async function pinPassage(
  merged: MergedGaps,
  interaction: StringSelectMenuInteraction,
  name: string | undefined,
  context: CommandContext,
): Promise<void> {
  const { guildId, values } = interaction;
  await deferReply(interaction, true);
  const group = await namedGap(merged, guildId, name, context);
  const words = await pickedWords(values[0], context);
  await interaction.editReply(plainMessage(pin(group, words, context, messagesTo(interaction, context))));
}

/** A form was filled in: with words for a question, or with two names. */
async function submit(
  merged: MergedGaps,
  interaction: ModalSubmitInteraction,
  [action, name]: readonly string[],
  context: CommandContext,
): Promise<void> {
  requireIndexAdmin(interaction, context);
  if (action !== 't' && action !== 'a') throw unknownButton(context);
  await deferReply(interaction, true);
  const messages = messagesTo(interaction, context);
  const pinWritten = async (): Promise<string> => {
    const group = await namedGap(merged, interaction.guildId, name, context);
    return pin(group, await writtenWords(interaction, context), context, messages);
  };
  const said = action === 'a' ? alias(interaction, context, messages) : await pinWritten();
  await interaction.editReply(plainMessage(said));
}

/** `/gaps`: questions that found no answer or a bad one, for admins, and what to do about them. */
export function createGaps(): Command {
  const merged = new MergedGaps();
  return {
    data: data(),
    forAdminsOf: 'server',
    execute: (...used) => execute(merged, ...used),
    press: (...pressed) => press(merged, ...pressed),
    choose: (...chosen) => choose(merged, ...chosen),
    submit: (...submitted) => submit(merged, ...submitted),
  };
}

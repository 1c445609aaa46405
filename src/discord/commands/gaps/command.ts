import {
  type APIEmbed,
  type ButtonInteraction,
  ButtonStyle,
  type ChatInputCommandInteraction,
  ComponentType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { gapsToCsv } from '../../../journal/csv.js';
import type { Journal } from '../../../journal/journal.js';
import type { GapGroup } from '../../../journal/merge.js';
import { MergedGaps } from '../../../journal/merged-gaps.js';
import { oneLine } from '../../../text/one-line.js';
import { localized } from '../../i18n/localized.js';
import { localeOf, type Messages, messagesFor } from '../../i18n/messages.js';
import { deferReply } from '../../interactions/acknowledge.js';
import type { Command, CommandContext } from '../../interactions/command.js';
import { Refusal } from '../../interactions/refusal.js';
import { escapeMarkdown, shorten } from '../../render/markup.js';
import { type Message, plainMessage } from '../../render/message.js';
import { FOR_ADMINS } from '../everywhere.js';

const COLOUR = 0xd9a21b;
const GROUPS_SHOWN = 15;
const QUESTION_LENGTH = 200;

const data = (): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  ...localized('gaps'),
  ...FOR_ADMINS,
});

async function execute(
  merged: MergedGaps,
  interaction: ChatInputCommandInteraction,
  context: CommandContext,
): Promise<void> {
  const gaps = await gapsFor(merged, interaction, context);
  await interaction.editReply(render(gaps, context));
}

async function press(
  merged: MergedGaps,
  interaction: ButtonInteraction,
  _fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const { groups, journal, messages } = await gapsFor(merged, interaction, context);
  const day = new Date(context.timing.now()).toISOString().slice(0, 10);
  await interaction.editReply({
    content: messages.t('gapsExported', { days: daysText(journal, messages), count: groups.length }),
    files: [{ name: `gaps-${day}.csv`, attachment: Buffer.from(gapsToCsv(groups), 'utf8') }],
  });
}

interface Gaps {
  readonly groups: readonly GapGroup[];
  readonly journal: Journal;
  readonly messages: Messages;
}

/** An admin sees what was asked on their own server, and nothing of others. */
async function gapsFor(
  merged: MergedGaps,
  interaction: ChatInputCommandInteraction | ButtonInteraction,
  { answers, journal, locale }: CommandContext,
): Promise<Gaps> {
  await deferReply(interaction, true);
  if (!journal) throw new Refusal(({ t }) => t('gapsOff'));
  const groups = await merged.of(journal, interaction.guildId, (texts) => answers.meanings(texts));
  return { groups, journal, messages: messagesFor(localeOf(interaction.locale, locale)) };
}

function render({ groups, journal, messages }: Gaps, { ids }: CommandContext): Message {
  const days = daysText(journal, messages);
  if (groups.length === 0) return plainMessage(messages.t('gapsNone', { days }));
  const count = groups.reduce((sum, group) => sum + countOf(group), 0);
  const questions = messages.t('questionCount', { count });
  const hidden = groups.length - GROUPS_SHOWN;
  const lines = groups.slice(0, GROUPS_SHOWN).map((group) => lineOf(group, messages));
  if (hidden > 0) lines.push(messages.t('andMore', { count: hidden }));
  const embed: APIEmbed = {
    title: messages.t('gapsTitle'),
    color: COLOUR,
    description: lines.join('\n'),
    footer: {
      text: messages.t('gapsSummary', {
        days,
        questions,
        groups: messages.t('groupCount', { count: groups.length }),
      }),
    },
  };
  return { content: '', embeds: [embed], components: [exportRow(ids.sign('gaps', 'e'), messages)] };
}

function daysText({ days }: Journal, messages: Messages): string {
  return messages.t('lastDays', { count: days });
}

function countOf({ unanswered, unhelpful }: GapGroup): number {
  return unanswered + unhelpful;
}

function lineOf(group: GapGroup, messages: Messages): string {
  const question = shorten(oneLine(group.question), QUESTION_LENGTH, (text) => escapeMarkdown(text, false));
  const votes = group.unhelpful > 0 ? ` · 👎 ${group.unhelpful}` : '';
  return messages.t('gapsLine', { count: countOf(group), question }) + votes;
}

function exportRow(customId: string, messages: Messages): Message['components'][number] {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        label: messages.t('gapsExport'),
        custom_id: customId,
      },
    ],
  };
}

/** `/gaps`: what nobody could be answered, and what was answered badly, for admins. */
export function createGaps(): Command {
  const merged = new MergedGaps();
  return {
    data: data(),
    forAdminsOf: 'server',
    execute: (...used) => execute(merged, ...used),
    press: (...pressed) => press(merged, ...pressed),
  };
}

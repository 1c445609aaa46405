import { type APIButtonComponentWithCustomId, type APIEmbed, ButtonStyle, ComponentType } from 'discord.js';
import type { PinsReport } from '../../../answer/pins/report.js';
import type { Journal } from '../../../journal/journal.js';
import type { GapGroup } from '../../../journal/merge.js';
import { onlyLetters } from '../../../text/letters.js';
import { oneLine } from '../../../text/one-line.js';
import type { Messages } from '../../i18n/messages.js';
import type { CommandContext } from '../../interactions/command.js';
import { COLOURS } from '../../render/colours.js';
import { LIMITS } from '../../render/limits.js';
import { inLine, shorten } from '../../render/markup.js';
import { type ActionRow, type Message, plainMessage } from '../../render/message.js';
import { type Gaps, gapName } from './gaps-of.js';

const GROUPS_SHOWN = 15;
const QUESTION_LENGTH = 200;

/**
 * The questions without a good answer, the most frequent first.
 *
 * @param pins what is pinned, for people who manage that; null for others, who can do nothing about a question
 */
export function gapsList(
  { groups, journal }: Gaps,
  pins: PinsReport | null,
  context: CommandContext,
  messages: Messages,
): Message {
  const days = daysText(journal, messages);
  const pinsRow = pins ? [buttonRow(pinsButton(context, messages))] : [];
  if (groups.length === 0) return { ...plainMessage(messages.t('gapsNone', { days })), components: pinsRow };
  const shown = groups.slice(0, GROUPS_SHOWN);
  const buttons = [exportButton(context, messages), ...(pins ? [pinsButton(context, messages)] : [])];
  return {
    content: '',
    embeds: [listEmbed(groups, days, pins, messages)],
    components: [...(pins ? [questionMenu(shown, context, messages)] : []), buttonRow(...buttons)],
  };
}

function listEmbed(
  groups: readonly GapGroup[],
  days: string,
  pins: PinsReport | null,
  messages: Messages,
): APIEmbed {
  const hidden = groups.length - GROUPS_SHOWN;
  const pinned = new Set(pins?.pins.flatMap(({ pin }) => pin.questions.map(onlyLetters)));
  const lines = groups.slice(0, GROUPS_SHOWN).map((group) => lineOf(group, pinned, messages));
  if (hidden > 0) lines.push(messages.t('andMore', { count: hidden }));
  const questions = messages.t('questionCount', {
    count: groups.reduce((sum, one) => sum + countOf(one), 0),
  });
  const inGroups = messages.t('groupCount', { count: groups.length });
  return {
    title: messages.t('gapsTitle'),
    color: COLOURS.related,
    description: lines.join('\n'),
    footer: { text: messages.t('gapsSummary', { days, questions, groups: inGroups }) },
  };
}

export function daysText({ days }: Journal, messages: Messages): string {
  return messages.t('lastDays', { count: days });
}

function countOf({ unanswered, unhelpful }: GapGroup): number {
  return unanswered + unhelpful;
}

function lineOf(group: GapGroup, pinned: ReadonlySet<string>, { t }: Messages): string {
  const question = inLine(group.question, QUESTION_LENGTH);
  const votes = group.unhelpful > 0 ? ` · 👎 ${group.unhelpful}` : '';
  const needs = group.needs.length > 0 ? ` · 💬 ${group.needs.length}` : '';
  const line = t('gapsLine', { count: countOf(group), question }) + votes + needs;
  return pinned.has(onlyLetters(group.question)) ? t('gapsPinned', { line }) : line;
}

function questionMenu(groups: readonly GapGroup[], context: CommandContext, { t }: Messages): ActionRow {
  const options = groups.map(({ question }) => ({
    label: shorten(oneLine(question), LIMITS.optionLabel),
    value: gapName(question, context),
  }));
  const menu = {
    type: ComponentType.StringSelect as const,
    custom_id: context.ids.sign('gaps', 'q'),
    placeholder: t('gapsPick'),
    options: options.filter(({ value }, i) => options.findIndex((one) => one.value === value) === i),
  };
  return { type: ComponentType.ActionRow, components: [menu] };
}

function exportButton({ ids }: CommandContext, { t }: Messages): APIButtonComponentWithCustomId {
  return secondary(t('gapsExport'), ids.sign('gaps', 'e'));
}

function pinsButton({ ids }: CommandContext, { t }: Messages): APIButtonComponentWithCustomId {
  return secondary(t('pinsButton'), ids.sign('gaps', 'l'));
}

export function secondary(label: string, customId: string): APIButtonComponentWithCustomId {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id: customId };
}

export function buttonRow(...components: APIButtonComponentWithCustomId[]): ActionRow {
  return { type: ComponentType.ActionRow, components };
}

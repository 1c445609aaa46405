import type { PinsReport } from '../../../answer/pins/report.js';
import type { CheckedPin } from '../../../articles/pins/check-pins.js';
import { PINS_FILE } from '../../../articles/pins/pins.js';
import { tellIn } from '../../../i18n/sentences/sentences.js';
import type { Messages } from '../../i18n/messages.js';
import type { CommandContext } from '../../interactions/command.js';
import { COLOURS } from '../../render/colours.js';
import { LIMITS } from '../../render/limits.js';
import { inLine, shorten } from '../../render/markup.js';
import { type Message, plainMessage } from '../../render/message.js';
import { buttonRow, secondary } from './list.js';

/** How many lines of each kind are listed; those that are wrong come first. */
const SHOWN = 12;
const PART_LENGTH = 60;

/** The pins and the other names, with what is wrong with them. */
export function pinsList(
  { pins, aliases, warnings }: PinsReport,
  context: CommandContext,
  messages: Messages,
): Message {
  const { t } = messages;
  const components = [buttonRow(secondary(t('gapsBack'), context.ids.sign('gaps', 'b')))];
  if (pins.length + aliases.length + warnings.length === 0)
    return { ...plainMessage(t('pinsNone', { gaps: context.mention('gaps'), file: PINS_FILE })), components };
  const wrongFirst = [...pins].sort((a, b) => Number(a.problem === null) - Number(b.problem === null));
  const blocks = [
    warnings.map((warning) => `⚠️ ${inLine(tellIn(messages.locale, warning), 2 * PART_LENGTH)}`),
    wrongFirst.map((one) => pinLine(one, messages)),
    aliases.map(({ names }) => names.map(shown).join(' = ')),
  ].map((lines) => firstOf(lines, messages));
  const description = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  const embed = {
    title: t('pinsTitle'),
    color: COLOURS.article,
    description: shorten(description.join('\n\n'), LIMITS.embedDescription),
    footer: { text: t('pinsFooter', { file: PINS_FILE }) },
  };
  return { content: '', embeds: [embed], components };
}

function firstOf(lines: readonly string[], { t }: Messages): string[] {
  const hidden = lines.length - SHOWN;
  return [...lines.slice(0, SHOWN), ...(hidden > 0 ? [t('andMore', { count: hidden })] : [])];
}

function pinLine({ pin, problem }: CheckedPin, { t }: Messages): string {
  const question = shown(pin.questions[0] ?? '');
  const article = shown(pin.article);
  const words = shown(pin.quotation);
  const { line } = pin;
  if (problem === 'no-article') return t('pinsNoArticle', { question, article, line });
  if (problem === 'no-quotation') return t('pinsNoQuotation', { question, article, words, line });
  return t('pinsLine', { question, article, words });
}

function shown(text: string): string {
  return inLine(text, PART_LENGTH);
}

import type { Timeline, TimelineEntry } from '../../answer/timeline.js';
import { timelineObject } from '../../api/objects/timeline.js';
import type { Config } from '../../config.js';
import { UserError } from '../../errors.js';
import { sentence } from '../../sentence.js';
import { createEngine } from '../compose.js';
import type { Speech } from '../i18n/speech.js';
import { quotesToText } from '../output/answer-text.js';
import { print, printJson, style } from '../output/output.js';
import { type Terminal, terminalOf } from '../output/terminal.js';
import { EXIT, type SharedOptions } from './command.js';

/** Shows what the articles say on a topic, one quote from each, oldest first. */
export async function timelineCommand(
  config: Config,
  topic: string,
  { json }: SharedOptions,
  speech: Speech,
): Promise<number> {
  if (topic.trim() === '')
    throw new UserError('bad-usage', sentence('timeline needs a topic. Example: timeline 推理成本'));
  const engine = createEngine(config);
  try {
    const timeline = await engine.answers.timeline(topic);
    if (json) printJson(timelineObject(timeline));
    else print(timelineToText(timeline, terminalOf(process.stdout), speech));
    return EXIT.done;
  } finally {
    await engine.close();
  }
}

function timelineToText({ entries, leftOut }: Timeline, terminal: Terminal, speech: Speech): string {
  if (entries.length === 0) return speech.t('timelineNothing');
  const shown = entries.map((entry) => entryToText(entry, terminal, speech));
  const more = leftOut > 0 ? [style.dim(speech.t('timelineMore', { count: leftOut }))] : [];
  return `${[...shown, ...more].join('\n\n')}\n`;
}

function entryToText({ quote, gapBefore }: TimelineEntry, terminal: Terminal, speech: Speech): string {
  const gap = gapBefore > 0 ? style.dim(`${speech.t('timelineGap', { count: gapBefore })}\n\n`) : '';
  return `${gap}${style.bold(quote.date ?? speech.t('undated'))}\n${quotesToText([quote], terminal, speech)}`;
}

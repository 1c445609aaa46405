import type { Timeline, TimelineEntry } from '../../answer/timeline.js';
import { timelineObject } from '../../api/objects/timeline.js';
import type { Config } from '../../config.js';
import { UserError } from '../../errors.js';
import { createEngine } from '../compose.js';
import { quotesToText } from '../output/answer-text.js';
import { counted } from '../output/counted.js';
import { print, printJson, style } from '../output/output.js';
import { type Terminal, terminalOf } from '../output/terminal.js';
import { EXIT, type SharedOptions } from './command.js';

/** Shows what the articles say on a topic, one quote an article, the oldest first. */
export async function timelineCommand(
  config: Config,
  topic: string,
  { json }: SharedOptions,
): Promise<number> {
  if (topic.trim() === '')
    throw new UserError('bad-usage', 'timeline needs a topic. Example: timeline 推理成本');
  const engine = createEngine(config);
  try {
    const timeline = await engine.answers.timeline(topic);
    if (json) printJson(timelineObject(timeline));
    else print(timelineToText(timeline, terminalOf(process.stdout)));
    return EXIT.done;
  } finally {
    await engine.close();
  }
}

function timelineToText({ entries, leftOut }: Timeline, terminal: Terminal): string {
  if (entries.length === 0) return 'No article says anything on it.';
  const shown = entries.map((entry) => entryToText(entry, terminal));
  const more = leftOut > 0 ? [style.dim(`… and ${counted(leftOut, 'more article')}`)] : [];
  return `${[...shown, ...more].join('\n\n')}\n`;
}

function entryToText({ quote, gapBefore }: TimelineEntry, terminal: Terminal): string {
  const gap = gapBefore > 0 ? style.dim(`… ${counted(gapBefore, 'month')} without an article\n\n`) : '';
  return `${gap}${style.bold(quote.date ?? 'without a date')}\n${quotesToText([quote], terminal)}`;
}

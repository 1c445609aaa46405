import type { APIEmbed } from 'discord.js';
import { questionIn, questionsIn } from '../../../render/answer.js';
import type { Message } from '../../../render/message.js';
import { isNarrowing } from '../narrowing.js';
import { aloneOf } from '../state.js';
import { controlsFor, type Press, quoteAlone, type Target } from './press.js';

/** A copy of one quote for another person: with what was asked, and with controls of its own. */
export function aloneMessage(press: Press, embeds: APIEmbed[], target: Omit<Target, 'isOwn'>): Message {
  const { content } = press.interaction.message;
  const components = controlsFor(press, [quoteAlone(aloneOf(press.state))], 0, target);
  return { content: linesAlone(content).join('\n'), embeds, components };
}

/** What is said above an answer and holds for each of its quotes: what was asked or, where nothing was, all of it. */
export function linesAlone(content: string): string[] {
  const lines = content.split('\n');
  return questionIn(content) === null
    ? lines
    : lines.filter((line) => questionsIn(line).length > 0 || isNarrowing(line));
}

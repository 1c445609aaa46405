import type { ButtonInteraction } from 'discord.js';
import { localeOf, messagesFor } from '../../../i18n/messages.js';
import type { CommandContext } from '../../../interactions/command.js';
import { unknownButton } from '../../../interactions/refusal.js';
import type { Seen } from '../../../interactions/seen.js';
import { type Action, readState } from '../state.js';
import { isMessagePrivate, isOwn, type Press } from './press.js';
import { readArticle } from './read.js';
import { resize } from './resize.js';
import { shareAnswer } from './share.js';
import { turnTo } from './turn.js';
import { vote } from './vote.js';

const HANDLERS: Readonly<Record<Action, (press: Press, shared: Seen) => Promise<void>>> = {
  wider: (press) => resize(press, press.state.steps + 1),
  narrower: (press) => resize(press, Math.max(0, press.state.steps - 1)),
  next: (press) => turnTo(press, press.state.first + press.state.count, 0),
  focus: (press) => turnTo(press, press.state.first, press.state.focus + 1),
  read: readArticle,
  share: shareAnswer,
  up: (press) => vote(press, true),
  down: (press) => vote(press, false),
};

/** Whether nobody else sees what a press does. */
export function isPressPrivate(interaction: ButtonInteraction, fields: readonly string[]): boolean {
  const action = readState(fields)?.action;
  if (action === 'share') return false;
  const isForOne = action === 'read' || action === 'up' || action === 'down';
  return isForOne || isMessagePrivate(interaction) || !isOwn(interaction);
}

/**
 * Takes the buttons below an answer.
 *
 * @param shared the messages that were shared lately
 * @throws Refusal where the article or the button is from another time
 */
export async function pressAnswer(
  shared: Seen,
  interaction: ButtonInteraction,
  fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const read = readState(fields);
  if (!read) throw unknownButton(context);
  const personal = messagesFor(localeOf(interaction.locale, context.locale));
  await HANDLERS[read.action]({ interaction, state: read.state, context, personal }, shared);
}

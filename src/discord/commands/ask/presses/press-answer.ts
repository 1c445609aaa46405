import { type Interaction, MessageFlags } from 'discord.js';
import { messagesTo } from '../../../i18n/messages.js';
import type { Component } from '../../../interactions/acknowledge.js';
import type { CommandContext } from '../../../interactions/command.js';
import { unknownButton } from '../../../interactions/refusal.js';
import type { Seen } from '../../../interactions/seen.js';
import { pickedState } from '../quote-menu.js';
import { type Action, readState } from '../state-fields.js';
import { openForm } from './further.js';
import { markSolved, wantPerson } from './help.js';
import { showMore } from './more.js';
import { pickQuote } from './pick.js';
import { isMessagePrivate, isOwn, type Press, shownQuotes } from './press.js';
import { readArticle } from './read.js';
import { removeAnswer } from './remove.js';
import { resize } from './resize.js';
import { shareQuote } from './share.js';
import { voteDown, voteUp } from './vote.js';

const HANDLERS: Readonly<Record<Action, (press: Press, shared: Seen) => Promise<void>>> = {
  wider: (press) => resize(press, press.state.steps + 1),
  narrower: (press) => resize(press, Math.max(0, press.state.steps - 1)),
  pick: pickQuote,
  more: showMore,
  read: readArticle,
  share: shareQuote,
  up: voteUp,
  down: voteDown,
  remove: removeAnswer,
  further: openForm,
  solved: markSolved,
  person: wantPerson,
};
/** Buttons that answer privately, or remove something that the person may remove. */
const FOR_ONE: ReadonlySet<Action> = new Set(['read', 'up', 'down', 'remove', 'solved', 'person']);

/** Whether a press shows nothing to anybody else. */
export function isPressPrivate(interaction: Interaction, fields: readonly string[]): boolean {
  if (interaction.isModalSubmit())
    return (
      readState(fields)?.action === 'down' ||
      (interaction.message?.flags.has(MessageFlags.Ephemeral) ?? false)
    );
  if (!interaction.isButton() && !interaction.isStringSelectMenu()) return false;
  const action = interaction.isButton() ? readState(fields)?.action : 'pick';
  if (action === 'share') return false;
  if (action === 'further') return isMessagePrivate(interaction);
  return (action && FOR_ONE.has(action)) || isMessagePrivate(interaction) || !isOwn(interaction);
}

/**
 * Takes the buttons and the menu below an answer.
 *
 * @param shared the quotes that were shared recently
 * @throws Refusal if the article or the button is from another time
 */
export async function pressAnswer(
  shared: Seen,
  interaction: Component,
  fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const read = interaction.isButton() ? readState(fields) : pickIn(interaction.values, context);
  if (!read) throw unknownButton(context);
  const personal = messagesTo(interaction, context);
  const press = { interaction, state: read.state, context, personal };
  await HANDLERS[read.action]({ ...press, quotes: shownQuotes(press) }, shared);
}

function pickIn([value]: readonly string[], { ids }: CommandContext): ReturnType<typeof readState> {
  const state = pickedState(value, ids);
  return state && { action: 'pick', state };
}

import { type ButtonInteraction, MessageFlags } from 'discord.js';
import { type Messages, messagesFor } from '../../../i18n/messages.js';
import { deferReply, deferUpdate } from '../../../interactions/acknowledge.js';
import type { KeptQuestion } from '../../../interactions/asked-questions.js';
import type { CommandContext } from '../../../interactions/command.js';
import { Refusal, unknownButton } from '../../../interactions/refusal.js';
import { questionIn } from '../../../render/answer.js';
import type { ButtonOptions } from '../buttons.js';
import { narrowingIn } from '../narrowing.js';
import type { AnswerState } from '../state.js';

/** A press on a button below an answer, with all that it needs. */
export interface Press {
  readonly interaction: ButtonInteraction;
  readonly state: AnswerState;
  readonly context: CommandContext;
  /** In the language of the person. */
  readonly personal: Messages;
}

/** Where what a press does is shown. */
export interface Target {
  /** Whether the message itself changes: a private one, or one of the person's own. Others get a copy. */
  readonly isOwn: boolean;
  readonly isShareable: boolean;
  /** In the language of the server for everyone, of the person for a private message. */
  readonly messages: Messages;
}

export function isMessagePrivate({ message }: ButtonInteraction): boolean {
  return message.flags.has(MessageFlags.Ephemeral);
}

/** Whether a message may be changed by whoever presses: a private one, or one of the person's own. */
export function isOwn(interaction: ButtonInteraction): boolean {
  const { message, user } = interaction;
  const owner = message.interactionMetadata?.user ?? message.mentions.repliedUser;
  return isMessagePrivate(interaction) || owner?.id === user.id;
}

/** Acknowledges a press whose effect is a changed message. */
export async function acknowledge(press: Press): Promise<Target> {
  const { interaction, context, personal } = press;
  const { guildId } = interaction;
  const { isShared } = press.state;
  const isPrivate = isMessagePrivate(interaction);
  const changes = isOwn(interaction);
  if (changes) await deferUpdate(interaction);
  else await deferReply(interaction, true);
  return {
    isOwn: changes,
    isShareable: guildId !== null && (isPrivate || !changes) && !(changes && isShared),
    messages: changes && !isPrivate ? messagesFor(context.locale) : personal,
  };
}

/**
 * The question that the message answers, read from it or from memory.
 *
 * @throws Refusal where the message does not repeat it, and it is forgotten
 */
export function questionOf({ interaction, state, context }: Press): KeptQuestion {
  const { content } = interaction.message;
  const question = questionIn(content);
  if (question !== null) return { question, narrowing: narrowingIn(content) };
  const kept = context.questions.of(state.nonce);
  if (kept) return kept;
  if (state.nonce === '') throw unknownButton(context);
  throw new Refusal(({ t }) => t('questionForgotten', { ask: context.mention('ask') }));
}

/**
 * What the buttons need to know beside the quote. What is found for a message has no question to be asked again or
 * voted on, and no name.
 */
export function questionButtons(
  { interaction, state, context }: Press,
  shown: number,
): Pick<ButtonOptions, 'shown' | 'hasNext' | 'hasVotes'> {
  const hasQuestion = state.nonce !== '' || questionIn(interaction.message.content) !== null;
  return {
    shown: hasQuestion ? shown : 1,
    hasNext: hasQuestion ? state.hasMore : null,
    hasVotes: hasQuestion && context.journal !== null,
  };
}

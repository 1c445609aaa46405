import type { ModalSubmitInteraction } from 'discord.js';
import { showForm } from '../../../interactions/acknowledge.js';
import type { CommandContext } from '../../../interactions/command.js';
import { formField } from '../../../interactions/form-field.js';
import { Refusal, unknownButton } from '../../../interactions/refusal.js';
import { answerQuestion, QUESTION_MAX } from '../answer-question.js';
import { replyTo } from '../delivery/choose.js';
import { readState, writeState } from '../state-fields.js';
import { type Press, questionOf } from './press.js';

/** The field of the form. */
const FIELD = 'question';

/**
 * Asks in a form what else is wanted. The question must still be known: otherwise the form would be filled in for
 * nothing.
 */
export async function openForm(press: Press): Promise<void> {
  questionOf(press);
  const { interaction, state, context, personal } = press;
  const { t } = personal;
  await showForm(interaction, {
    custom_id: context.ids.sign('ask', ...writeState('further', state)),
    title: t('furtherTitle'),
    components: [formField(FIELD, t('furtherQuestion'), { min_length: 1, max_length: QUESTION_MAX })],
  });
}

/** Answers what was asked in the form, in a separate message that is as private as the one it continues from. */
export async function askFurther(
  interaction: ModalSubmitInteraction,
  fields: readonly string[],
  isPrivate: boolean,
  context: CommandContext,
): Promise<void> {
  const state = readState(fields)?.state;
  const { message } = interaction;
  if (!state || !message) throw unknownButton(context);
  const former = questionOf({ interaction: { message }, state, context });
  const question = interaction.fields.getTextInputValue(FIELD).trim().slice(0, QUESTION_MAX);
  if (question === '') throw new Refusal(({ t }) => t('findNoText'));
  const before = [...former.before, former.question];
  const asked = { question, count: null, narrowing: former.narrowing, before };
  await answerQuestion(interaction, asked, replyTo(interaction, isPrivate), context);
}

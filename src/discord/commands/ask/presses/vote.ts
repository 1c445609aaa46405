import { MessageFlags, type ModalSubmitInteraction, TextInputStyle } from 'discord.js';
import { messagesTo } from '../../../i18n/messages.js';
import { replyAtOnce, showForm } from '../../../interactions/acknowledge.js';
import type { CommandContext } from '../../../interactions/command.js';
import { formField } from '../../../interactions/form-field.js';
import { journalFor } from '../../../interactions/journal-for.js';
import { Refusal, unknownButton } from '../../../interactions/refusal.js';
import type { AnswerState } from '../state.js';
import { writeState } from '../state-fields.js';
import { type Press, questionOf } from './press.js';

/** The field of the form, and how much may be written into it, in UTF-16 code units. */
const FIELD = 'need';
const NEED_MAX = 300;

/**
 * Records that an answer was good. A person's last vote on an answer counts, no matter on which copy. Who it was is
 * kept only as a hash, which reveals nothing without the bot's key.
 */
export async function voteUp(press: Press): Promise<void> {
  if (record(press, true) === 'same') throw new Refusal(({ t }) => t('votedAlready'));
  await replyAtOnce(press.interaction, {
    content: press.personal.t('thanksUp'),
    flags: MessageFlags.Ephemeral,
  });
}

/** Records that it was not, and asks in a form what is missing. Closing the form does not undo the vote. */
export async function voteDown(press: Press): Promise<void> {
  record(press, false);
  const { interaction, state, context, personal } = press;
  const { t } = personal;
  await showForm(interaction, {
    custom_id: context.ids.sign('ask', ...writeState('down', state)),
    title: t('needTitle'),
    components: [
      formField(FIELD, t('needLabel'), {
        description: t('needHint'),
        style: TextInputStyle.Paragraph,
        required: false,
        max_length: NEED_MAX,
      }),
    ],
  });
}

/** Keeps what is missing, only for the admins of the server; nothing if the form is empty. */
export async function tellNeed(
  interaction: ModalSubmitInteraction,
  state: AnswerState,
  context: CommandContext,
): Promise<void> {
  const { message, guildId } = interaction;
  if (!message) throw unknownButton(context);
  const { t } = messagesTo(interaction, context);
  const need = interaction.fields.getTextInputValue(FIELD).trim().slice(0, NEED_MAX);
  const voted = votedOn({ interaction: { message, guildId }, state, context });
  const ballot = ballotOf(interaction, message.id, state, context);
  if (need !== '' && journalFor(guildId, context)?.recordNeed(voted, need, ballot) === false)
    throw new Refusal(({ t }) => t('needAlready'));
  await replyAtOnce(interaction, {
    content: t(need === '' ? 'thanksDown' : 'thanksNeed'),
    flags: MessageFlags.Ephemeral,
  });
}

/** On a server that has removed the bot a vote is taken and not kept. */
function record({ interaction, state, context }: Press, isHelpful: boolean) {
  if (!context.journal) throw unknownButton(context);
  const ballot = ballotOf(interaction, interaction.message.id, state, context);
  const voted = votedOn({ interaction, state, context });
  return journalFor(interaction.guildId, context)?.recordVote(voted, isHelpful, ballot) ?? 'first';
}

function votedOn(
  on: Parameters<typeof questionOf>[0] & { readonly interaction: { readonly guildId: string | null } },
) {
  const { question } = questionOf(on);
  return { question, tier: on.state.tier, guildId: on.interaction.guildId };
}

/** Stands for a person and an answer, or a message if that has no name. */
function ballotOf(
  { user }: { readonly user: { readonly id: string } },
  messageId: string,
  { nonce }: AnswerState,
  { ids }: CommandContext,
): string {
  return ids.pseudonym(nonce || messageId, user.id);
}

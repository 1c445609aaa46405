import {
  ApplicationCommandOptionType,
  type ButtonInteraction,
  ButtonStyle,
  type ChatInputCommandInteraction,
  ComponentType,
  MessageFlags,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { IndexProgress, IndexStage } from '../../../indexing/report.js';
import { localized, localizedName } from '../../i18n/localized.js';
import { localeOf, type MessageKey, type Messages, messagesFor } from '../../i18n/messages.js';
import { deferReply, deferUpdate, replyAtOnce } from '../../interactions/acknowledge.js';
import type { Command, CommandContext } from '../../interactions/command.js';
import { explainFailure } from '../../interactions/failures.js';
import { LongReply } from '../../interactions/long-reply.js';
import { Refusal } from '../../interactions/refusal.js';
import { type ActionRow, type Message, plainMessage } from '../../render/message.js';
import { FOR_ADMINS } from '../everywhere.js';
import { renderReport } from './report.js';

const GO_BACK = 'go-back';

const data = (): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  ...localized('reindex'),
  ...FOR_ADMINS,
  options: [
    {
      type: ApplicationCommandOptionType.String,
      ...localized('action'),
      choices: [
        { ...localizedName('rebuildName'), value: 'rebuild' },
        { ...localizedName('goBackName'), value: GO_BACK },
      ],
    },
  ],
});

/** What the buttons do: end the run that is under way, or undo the run whose report they stand below. */
const CANCEL = 'c';
const UNDO = 'b';

/** A run that is under way: which one, and how to end it. */
interface Run {
  readonly id: string;
  readonly cancel: AbortController;
}

/** `/reindex [action]`: for admins, one run at a time. Everyone in the channel sees how it goes and how it ends. */
export function createReindex(): Command {
  let running: Run | null = null;
  return {
    data: data(),
    isForAdmins: true,
    async execute(interaction, context) {
      if (running) throw new Refusal(({ t }) => t('reindexBusy'));
      if (interaction.options.getString('action') === GO_BACK) {
        await deferReply(interaction, false);
        await interaction.editReply(await goBack(context));
        return;
      }
      running = { id: interaction.id, cancel: new AbortController() };
      const reply = new LongReply(interaction, context.timing, context.logger);
      const message = await run(interaction, reply, running, context).finally(() => {
        running = null;
      });
      await reply.end(message);
    },
    async press(interaction, [what, id = ''], context) {
      if (what === UNDO) return undo(interaction, id, context);
      if (!running || running.id !== id) throw new Refusal(({ t }) => t('reindexNothingToCancel'));
      running.cancel.abort();
      await sayCancelling(interaction, context);
    },
  };
}

async function sayCancelling(interaction: ButtonInteraction, { locale }: CommandContext): Promise<void> {
  const content = messagesFor(localeOf(interaction.locale, locale)).t('reindexCancelling');
  await replyAtOnce(interaction, { content, flags: MessageFlags.Ephemeral });
}

/** Goes back from the generation that a report is about, if it still serves; the report loses its button. */
async function undo(
  interaction: ButtonInteraction,
  generation: string,
  context: CommandContext,
): Promise<void> {
  await deferUpdate(interaction);
  const { id } = await context.answers.info();
  if (id !== generation)
    throw new Refusal(({ t }) => t('goBackOutdated', { reindex: context.mention('reindex') }));
  const message = await goBack(context);
  await interaction.editReply({ components: [] });
  await interaction.followUp(message);
}

async function goBack({ goBack, answers, locale }: CommandContext): Promise<Message> {
  const { from, to } = await goBack();
  const { articles, passages } = await answers.info();
  return plainMessage(messagesFor(locale).t('wentBack', { articles, passages, from, to }));
}

const STAGES = {
  reading: 'progressReading',
  embedding: 'progressEmbedding',
  writing: 'progressWriting',
  verifying: 'progressVerifying',
} as const satisfies Record<IndexStage, MessageKey>;

function progressText({ stage, done, total }: IndexProgress, messages: Messages): string {
  return messages.t(STAGES[stage], { done, total });
}

/** A run that fails is told like one that succeeds: the reply may be too old for the ordinary way. */
async function run(
  { id }: ChatInputCommandInteraction,
  reply: LongReply,
  { cancel }: Run,
  context: CommandContext,
): Promise<Message> {
  const messages = messagesFor(context.locale);
  const cancelId = context.ids.sign('reindex', CANCEL, id);
  const withCancel = (content: string): Message => ({
    ...plainMessage(content),
    components: [buttonRow(cancelId, messages.t('reindexCancel'), ButtonStyle.Danger)],
  });
  await reply.begin(withCancel(messages.t('reindexStarted')));
  try {
    const report = await context.runIndexer(
      (progress) => reply.progress(withCancel(progressText(progress, messages))),
      AbortSignal.any([context.signal, cancel.signal]),
    );
    const undoId = context.ids.sign('reindex', UNDO, report.generation);
    return {
      ...renderReport(report, messages),
      components: [buttonRow(undoId, messages.t('goBack'), ButtonStyle.Secondary)],
    };
  } catch (error) {
    return plainMessage(explainFailure(error, 'reindex', messages, context, true));
  }
}

function buttonRow(
  customId: string,
  label: string,
  style: ButtonStyle.Secondary | ButtonStyle.Danger,
): ActionRow {
  const button = { type: ComponentType.Button as const, style, label, custom_id: customId };
  return { type: ComponentType.ActionRow, components: [button] };
}

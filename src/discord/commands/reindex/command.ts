import {
  type APIButtonComponent,
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
import { type MessageKey, type Messages, messagesFor, messagesTo } from '../../i18n/messages.js';
import { deferReply, deferUpdate, replyAtOnce } from '../../interactions/acknowledge.js';
import type { Command, CommandContext } from '../../interactions/command.js';
import { explainFailure } from '../../interactions/failures.js';
import { LongReply } from '../../interactions/long-reply.js';
import { Refusal } from '../../interactions/refusal.js';
import { type ActionRow, type Message, plainMessage } from '../../render/message.js';
import { FOR_ADMINS } from '../everywhere.js';
import { sizeText } from '../status/size.js';
import { renderReport, summaryOf } from './report.js';

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

/** What the buttons do: end the run that is under way; undo the run above them, or show its details. */
const CANCEL = 'c';
const UNDO = 'b';
const DETAILS = 'd';

/** A run that is under way: its id, and how to end it. */
interface Run {
  readonly id: string;
  readonly cancel: AbortController;
}

/** How a run has ended: for everyone, and in detail, only for admins, in their language. */
interface Ending {
  readonly message: Message;
  details(messages: Messages): Message;
}

/**
 * `/reindex [action]`: for admins, one run at a time. Everyone in the channel sees how it goes and that it has ended,
 * if all collections are read there; what it has found in the folder is for admins, as are paths and reasons of failures.
 */
export function createReindex(): Command {
  let running: Run | null = null;
  let last: { readonly id: string; readonly ending: Ending } | null = null;
  return {
    data: data(),
    forAdminsOf: 'index',
    async execute(interaction, context) {
      if (running) throw new Refusal(({ t }) => t('reindexBusy'));
      if (interaction.options.getString('action') === GO_BACK) {
        await deferReply(interaction, isPrivate(context));
        await interaction.editReply(await goBack(context));
        return;
      }
      running = { id: interaction.id, cancel: new AbortController() };
      const reply = new LongReply(interaction, context.timing, context.logger, isPrivate(context));
      const ending = await run(interaction, reply, running, context).finally(() => {
        running = null;
      });
      last = { id: interaction.id, ending };
      await reply.end(ending.message);
      await reply.whisper(ending.details(messagesTo(interaction, context)));
    },
    async press(interaction, [what, id = ''], context) {
      if (what === UNDO) return undo(interaction, id, context);
      if (what === DETAILS) return tellDetails(interaction, last?.id === id ? last.ending : null, context);
      if (!running || running.id !== id) throw new Refusal(({ t }) => t('reindexNothingToCancel'));
      running.cancel.abort();
      await sayCancelling(interaction, context);
    },
  };
}

/** Whether what is told is for the person alone: the totals would reveal collections that are not read there. */
function isPrivate({ scope }: Pick<CommandContext, 'scope'>): boolean {
  return scope !== null;
}

async function sayCancelling(interaction: ButtonInteraction, context: CommandContext): Promise<void> {
  const content = messagesTo(interaction, context).t('reindexCancelling');
  await replyAtOnce(interaction, { content, flags: MessageFlags.Ephemeral });
}

async function tellDetails(
  interaction: ButtonInteraction,
  ending: Ending | null,
  context: CommandContext,
): Promise<void> {
  if (!ending) throw new Refusal(({ t }) => t('detailsGone'));
  const messages = messagesTo(interaction, context);
  await replyAtOnce(interaction, { ...ending.details(messages), flags: MessageFlags.Ephemeral });
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
  // The report may be gone by now: first say what was done.
  await interaction.followUp(isPrivate(context) ? { ...message, flags: MessageFlags.Ephemeral } : message);
  await interaction.editReply({ components: [] });
}

async function goBack({ goBack, answers, locale }: CommandContext): Promise<Message> {
  const { from, to } = await goBack();
  const messages = messagesFor(locale);
  return plainMessage(messages.t('wentBack', { size: sizeText(await answers.info(), messages), from, to }));
}

const STAGES = {
  reading: 'progressReading',
  embedding: 'progressEmbedding',
  writing: 'progressWriting',
  verifying: 'progressVerifying',
} as const satisfies Record<IndexStage, MessageKey>;

function progressText({ stage, done, total, indexers = 1 }: IndexProgress, { t }: Messages): string {
  const progress = t(STAGES[stage], { done, total });
  return indexers > 1 ? t('progressTogether', { progress, indexers }) : progress;
}

/** A failed run is reported like a successful one: the reply may be too old for the ordinary way. */
async function run(
  { id }: ChatInputCommandInteraction,
  reply: LongReply,
  { cancel }: Run,
  context: CommandContext,
): Promise<Ending> {
  const messages = messagesFor(context.locale);
  const detailsId = context.ids.sign('reindex', DETAILS, id);
  const details = button(detailsId, messages.t('details'), ButtonStyle.Secondary);
  const cancelId = context.ids.sign('reindex', CANCEL, id);
  const withCancel = (content: string): Message => ({
    ...plainMessage(content),
    components: [row(button(cancelId, messages.t('reindexCancel'), ButtonStyle.Danger))],
  });
  await reply.begin(withCancel(messages.t('reindexStarted')));
  try {
    const report = await context.runIndexer(
      (progress) => reply.progress(withCancel(progressText(progress, messages))),
      AbortSignal.any([context.signal, cancel.signal]),
    );
    const undoId = context.ids.sign('reindex', UNDO, report.generation);
    const undo = button(undoId, messages.t('goBack'), ButtonStyle.Secondary);
    return {
      message: { ...plainMessage(summaryOf(report, messages)), components: [row(details, undo)] },
      details: (personal) => renderReport(report, personal),
    };
  } catch (error) {
    const { said, detailed } = explainFailure(error, 'reindex', messages, context);
    return {
      message: { ...plainMessage(said), components: [row(details)] },
      details: () => plainMessage(detailed),
    };
  }
}

function button(
  customId: string,
  label: string,
  style: ButtonStyle.Secondary | ButtonStyle.Danger,
): APIButtonComponent {
  return { type: ComponentType.Button, style, label, custom_id: customId };
}

function row(...components: APIButtonComponent[]): ActionRow {
  return { type: ComponentType.ActionRow, components };
}

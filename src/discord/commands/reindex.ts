import {
  type ButtonInteraction,
  ButtonStyle,
  type ChatInputCommandInteraction,
  ComponentType,
  MessageFlags,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { IndexProgress, IndexStage } from '../../indexing/report.js';
import { replyAtOnce } from '../acknowledge.js';
import type { Command, CommandContext } from '../command.js';
import { explainFailure } from '../failures.js';
import { renderReport } from '../index-report.js';
import { localized } from '../localized.js';
import { LongReply } from '../long-reply.js';
import { type Message, plainMessage } from '../message.js';
import { localeOf, type MessageKey, type Messages, messagesFor } from '../messages.js';
import { Refusal } from '../refusal.js';
import { FOR_ADMINS } from './everywhere.js';

const data = (): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  ...localized('reindex'),
  ...FOR_ADMINS,
});

/** A run that is under way: which one, and how to end it. */
interface Run {
  readonly id: string;
  readonly cancel: AbortController;
}

/** `/reindex`: for admins, one run at a time. Everyone in the channel sees how it goes and how it ends. */
export function createReindex(): Command {
  let running: Run | null = null;
  return {
    data: data(),
    isForAdmins: true,
    async execute(interaction, context) {
      if (running) throw new Refusal(({ t }) => t('reindexBusy'));
      running = { id: interaction.id, cancel: new AbortController() };
      const reply = new LongReply(interaction, context.timing, context.logger);
      const message = await run(interaction, reply, running, context).finally(() => {
        running = null;
      });
      await reply.end(message);
    },
    async press(interaction, [, id], context) {
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
  const withCancel = (content: string): Message => ({
    ...plainMessage(content),
    components: [cancelRow(context.ids.sign('reindex', 'c', id), messages)],
  });
  await reply.begin(withCancel(messages.t('reindexStarted')));
  try {
    const report = await context.runIndexer(
      (progress) => reply.progress(withCancel(progressText(progress, messages))),
      AbortSignal.any([context.signal, cancel.signal]),
    );
    return renderReport(report, messages);
  } catch (error) {
    return plainMessage(explainFailure(error, 'reindex', messages, context));
  }
}

function cancelRow(customId: string, messages: Messages): Message['components'][number] {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.Button,
        style: ButtonStyle.Danger,
        label: messages.t('reindexCancel'),
        custom_id: customId,
      },
    ],
  };
}

import {
  ApplicationIntegrationType,
  type ChatInputCommandInteraction,
  InteractionContextType,
  MessageFlags,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { IndexProgress, IndexStage } from '../../indexing/report.js';
import type { Command, CommandContext } from '../command.js';
import { explainFailure } from '../failures.js';
import { renderReport } from '../index-report.js';
import { LongReply } from '../long-reply.js';
import { type Message, plainMessage } from '../message.js';
import { localeOf, type MessageKey, type Messages, messagesFor } from '../messages.js';

const data = {
  name: 'reindex',
  description: 'Read the articles again and rebuild the index (admins)',
  description_localizations: {
    'zh-CN': '重新读取文章并重建索引（管理员）',
    'zh-TW': '重新讀取文章並重建索引（管理員）',
  },
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
  default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
} as const satisfies RESTPostAPIChatInputApplicationCommandsJSONBody;

/** `/reindex`: for admins, one run at a time. Everyone in the channel sees how it goes and how it ends. */
export function createReindex(): Command {
  let isRunning = false;
  return {
    data,
    async execute(interaction, context) {
      const personal = messagesFor(localeOf(interaction.locale, context.locale));
      if (!mayReindex(interaction, context.adminRoleIds)) return refuse(interaction, personal.t('adminOnly'));
      if (isRunning) return refuse(interaction, personal.t('reindexBusy'));
      isRunning = true;
      const reply = new LongReply(interaction, context.timing, context.logger);
      const message = await run(reply, context).finally(() => {
        isRunning = false;
      });
      await reply.end(message);
    },
  };
}

/** Discord hides the command from others, but a server's settings can override that, so it is checked again. */
function mayReindex(
  { member, memberPermissions }: ChatInputCommandInteraction,
  adminRoleIds: readonly string[],
): boolean {
  if (member === null) return false;
  const roleIds = Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
  const mayManage = memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
  return mayManage || adminRoleIds.some((id) => roleIds.includes(id));
}

async function refuse(interaction: ChatInputCommandInteraction, content: string): Promise<void> {
  await interaction.reply({ content, flags: MessageFlags.Ephemeral });
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
async function run(reply: LongReply, context: CommandContext): Promise<Message> {
  const messages = messagesFor(context.locale);
  await reply.begin(messages.t('reindexStarted'));
  try {
    const report = await context.runIndexer(
      (progress) => reply.progress(progressText(progress, messages)),
      context.signal,
    );
    return renderReport(report, messages);
  } catch (error) {
    return plainMessage(explainFailure(error, 'reindex', messages, context.logger));
  }
}

import type {
  APIEmbedField,
  ChatInputCommandInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { StandIn } from '../../../index/generation-info.js';
import { inEnglish } from '../../../sentence.js';
import { localized } from '../../i18n/localized.js';
import { type Messages, messagesTo } from '../../i18n/messages.js';
import { deferReply } from '../../interactions/acknowledge.js';
import type { Command, CommandContext } from '../../interactions/command.js';
import { COLOURS } from '../../render/colours.js';
import { escapeMarkdown, inLine } from '../../render/markup.js';
import { FOR_ADMINS } from '../everywhere.js';
import { uptimeText } from './duration.js';
import { sizeText } from './size.js';

const MEGABYTE = 1024 * 1024;

const data = (): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  ...localized('status'),
  ...FOR_ADMINS,
});

async function execute(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void> {
  const messages = messagesTo(interaction, context);
  await deferReply(interaction, true);
  const fields = [
    await indexField(context, messages),
    botField(interaction.client.ws.ping, context, messages),
    questionsField(context, messages),
    errorsField(context, messages),
  ];
  await interaction.editReply({
    embeds: [{ title: messages.t('statusTitle'), color: COLOURS.article, fields }],
  });
}

async function indexField({ answers }: CommandContext, messages: Messages): Promise<APIEmbedField> {
  const info = await answers.info();
  const { id, model } = info;
  const value = messages.t('statusIndexValue', {
    size: sizeText(info, messages),
    generation: id,
    model: model ? escapeMarkdown(model.name) : messages.t('statusNoModel'),
  });
  const lines = info.standsIn ? [standInLine(info.standsIn, messages), value] : [value];
  return { name: messages.t('statusIndex'), value: lines.join('\n') };
}

/** How much of a reason fits beside the rest. */
const REASON_LENGTH = 500;

function standInLine({ since, why }: StandIn, messages: Messages): string {
  const line = messages.t('statusStandsIn', { since: `<t:${Math.floor(since / 1000)}:f>` });
  return `⚠️ ${line}\n-# ${inLine(inEnglish(why), REASON_LENGTH)}`;
}

function botField(ping: number, { telemetry, timing }: CommandContext, messages: Messages): APIEmbedField {
  const value = messages.t('statusBotValue', {
    uptime: uptimeText(timing.elapsed() - telemetry.startedAt, messages),
    memory: Math.round(process.memoryUsage.rss() / MEGABYTE),
    ping: ping >= 0 ? messages.t('statusPing', { ms: Math.round(ping) }) : messages.t('statusPingUnknown'),
  });
  return { name: messages.t('statusBot'), value, inline: true };
}

function questionsField({ telemetry, journal, timing }: CommandContext, messages: Messages): APIEmbedField {
  const midnight = new Date(timing.now()).setHours(0, 0, 0, 0);
  const today = journal ? journal.questionsSince(midnight) : '–';
  const median = telemetry.latency(0.5);
  const p95 = telemetry.latency(0.95);
  const value =
    median === null || p95 === null
      ? messages.t('statusNoQuestions', { today })
      : messages.t('statusQuestionsValue', { today, median: Math.round(median), p95: Math.round(p95) });
  return { name: messages.t('statusQuestions'), value, inline: true };
}

/** Times as Discord shows them: in each person's own time zone. */
function errorsField({ telemetry }: CommandContext, messages: Messages): APIEmbedField {
  const lines = telemetry.errors.map(
    ({ at, id, where }) => `<t:${Math.floor(at / 1000)}:R> ${escapeMarkdown(where)}: ${id}`,
  );
  const value = lines.length > 0 ? lines.join('\n') : messages.t('statusNoErrors');
  return { name: messages.t('statusErrors'), value };
}

/** `/status`: the state of the index and the bot, for admins. */
export function createStatus(): Command {
  return { data: data(), forAdminsOf: 'index', execute };
}

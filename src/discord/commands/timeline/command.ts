import {
  ApplicationCommandOptionType,
  type ChatInputCommandInteraction,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Timeline } from '../../../answer/timeline.js';
import { oneLine } from '../../../text/one-line.js';
import { localized } from '../../i18n/localized.js';
import { type Messages, messagesFor } from '../../i18n/messages.js';
import { deferReply } from '../../interactions/acknowledge.js';
import type { Command, CommandContext } from '../../interactions/command.js';
import { countQuestion, inTurn } from '../../interactions/question-turn.js';
import { layOut } from '../../render/layout.js';
import { escapeMarkdown, shorten } from '../../render/markup.js';
import { type Message, plainMessage } from '../../render/message.js';
import { quoteCard } from '../../render/quote-card.js';
import { EVERYWHERE } from '../everywhere.js';

const TOPIC_MAX = 200;

const data = (): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  ...localized('timeline'),
  ...EVERYWHERE,
  options: [
    {
      type: ApplicationCommandOptionType.String,
      ...localized('topic'),
      required: true,
      max_length: TOPIC_MAX,
    },
  ],
});

async function execute(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void> {
  const topic = interaction.options.getString('topic', true).slice(0, TOPIC_MAX);
  countQuestion(interaction, context);
  await deferReply(interaction, false);
  const timeline = await inTurn(interaction, context, () => context.answers.timeline(topic));
  await interaction.editReply(renderTimeline(timeline, messagesFor(context.locale), context.echo));
}

/** A timeline as a message: an embed for each quote with its date above, and long gaps. */
function renderTimeline({ topic, entries, leftOut }: Timeline, messages: Messages, echo = true): Message {
  const shown = shorten(oneLine(topic), 2 * TOPIC_MAX, escapeMarkdown);
  const title = echo ? messages.t('timelineTitle', { topic: shown }) : '';
  if (entries.length === 0)
    return plainMessage([title, messages.t('timelineNothing')].filter(Boolean).join('\n'));
  const cards = entries.map(({ quote, gapBefore }) => {
    const gap = gapBefore > 0 ? [messages.t('timelineGap', { count: gapBefore })] : [];
    const date = quote.date === null ? messages.t('timelineUndated') : `**${quote.date}**`;
    // The date is above already, and no words are in bold, since none answer anything.
    const plain = { ...quote, date: null, highlights: [] };
    return quoteCard(plain, { tier: 'found', before: [...gap, date].join('\n') }, messages);
  });
  const more = leftOut > 0 ? messages.t('timelineMore', { count: leftOut }) : '';
  return {
    content: [title, more].filter(Boolean).join('\n'),
    embeds: layOut(cards, messages),
    components: [],
  };
}

/** `/timeline topic`: what the articles say on it, one quote from each, oldest first. */
export function createTimeline(): Command {
  return { data: data(), execute };
}

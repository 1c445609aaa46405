import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  type ChatInputCommandInteraction,
  InteractionContextType,
  MessageFlags,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command, CommandContext } from '../command.js';
import { localeOf, messagesFor } from '../messages.js';
import { MAX_QUOTES, renderAnswer } from '../render.js';

const DEFAULT_COUNT = 3;
const QUESTION_MAX = 500;

const data = {
  name: 'ask',
  description: 'Ask the articles a question; they answer in their own words',
  description_localizations: {
    'zh-CN': '向文章提问，用文章原文回答',
    'zh-TW': '向文章提問，用文章原文回答',
  },
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'question',
      description: 'What do you want to know?',
      description_localizations: { 'zh-CN': '你想知道什么？', 'zh-TW': '你想知道什麼？' },
      required: true,
      max_length: QUESTION_MAX,
    },
    {
      type: ApplicationCommandOptionType.Integer,
      name: 'count',
      description: `How many quotes at most (${DEFAULT_COUNT} if you don't say)`,
      description_localizations: {
        'zh-CN': `最多几段引文（默认 ${DEFAULT_COUNT} 段）`,
        'zh-TW': `最多幾段引文（預設 ${DEFAULT_COUNT} 段）`,
      },
      min_value: 1,
      max_value: MAX_QUOTES,
    },
    {
      type: ApplicationCommandOptionType.Boolean,
      name: 'private',
      description: 'Show the answer to you alone',
      description_localizations: { 'zh-CN': '答案只给你自己看', 'zh-TW': '答案只給你自己看' },
    },
  ],
} as const satisfies RESTPostAPIChatInputApplicationCommandsJSONBody;

async function execute(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void> {
  const question = interaction.options.getString('question', true);
  const isPrivate = interaction.options.getBoolean('private') ?? false;
  const top = interaction.options.getInteger('count') ?? DEFAULT_COUNT;
  await interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {});
  const answer = await context.answers.ask(question, { top });
  const locale = isPrivate ? localeOf(interaction.locale, context.locale) : context.locale;
  await interaction.editReply(renderAnswer(answer, messagesFor(locale)));
}

/** `/ask question [count] [private]`: the best quotes, for everyone or for the person alone. */
export const ask: Command = { data, execute };

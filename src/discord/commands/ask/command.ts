import { randomBytes } from 'node:crypto';
import {
  ApplicationCommandOptionType,
  type ChatInputCommandInteraction,
  type Interaction,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Answer } from '../../../answer/answer.js';
import { localized } from '../../i18n/localized.js';
import { localeOf, messagesFor } from '../../i18n/messages.js';
import { deferReply } from '../../interactions/acknowledge.js';
import type { Command, CommandContext } from '../../interactions/command.js';
import { countQuestion, inTurn } from '../../interactions/question-turn.js';
import { Seen } from '../../interactions/seen.js';
import { MAX_QUOTES } from '../../render/answer.js';
import { EVERYWHERE } from '../everywhere.js';
import { isPressPrivate, pressAnswer } from './presses/press-answer.js';
import { answerReply } from './reply.js';

const DEFAULT_COUNT = 3;
const QUESTION_MAX = 500;
/** Enough that no two answers have the same name by chance: 8 characters in a button. */
const NONCE_BYTES = 6;
/** As many messages that were shared are remembered, until their buttons have changed. */
const SHARES_REMEMBERED = 1000;

const data = (): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  ...localized('ask'),
  ...EVERYWHERE,
  options: [
    {
      type: ApplicationCommandOptionType.String,
      ...localized('question'),
      required: true,
      max_length: QUESTION_MAX,
    },
    {
      type: ApplicationCommandOptionType.Integer,
      ...localized('count'),
      min_value: 1,
      max_value: MAX_QUOTES,
    },
    { type: ApplicationCommandOptionType.Boolean, ...localized('private') },
  ],
});

async function execute(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void> {
  const question = interaction.options.getString('question', true).slice(0, QUESTION_MAX);
  const isPrivate = interaction.options.getBoolean('private') ?? false;
  const count = interaction.options.getInteger('count') ?? DEFAULT_COUNT;
  countQuestion(interaction, context);
  await deferReply(interaction, isPrivate);
  const answer = await inTurn(interaction, context, () => context.answers.ask(question, { top: count }));
  const locale = isPrivate ? localeOf(interaction.locale, context.locale) : context.locale;
  const isShareable = isPrivate && interaction.guildId !== null;
  const echo = isPrivate || context.echo;
  const nonce = randomBytes(NONCE_BYTES).toString('base64url');
  const options = { first: 0, count, focus: 0, isShareable, nonce, echo, messages: messagesFor(locale) };
  await interaction.editReply(answerReply(answer, options, context));
  record(answer, interaction.guildId, context);
}

function isPrivate(interaction: Interaction, fields: readonly string[]): boolean {
  if (interaction.isChatInputCommand()) return interaction.options.getBoolean('private') ?? false;
  return interaction.isButton() && isPressPrivate(interaction, fields);
}

/** Keeps what was asked and what was quoted, if that is wanted: who has asked is not among it. */
function record(
  { question, tier, chat, quotes }: Answer,
  guildId: string | null,
  { journal, logger }: CommandContext,
): void {
  try {
    if (chat) return;
    journal?.recordQuestion({ question, tier, guildId });
    if (tier !== 'nothing') journal?.recordCitations(quotes.slice(0, MAX_QUOTES), guildId);
  } catch (error) {
    logger.error({ failure: error }, 'The question is answered, but could not be kept for /gaps');
  }
}

/** `/ask question [count] [private]`: the best quotes, for everyone or for the person alone. */
export function createAsk(): Command {
  const shared = new Seen(SHARES_REMEMBERED);
  return { data: data(), isPrivate, execute, press: (...press) => pressAnswer(shared, ...press) };
}

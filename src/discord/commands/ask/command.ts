import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { targetWords } from '../../attachments/target-words.js';
import { localized, localizedName } from '../../i18n/localized.js';
import type { Command, CommandContext } from '../../interactions/command.js';
import { Seen } from '../../interactions/seen.js';
import { MAX_QUOTES } from '../../render/answer.js';
import { EVERYWHERE } from '../everywhere.js';
import { completeTitle, WANTED_MAX } from '../source/complete.js';
import { type AskedQuestion, answerQuestion, QUESTION_MAX } from './answer-question.js';
import { deliveryFor, privateDelivery } from './delivery/choose.js';
import { narrowingOf, TAG_MAX } from './narrowing.js';
import { askFurther } from './presses/further.js';
import { isPressPrivate, pressAnswer } from './presses/press-answer.js';
import { tellNeed } from './presses/vote.js';
import { readState } from './state-fields.js';

/** How many shared messages are remembered until their buttons have changed. */
const SHARES_REMEMBERED = 1000;
/** How long a written date may be. */
const DATE_MAX = 12;

function data(): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const text = ApplicationCommandOptionType.String as const;
  const count = ApplicationCommandOptionType.Integer as const;
  return {
    ...localized('ask'),
    ...EVERYWHERE,
    options: [
      { type: text, ...localized('question'), required: true, max_length: QUESTION_MAX },
      { type: count, ...localized('count'), min_value: 1, max_value: MAX_QUOTES },
      { type: ApplicationCommandOptionType.Boolean, ...localized('private') },
      { type: text, ...localized('inArticle'), autocomplete: true, max_length: WANTED_MAX },
      { type: text, ...localized('tag'), max_length: TAG_MAX },
      { type: text, ...localized('since'), max_length: DATE_MAX },
      { type: text, ...localized('until'), max_length: DATE_MAX },
      { type: ApplicationCommandOptionType.User, ...localized('for') },
      { type: ApplicationCommandOptionType.Boolean, ...localized('thread') },
    ],
  };
}

async function execute(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void> {
  const { options } = interaction;
  const asked = {
    question: options.getString('question', true).slice(0, QUESTION_MAX),
    count: options.getInteger('count'),
    narrowing: narrowingOf(options, WANTED_MAX),
  };
  const recipient = options.getUser('for')?.id ?? null;
  const inThread = options.getBoolean('thread') ?? false;
  const isPrivate = options.getBoolean('private') ?? false;
  const delivery = deliveryFor(interaction, { recipient, inThread, isPrivate }, context);
  await answerQuestion(interaction, asked, delivery, context);
}

function isPrivate(interaction: Interaction, fields: readonly string[]): boolean {
  if (interaction.isChatInputCommand() || interaction.isAutocomplete())
    return interaction.options.getBoolean('private') ?? false;
  return isPressPrivate(interaction, fields);
}

/**
 * `/ask question [count] [private] [article] [tag] [since] [until] [for] [thread]`: the best quotes, for everyone,
 * for somebody, or privately.
 */
export function createAsk(): Command {
  const shared = new Seen(SHARES_REMEMBERED);
  return {
    data: data(),
    isPrivate,
    execute,
    autocomplete: completeTitle,
    press: (...press) => pressAnswer(shared, ...press),
    choose: (...choice) => pressAnswer(shared, ...choice),
    submit: submitForm,
  };
}

/** Takes the forms that the buttons of an answer open. */
async function submitForm(
  interaction: ModalSubmitInteraction,
  fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const read = readState(fields);
  if (read?.action === 'down') await tellNeed(interaction, read.state, context);
  else await askFurther(interaction, fields, isPressPrivate(interaction, fields), context);
}

async function inspect(
  interaction: MessageContextMenuCommandInteraction,
  context: CommandContext,
): Promise<void> {
  const read = targetWords(interaction, context);
  const asked = async (): Promise<AskedQuestion> => {
    const { text, isPartial } = await read();
    const question = text.slice(0, QUESTION_MAX);
    return { question, count: null, narrowing: {}, isPartial: isPartial || question !== text };
  };
  await answerQuestion(interaction, asked, privateDelivery(interaction), context);
}

/** “Answer this”: a message as the question, answered privately; its buttons are those of `/ask`. */
export function createAnswerThis(): Command {
  const type = ApplicationCommandType.Message as const;
  return {
    data: { type, ...localizedName('answerThisName'), ...EVERYWHERE },
    isPrivate: () => true,
    inspect,
  };
}

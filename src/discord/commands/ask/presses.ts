import type { APIEmbed, ButtonInteraction, Message as DiscordMessage } from 'discord.js';
import { MessageFlags } from 'discord.js';
import { textVersion } from '../../../answer/article-key.js';
import type { Article } from '../../../articles/article.js';
import { localeOf, type Messages, messagesFor } from '../../i18n/messages.js';
import { deferReply, deferUpdate, replyAtOnce } from '../../interactions/acknowledge.js';
import type { CommandContext } from '../../interactions/command.js';
import { countQuestion, inTurn } from '../../interactions/question-turn.js';
import { Refusal } from '../../interactions/refusal.js';
import { questionIn, quoteCard } from '../../render/answer.js';
import { embedLength, layOut } from '../../render/layout.js';
import { escapeMarkdown, oneLine, shorten } from '../../render/markup.js';
import type { Message } from '../../render/message.js';
import { renderArticlePage } from '../source/page.js';
import { answerButtons } from './buttons.js';
import { answerFromThe, answerReply, mayHaveNext } from './reply.js';
import { type Action, type AnswerState, readState } from './state.js';

const NAME_LENGTH = 40;
/** How many votes are remembered, so that nobody votes twice on one answer; not written down anywhere. */
const VOTES_REMEMBERED = 5000;

/** A press on a button below an answer, with all that it needs. */
interface Press {
  readonly interaction: ButtonInteraction;
  readonly state: AnswerState;
  readonly context: CommandContext;
  /** In the language of the person. */
  readonly personal: Messages;
}

/**
 * Takes the buttons below an answer.
 *
 * @param voted who has voted on what
 * @throws Refusal where the article or the button is from another time
 */
export async function pressAnswer(
  voted: Set<string>,
  interaction: ButtonInteraction,
  fields: readonly string[],
  context: CommandContext,
): Promise<void> {
  const read = readState(fields);
  if (!read) throw unknownButton(context);
  const personal = messagesFor(localeOf(interaction.locale, context.locale));
  const press = { interaction, state: read.state, context, personal };
  await HANDLERS[read.action](press, voted);
}

const HANDLERS: Readonly<Record<Action, (press: Press, voted: Set<string>) => Promise<void>>> = {
  wider: (press) => resize(press, press.state.steps + 1),
  narrower: (press) => resize(press, Math.max(0, press.state.steps - 1)),
  next: (press) => turnTo(press, press.state.first + press.state.count, 0),
  focus: (press) => turnTo(press, press.state.first, press.state.focus + 1),
  read: readArticle,
  share: shareAnswer,
  up: (press, voted) => vote(press, true, voted),
  down: (press, voted) => vote(press, false, voted),
};

/** The quote in focus, with more or fewer of its neighbours. */
async function resize(press: Press, steps: number): Promise<void> {
  const { interaction, state, context } = press;
  const isOwn = mayChange(interaction);
  await acknowledge(interaction, isOwn);
  await unchangedArticle(state, context);
  const wide = await context.answers.widened(state.key, state.quote, steps);
  if (!wide) throw articleGone(context);
  const messages = isOwn ? messagesOf(press) : press.personal;
  const card = quoteCard(wide.excerpt, state.tier, messages);
  const others = isOwn ? interaction.message.embeds.map(plainEmbed) : [];
  const shown = isOwn ? others.length : 1;
  const focus = isOwn ? state.focus : 0;
  const kept = others.filter((_, i) => i !== focus);
  const taken = kept.reduce((sum, embed) => sum + embedLength(embed), 0);
  const components = answerButtons(
    { ...state, steps, focus },
    {
      shown,
      isWidest: wide.isWidest,
      hasNext: hasQuestion(interaction) ? mayHaveNext(state, shown) : null,
      isShareable: isShareable(press, isOwn),
      hasVotes: hasQuestion(interaction) && context.journal !== null,
    },
    context.ids,
    messages,
  );
  const [embed] = layOut([card], messages, taken);
  const embeds = embed ? [...kept.slice(0, focus), embed, ...kept.slice(focus)] : kept;
  const content = isOwn ? interaction.message.content : firstLine(interaction.message.content);
  await interaction.editReply({ content, embeds, components });
}

/** Other quotes, or another quote in focus: the question is asked again, so that nothing has to be kept. */
async function turnTo(press: Press, first: number, focus: number): Promise<void> {
  const { interaction, state, context } = press;
  const question = questionIn(interaction.message.content);
  if (question === null) throw unknownButton(context);
  countQuestion(interaction, context);
  const isOwn = mayChange(interaction);
  await acknowledge(interaction, isOwn);
  const answer = await inTurn(interaction, context, () =>
    answerFromThe(first, state.count, question, context.answers),
  );
  if (answer.quotes.length === 0) throw new Refusal(({ t }) => t('noMoreQuotes'));
  const options = {
    first,
    count: state.count,
    focus: focus % answer.quotes.length,
    isShareable: isShareable(press, isOwn),
    messages: isOwn ? messagesOf(press) : press.personal,
  };
  await interaction.editReply(await answerReply(answer, options, context));
}

/** The article at the place of the quote, for the person alone. */
async function readArticle({ interaction, state, context, personal }: Press): Promise<void> {
  await deferReply(interaction, true);
  const article = await unchangedArticle(state, context);
  await interaction.editReply(
    renderArticlePage(article, { at: state.quote }, { ids: context.ids, messages: personal }),
  );
}

/** A private answer for everyone in the channel, with the name of the person who shares it. */
async function shareAnswer({ interaction, state, context }: Press): Promise<void> {
  await deferUpdate(interaction);
  const { message } = interaction;
  const messages = messagesFor(context.locale);
  const name = shorten(oneLine(nameOf(interaction)), NAME_LENGTH, escapeMarkdown);
  const embeds = message.embeds.map(plainEmbed);
  const options = {
    shown: embeds.length,
    isWidest: false,
    hasNext: hasQuestion(interaction) ? mayHaveNext(state, embeds.length) : null,
    hasVotes: hasQuestion(interaction) && context.journal !== null,
  };
  const components = (isShareable: boolean): Message['components'] =>
    answerButtons(state, { ...options, isShareable }, context.ids, messages);
  const content = `${messages.t('sharedBy', { name })}\n${message.content}`;
  await interaction.followUp({ content, embeds, components: components(false) });
  await interaction.editReply({ components: components(false) });
}

async function vote(
  { interaction, state, context, personal }: Press,
  isHelpful: boolean,
  voted: Set<string>,
) {
  const ballot = `${interaction.message.id}:${interaction.user.id}`;
  const question = questionIn(interaction.message.content);
  if (question === null) throw unknownButton(context);
  if (voted.has(ballot)) throw new Refusal(({ t }) => t('votedAlready'));
  voted.add(ballot);
  for (const oldest of voted) if (voted.size > VOTES_REMEMBERED) voted.delete(oldest);
  context.journal?.recordVote({ question, tier: state.tier, guildId: interaction.guildId }, isHelpful);
  const content = personal.t(isHelpful ? 'thanksUp' : 'thanksDown');
  await replyAtOnce(interaction, { content, flags: MessageFlags.Ephemeral });
}

/** Whether the person may change the message: a private one, or one of their own. Others get a copy. */
function mayChange({ message, user }: ButtonInteraction): boolean {
  return isPrivate(message) || message.interactionMetadata?.user.id === user.id;
}

/** What is found for a message has no question to be asked again or voted on. */
function hasQuestion({ message }: ButtonInteraction): boolean {
  return questionIn(message.content) !== null;
}

function isPrivate(message: DiscordMessage): boolean {
  return message.flags.has(MessageFlags.Ephemeral);
}

async function acknowledge(interaction: ButtonInteraction, isOwn: boolean): Promise<void> {
  if (isOwn) await deferUpdate(interaction);
  else await deferReply(interaction, true);
}

function isShareable({ interaction }: Press, isOwn: boolean): boolean {
  return interaction.guildId !== null && (!isOwn || isPrivate(interaction.message));
}

/** The language of the message: that of the server for everyone, that of the person for a private one. */
function messagesOf({ interaction, context, personal }: Press): Messages {
  return isPrivate(interaction.message) ? personal : messagesFor(context.locale);
}

async function unchangedArticle(state: AnswerState, context: CommandContext): Promise<Article> {
  const article = await context.answers.articleByKey(state.key);
  if (!article) throw articleGone(context);
  if (textVersion(article.text) === state.version) return article;
  const names = { ask: context.mention('ask'), source: context.mention('source') };
  throw new Refusal(({ t }) => t('articleChanged', names));
}

function articleGone(context: CommandContext): Refusal {
  return new Refusal(({ t }) => t('articleGone', { source: context.mention('source') }));
}

export function unknownButton(context: CommandContext): Refusal {
  const names = { ask: context.mention('ask'), source: context.mention('source') };
  return new Refusal(({ t }) => t('buttonUnknown', names));
}

/** An embed without what Discord adds to it. */
function plainEmbed({ data }: { readonly data: Readonly<APIEmbed> }): APIEmbed {
  const { title, description, url, color, footer } = data;
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(url === undefined ? {} : { url }),
    ...(color === undefined ? {} : { color }),
    ...(footer === undefined ? {} : { footer: { text: footer.text } }),
  };
}

function firstLine(content: string): string {
  return content.split('\n').find((line) => questionIn(line) !== null) ?? '';
}

function nameOf({ member, user }: ButtonInteraction): string {
  if (member && 'displayName' in member) return member.displayName;
  return (member && 'nick' in member ? member.nick : null) ?? user.displayName;
}

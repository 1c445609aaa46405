import { type Client, DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import { withFiles } from '../attachments/with-files.js';
import type { WordedMessage } from '../commands/find/message-text.js';
import { introduction } from '../commands/help/introduction.js';
import { messagesFor } from '../i18n/messages.js';
import type { CommandContext } from '../interactions/command.js';
import { explainFailure } from '../interactions/failures.js';
import { placesOf } from '../interactions/open-places.js';
import { type AskedPlace, contextAt } from '../interactions/place-scope.js';
import { countQuestion } from '../interactions/question-turn.js';
import { Refusal } from '../interactions/refusal.js';
import type { Outcome } from '../interactions/tell-failure.js';
import { type Message, plainMessage } from '../render/message.js';
import { answerMessage } from './answer-message.js';
import { withFormer } from './former-questions.js';
import type { HeardMessage } from './heard.js';
import { answerOverheard } from './help/help-answer.js';
import { Sender } from './sender.js';
import { inThread } from './thread-before.js';

/** A reaction instead of words, where these would be in the way. */
const NOT_HERE = '🚫';
const LATER = '⏳';

/** The bot may not write there, or the message is gone, so nobody can be told. */
const UNREACHABLE: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory,
]);

/** The reply to a message, once there is one. */
export interface Reply {
  readonly channelId: string;
  replyId: string | null;
}

/** Answers messages where the bot may, and changes and deletes the answers. */
export class Answering {
  readonly #client: Client;
  readonly #context: CommandContext;
  readonly #sender: Sender;

  constructor(client: Client, context: CommandContext) {
    this.#client = client;
    this.#context = context;
    this.#sender = new Sender(client);
  }

  /** If there is a reply already, it is changed. */
  async answer(heard: HeardMessage, reply: Reply): Promise<Outcome> {
    if (this.#context.signal.aborted) return 'refused';
    const place = await this.#placeOf(heard);
    const context = contextAt(place, this.#context);
    if (heard.isOverheard) return this.#answerOverheard(heard, reply, { place, context });
    if (!this.#isOpen(place)) return this.#refuse(heard, NOT_HERE);
    try {
      countQuestion(heard, context);
      const answering = await inThread(this.#client, heard, context);
      const whole = await this.#withFiles(await withFormer(this.#client, answering, context));
      const message = await answerMessage(whole, context);
      await this.#say(heard, reply, message);
      await this.#introduce(heard, message, context);
      return 'done';
    } catch (error) {
      if (error instanceof Refusal) return this.#refuse(heard, LATER);
      if (error instanceof DiscordAPIError) throw error;
      const { said } = explainFailure(error, 'message', messagesFor(context.locale), context);
      await this.#say(heard, reply, plainMessage(said));
      return 'failed';
    }
  }

  /** A message that was not addressed to the bot is either answered or silently ignored, whatever the reason. */
  async #answerOverheard(
    heard: HeardMessage,
    reply: Reply,
    { place, context }: { readonly place: AskedPlace; readonly context: CommandContext },
  ): Promise<Outcome> {
    try {
      const message = this.#isOpen(place) && (await answerOverheard(this.#client, heard, context));
      if (message) await this.#say(heard, reply, message);
      else await this.takeBack(reply);
      return message ? 'done' : 'silent';
    } catch (error) {
      if (error instanceof DiscordAPIError) throw error;
      if (error instanceof Refusal) return 'refused';
      explainFailure(error, 'help', messagesFor(context.locale), context);
      return 'failed';
    }
  }

  /** The message with the text of its own files, and of the files of another person's message that it replies to. */
  async #withFiles(heard: HeardMessage): Promise<HeardMessage> {
    const { said, answers } = heard;
    const read = <T extends WordedMessage>(message: T): Promise<T> =>
      withFiles(this.#client, message, this.#context);
    const answered = answers && !answers.isOurs ? { ...answers, said: await read(answers.said) } : answers;
    return { ...heard, said: await read(said), answers: answered };
  }

  /** Once on each server, to the person who first writes to the bot there, unless that was what the reply has said. */
  async #introduce(heard: HeardMessage, { embeds }: Message, context: CommandContext): Promise<void> {
    const { channels, membership, locale } = context;
    const { guildId } = heard;
    if (guildId === null || !membership.has(guildId) || !channels.introduce(guildId)) return;
    const embed = await introduction(context, messagesFor(locale));
    if (embeds.some(({ title }) => title === embed.title)) return;
    await this.#sender.reply(heard, { ...plainMessage(''), embeds: [embed] });
  }

  async #refuse(heard: HeardMessage, emoji: string): Promise<Outcome> {
    await this.#sender.react(heard, emoji);
    return 'refused';
  }

  async #say(heard: HeardMessage, reply: Reply, message: Message): Promise<void> {
    const { channelId, replyId } = reply;
    if (replyId === null) reply.replyId = await this.#sender.reply(heard, message);
    else await this.#sender.change({ channelId, id: replyId }, message);
  }

  /** Whether the server's rules let the bot be used there. */
  #isOpen({ guildId, channelIds }: AskedPlace): boolean {
    return guildId === null || this.#context.channels.isOpen(guildId, channelIds);
  }

  /** Where it was said. An unknown thread is fetched if the server has rules for its channels. */
  async #placeOf({ guildId, channelId }: HeardMessage): Promise<AskedPlace> {
    const client = this.#client;
    if (guildId === null || !this.#context.channels.saysOf(guildId))
      return { client, guildId, channelIds: [] };
    const channel = await client.channels.fetch(channelId, { allowUnknownGuild: true });
    const parent = channel && 'parentId' in channel ? channel.parentId : null;
    const guild = client.guilds.cache.get(guildId) ?? null;
    return { client, guildId, channelIds: placesOf(channelId, parent, guild) };
  }

  async takeBack(reply: Reply): Promise<void> {
    const { channelId, replyId } = reply;
    if (replyId === null) return;
    await this.#sender.delete({ channelId, id: replyId });
    reply.replyId = null;
  }

  /** Logs why a message was not answered if nobody can be told. */
  unsaid(error: unknown): Outcome {
    const { logger } = this.#context;
    if (error instanceof DiscordAPIError && UNREACHABLE.has(error.code)) {
      logger.info({ failure: error }, 'A message could not be answered where it stands');
      return 'expired';
    }
    logger.error({ failure: error }, 'A message could not be answered');
    return 'failed';
  }
}

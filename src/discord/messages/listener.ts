import { type Client, DiscordAPIError, GatewayDispatchEvents, RESTJSONErrorCodes } from 'discord.js';
import { messagesFor } from '../i18n/messages.js';
import type { CommandContext } from '../interactions/command.js';
import { explainFailure } from '../interactions/failures.js';
import { placesOf } from '../interactions/open-places.js';
import { countQuestion } from '../interactions/question-turn.js';
import { Refusal } from '../interactions/refusal.js';
import { plainMessage } from '../render/message.js';
import { answerMessage } from './answer-message.js';
import { deletedIds, type HeardMessage, heardMessage } from './heard.js';
import { Sender } from './sender.js';

/** As many messages are remembered, so that what is changed or deleted takes its answer along. */
const REMEMBERED = 1000;
/** How long after a message a change of it changes the answer, in ms. */
const CHANGES_WITHIN = 60_000;

/** What is shown instead of words where these would be in the way. */
const NOT_HERE = '🚫';
const LATER = '⏳';

/** Where the bot may not write, or what is no longer there: nobody can be told. */
const UNREACHABLE: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory,
]);

/** A message that was heard, and what came of it. */
interface Answered {
  readonly heardAt: number;
  readonly channelId: string;
  content: string;
  replyId: string | null;
  /** What is being done about it, one after another. */
  work: Promise<void>;
}

type Outcome = 'done' | 'refused' | 'failed' | 'expired';

/** Answers messages that are meant for the bot; the answers follow where those are changed or deleted. */
export class Listener {
  readonly #context: CommandContext;
  readonly #client: Client;
  readonly #sender: Sender;
  readonly #answered = new Map<string, Answered>();
  readonly #underWay = new Set<Promise<void>>();

  constructor(client: Client, context: CommandContext) {
    this.#client = client;
    this.#context = context;
    this.#sender = new Sender(client);
  }

  /** Messages are read as they come: discord.js would need a memory of channels and messages for that. */
  listen(): void {
    const { ws } = this.#client;
    ws.on(GatewayDispatchEvents.MessageCreate, (payload: unknown) => this.#created(payload));
    ws.on(GatewayDispatchEvents.MessageUpdate, (payload: unknown) => this.#changed(payload));
    for (const event of [GatewayDispatchEvents.MessageDelete, GatewayDispatchEvents.MessageDeleteBulk])
      ws.on(event, (payload: unknown) => this.#deleted(payload));
  }

  /** Resolves when everything that was heard is answered. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  #heard(payload: unknown): HeardMessage | null {
    const botId = this.#client.user?.id;
    return botId === undefined ? null : heardMessage(payload, botId);
  }

  #created(payload: unknown): void {
    const heard = this.#heard(payload);
    if (!heard || this.#answered.has(heard.id)) return;
    const { channelId, said } = heard;
    const heardAt = this.#context.timing.elapsed();
    const answered = { heardAt, channelId, content: said.content, replyId: null, work: Promise.resolve() };
    this.#answered.set(heard.id, answered);
    const [oldest] = this.#answered.keys();
    if (this.#answered.size > REMEMBERED && oldest !== undefined) this.#answered.delete(oldest);
    this.#then(answered, () => this.#answer(heard, answered));
  }

  /** Embeds that unfold change a message, too, but not what it says. */
  #changed(payload: unknown): void {
    const heard = this.#heard(payload);
    const answered = heard && this.#answered.get(heard.id);
    if (!answered || answered.content === heard.said.content) return;
    if (this.#context.timing.elapsed() - answered.heardAt > CHANGES_WITHIN) return;
    answered.content = heard.said.content;
    this.#then(answered, () => this.#answer(heard, answered));
  }

  #deleted(payload: unknown): void {
    for (const id of deletedIds(payload)) {
      const answered = this.#answered.get(id);
      if (!answered) continue;
      this.#answered.delete(id);
      this.#then(answered, async () => {
        const { replyId, channelId } = answered;
        if (replyId !== null) await this.#sender.delete({ channelId, id: replyId });
        return 'done';
      });
    }
  }

  #then(answered: Answered, work: () => Promise<Outcome>): void {
    const { telemetry } = this.#context;
    const task = answered.work
      .then(work)
      .catch((error: unknown) => this.#unsaid(error))
      .then((outcome) => telemetry.countInteraction('message', outcome))
      .finally(() => this.#underWay.delete(task));
    answered.work = task;
    this.#underWay.add(task);
  }

  #unsaid(error: unknown): Outcome {
    const { logger } = this.#context;
    if (error instanceof DiscordAPIError && UNREACHABLE.has(error.code)) {
      logger.info({ failure: error }, 'A message could not be answered where it stands');
      return 'expired';
    }
    logger.error({ failure: error }, 'A message could not be answered');
    return 'failed';
  }

  async #answer(heard: HeardMessage, answered: Answered): Promise<Outcome> {
    const context = this.#context;
    if (context.signal.aborted) return 'refused';
    if (!(await this.#isOpen(heard))) return this.#refuse(heard, NOT_HERE);
    try {
      countQuestion(heard, context);
      await this.#say(heard, answered, await answerMessage(heard, context));
      return 'done';
    } catch (error) {
      if (error instanceof Refusal) return this.#refuse(heard, LATER);
      if (error instanceof DiscordAPIError) throw error;
      const { said } = explainFailure(error, 'message', messagesFor(context.locale), context);
      await this.#say(heard, answered, plainMessage(said));
      return 'failed';
    }
  }

  async #refuse(heard: HeardMessage, emoji: string): Promise<Outcome> {
    await this.#sender.react(heard, emoji);
    return 'refused';
  }

  async #say(
    heard: HeardMessage,
    answered: Answered,
    message: ReturnType<typeof plainMessage>,
  ): Promise<void> {
    const { channelId, replyId } = answered;
    if (replyId === null) answered.replyId = await this.#sender.reply(heard, message);
    else await this.#sender.change({ channelId, id: replyId }, message);
  }

  /** Whether the server's rules let the bot be used there. A thread that is not known is asked for. */
  async #isOpen({ guildId, channelId }: HeardMessage): Promise<boolean> {
    const { channels } = this.#context;
    if (guildId === null || channels.list(guildId).length === 0) return true;
    const { guilds } = this.#client;
    const channel = await this.#client.channels.fetch(channelId, { allowUnknownGuild: true });
    const parent = channel && 'parentId' in channel ? channel.parentId : null;
    return channels.isOpen(guildId, placesOf(channelId, parent, guilds.cache.get(guildId) ?? null));
  }
}

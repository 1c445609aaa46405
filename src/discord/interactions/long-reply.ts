import {
  type ChatInputCommandInteraction,
  DiscordAPIError,
  HTTPError,
  MessageFlags,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import type { Logger } from '../../logger.js';
import { INTERACTION_TOKEN_LIFETIME } from '../render/limits.js';
import type { Message } from '../render/message.js';
import { replyAtOnce } from './acknowledge.js';
import type { Timing } from './command.js';
import { isExpired } from './failures.js';

/**
 * How long after the command its reply is still edited, in ms. A minute less than Discord allows, since clocks differ
 * and requests take time.
 */
const REPLY_WINDOW = INTERACTION_TOKEN_LIFETIME - 60_000;

/**
 * The reply to a command that may run for longer than its interaction's token lives. It begins and continues as one
 * message that is edited; if that can no longer be edited at the end, the end is a separate message.
 */
export class LongReply {
  readonly #interaction: ChatInputCommandInteraction;
  readonly #timing: Timing;
  readonly #logger: Logger;
  readonly #isPrivate: boolean;
  readonly #began: number;
  #lastEdit: number;
  #edit: Promise<unknown> | null = null;

  /** @param isPrivate whether only the person sees it: then the end goes to them if it can no longer be edited */
  constructor(interaction: ChatInputCommandInteraction, timing: Timing, logger: Logger, isPrivate: boolean) {
    this.#isPrivate = isPrivate;
    this.#interaction = interaction;
    this.#timing = timing;
    this.#logger = logger;
    this.#began = this.#lastEdit = timing.elapsed();
  }

  async begin(message: Message): Promise<void> {
    await replyAtOnce(this.#interaction, this.#addressed(message));
  }

  /** Shows the progress, if the last edit is long enough ago. A failed edit is logged: the next may succeed. */
  progress(message: Message): void {
    const now = this.#timing.elapsed();
    const isTooSoon = this.#edit !== null || now - this.#lastEdit < this.#timing.progressInterval;
    if (isTooSoon || !this.#canBeEdited()) return;
    this.#lastEdit = now;
    this.#edit = this.#interaction
      .editReply(message)
      .catch((error: unknown) => this.#logger.warn({ failure: error }, 'Progress could not be shown'))
      .finally(() => {
        this.#edit = null;
      });
  }

  /**
   * Shows how it ended, after any edit that is still under way: in the reply or, if that is gone, in a separate
   * message. If Discord accepts neither, that is logged; it does not change how the run has ended.
   */
  async end(message: Message): Promise<void> {
    await this.#edit;
    const ways = [
      ...(this.#canBeEdited() ? [() => this.#interaction.editReply(message)] : []),
      ...(this.#canBeEdited() ? [() => this.#interaction.followUp(this.#addressed(message))] : []),
      ...(this.#isPrivate ? [] : [() => this.#send(message)]),
    ];
    for (const tell of ways) if (await this.#isTold(tell)) return;
    this.#logger.warn('The end of a run could not be told: Discord takes no message for it');
  }

  /** Tells only the person, if that is still possible. */
  async whisper(message: Message): Promise<void> {
    if (!this.#canBeEdited()) return;
    await this.#isTold(() => this.#interaction.followUp({ ...message, flags: MessageFlags.Ephemeral }));
  }

  #addressed(message: Message): Message & { readonly flags?: MessageFlags.Ephemeral } {
    return this.#isPrivate ? { ...message, flags: MessageFlags.Ephemeral } : message;
  }

  #canBeEdited(): boolean {
    return this.#timing.elapsed() - this.#began < REPLY_WINDOW;
  }

  async #isTold(tell: () => Promise<unknown>): Promise<boolean> {
    try {
      await tell();
      return true;
    } catch (error) {
      if (!isClosed(error)) throw error;
      this.#logger.info({ failure: error }, 'Discord takes this message no longer, or not here');
      return false;
    }
  }

  async #send({ files = [], ...message }: Message): Promise<void> {
    const body = { ...message, allowed_mentions: { parse: [] } };
    await this.#interaction.client.rest.post(Routes.channelMessages(this.#interaction.channelId), {
      body,
      files: files.map(({ name, attachment }) => ({ name, data: attachment })),
    });
  }
}

const CLOSED_PLACE: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
]);

/** Whether a message can't be sent this way although nothing is wrong with it. */
function isClosed(error: unknown): boolean {
  const isPlaceClosed = error instanceof DiscordAPIError && CLOSED_PLACE.has(error.code);
  return isPlaceClosed || isExpired(error) || error instanceof HTTPError;
}

import { type ChatInputCommandInteraction, Routes } from 'discord.js';
import type { Logger } from '../../logger.js';
import type { Message } from '../render/message.js';
import { replyAtOnce } from './acknowledge.js';
import type { Timing } from './command.js';
import { isExpired } from './failures.js';

/**
 * The reply to a command that may run for longer than its interaction's token lives. It begins and goes on as
 * one message that is edited; if that can no longer be edited at the end, the end is a message of its own.
 */
export class LongReply {
  readonly #interaction: ChatInputCommandInteraction;
  readonly #timing: Timing;
  readonly #logger: Logger;
  readonly #began: number;
  #lastEdit: number;
  #edit: Promise<unknown> | null = null;

  constructor(interaction: ChatInputCommandInteraction, timing: Timing, logger: Logger) {
    this.#interaction = interaction;
    this.#timing = timing;
    this.#logger = logger;
    this.#began = this.#lastEdit = timing.elapsed();
  }

  async begin(message: Message): Promise<void> {
    await replyAtOnce(this.#interaction, message);
  }

  /** Shows how far it is, if the last edit is long enough ago. One that fails is logged: the next may succeed. */
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

  /** Shows how it ended, after any edit that is still under way. */
  async end(message: Message): Promise<void> {
    await this.#edit;
    if (this.#canBeEdited() && (await this.#tryEdit(message))) return;
    await this.#send(message);
  }

  #canBeEdited(): boolean {
    return this.#timing.elapsed() - this.#began < this.#timing.replyWindow;
  }

  async #tryEdit(message: Message): Promise<boolean> {
    try {
      await this.#interaction.editReply(message);
      return true;
    } catch (error) {
      if (!isExpired(error)) throw error;
      this.#logger.info({ failure: error }, 'The reply is gone; a new message follows');
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

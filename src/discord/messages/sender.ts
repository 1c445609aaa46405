import { type Client, Routes } from 'discord.js';
import { messageName } from '../gateway/requests.js';
import type { Message } from '../render/message.js';

/** The place of a message. */
export interface MessagePlace {
  readonly channelId: string;
  readonly id: string;
}

/** Sends the bot's own messages, without a ping, not even of the person it replies to. */
export class Sender {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** @returns the id of the reply */
  async reply({ channelId, id }: MessagePlace, { content, embeds, components }: Message): Promise<string> {
    const body = {
      content,
      embeds,
      components,
      message_reference: { message_id: id, fail_if_not_exists: false },
      allowed_mentions: { parse: [], replied_user: false },
      ...messageName(),
    };
    const sent: unknown = await this.#client.rest.post(Routes.channelMessages(channelId), { body });
    if (typeof sent === 'object' && sent !== null && 'id' in sent) return String(sent.id);
    throw new Error('Discord has not said which message it has sent');
  }

  async change({ channelId, id }: MessagePlace, { content, embeds, components }: Message): Promise<void> {
    const body = { content, embeds, components, allowed_mentions: { parse: [] } };
    await this.#client.rest.patch(Routes.channelMessage(channelId, id), { body });
  }

  async delete({ channelId, id }: MessagePlace): Promise<void> {
    await this.#client.rest.delete(Routes.channelMessage(channelId, id));
  }

  async react({ channelId, id }: MessagePlace, emoji: string): Promise<void> {
    await this.#client.rest.put(Routes.channelMessageOwnReaction(channelId, id, encodeURIComponent(emoji)));
  }
}

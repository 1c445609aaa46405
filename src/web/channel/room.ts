import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import { escapeMarkdown } from '../../discord/render/markup.js';
import { dropOldest } from '../../drop-oldest.js';
import { newId } from './ids.js';
import { type ChannelMessage, EMPTY } from './message.js';

/** A form that a button has opened. */
export interface OpenForm {
  readonly data: APIModalInteractionResponseCallbackData;
  /** The message whose button it was. */
  readonly messageId: string;
}

/** The most messages that are kept for a visitor, and the most visitors; the oldest go first. */
const MESSAGES_KEPT = 60;
const ROOMS_KEPT = 200;

/** What one visitor sees: the messages of a channel that only they see, and the open form. */
export class Room {
  form: OpenForm | null = null;
  #revision = 0;
  readonly #messages = new Map<string, ChannelMessage>();

  /** In the order of arrival. */
  get messages(): readonly ChannelMessage[] {
    return [...this.#messages.values()];
  }

  message(id: string): ChannelMessage | null {
    return this.#messages.get(id) ?? null;
  }

  /** Adds a message at the end, or replaces its former version. */
  put(message: Omit<ChannelMessage, 'revision'>): ChannelMessage {
    const kept = { ...message, revision: ++this.#revision };
    this.#messages.set(message.id, kept);
    dropOldest(this.#messages, MESSAGES_KEPT);
    return kept;
  }

  /** Adds what the visitor writes. */
  say(content: string): void {
    this.put({ ...EMPTY, id: newId(), isOurs: false, content: escapeMarkdown(content) });
  }

  /** The message that was changed last. */
  newest(): ChannelMessage | null {
    return this.messages.toSorted((a, b) => b.revision - a.revision)[0] ?? null;
  }

  remove(id: string): void {
    this.#messages.delete(id);
  }
}

/** The rooms of the latest visitors, only in memory. */
export class Rooms {
  readonly #rooms = new Map<string, Room>();

  of(visitor: string): Room {
    const room = this.#rooms.get(visitor) ?? new Room();
    this.#rooms.delete(visitor);
    this.#rooms.set(visitor, room);
    dropOldest(this.#rooms, ROOMS_KEPT);
    return room;
  }

  peek(visitor: string): Room | null {
    return this.#rooms.get(visitor) ?? null;
  }

  /** The room that contains a message. */
  withMessage(id: string): Room | null {
    return [...this.#rooms.values()].find((room) => room.message(id) !== null) ?? null;
  }
}

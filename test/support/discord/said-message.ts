import { IDENTITY } from './gateway.js';
import type { ShownMessage } from './interactions.js';
import { asObject, type Json } from './json.js';
import type { DiscordStandIn } from './server.js';
import { DIRECT_CHANNEL } from './state.js';

const GUILD_MESSAGES = 1 << 9;
const DIRECT_MESSAGES = 1 << 12;
const MESSAGE_CONTENT = 1 << 15;
const REPLY = 19;

/** Who writes, where, and in reply to what. */
export interface Saying {
  readonly userId?: string;
  readonly isBot?: boolean;
  readonly isDirect?: boolean;
  /** A channel other than the usual one. */
  readonly channelId?: string;
  /** The message that it replies to, as in the API; a reply to the bot pings it, unless that is switched off. */
  readonly replyTo?: Json;
  readonly pings?: boolean;
  /** Which post of which forum it begins. */
  readonly post?: { readonly forumId: string; readonly title: string };
  /** Whatever else the message has. */
  readonly more?: Json;
}

/** A message that somebody has written, and the bot's reaction. */
export class SaidMessage {
  readonly id: string;
  readonly #discord: DiscordStandIn;
  readonly #saying: Saying;
  #text: string;
  #isEdited = false;

  constructor(discord: DiscordStandIn, text: string, saying: Saying) {
    this.#discord = discord;
    this.#saying = saying;
    this.#text = text;
    this.id = discord.state.newId();
    if (saying.post) this.#openPost(saying.post);
  }

  /** A post has the id of the message that it begins with. */
  #openPost({ forumId, title }: NonNullable<Saying['post']>): void {
    const { threads, openChannels } = this.#discord.state;
    openChannels.add(this.id);
    threads.set(this.id, {
      id: this.id,
      type: 11,
      guild_id: IDENTITY.guildId,
      parent_id: forumId,
      name: title,
      applied_tags: [],
    });
  }

  get userId(): string {
    return this.#saying.userId ?? '300000000000000001';
  }

  /** The bot's reply in its newest state; null if it has not replied, or has deleted the reply. */
  get message(): ShownMessage | null {
    const { channelMessages, deletedMessages } = this.#discord.state;
    const own = channelMessages.findLast(({ raw }) => asObject(raw.message_reference).message_id === this.id);
    return own && !deletedMessages.includes(own.id) ? own : null;
  }

  async reply(): Promise<ShownMessage> {
    return this.#discord.changes.until(() => this.message, 'a reply');
  }

  /** The bot's reply, as in a message that replies to it. */
  get answered(): Json {
    const { message } = this;
    if (!message) throw new Error('There is no reply to answer');
    const { user } = this.#discord.state;
    return { ...message.raw, id: message.id, channel_id: this.#event().channel_id, author: user };
  }

  /** What the bot has reacted with. */
  async reaction(): Promise<string> {
    const look = () => this.#discord.state.reactions.find(({ messageId }) => messageId === this.id)?.emoji;
    return this.#discord.changes.until(look, 'a reaction');
  }

  edit(text: string): void {
    this.#text = text;
    this.#isEdited = true;
    this.tell('MESSAGE_UPDATE');
  }

  delete(): void {
    this.#discord.state.said.delete(this.id);
    const { channel_id, guild_id } = this.#event();
    this.#send('MESSAGE_DELETE', { id: this.id, channel_id, guild_id });
  }

  /** Sends the event, as far as the client has asked for it. */
  tell(event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE'): void {
    this.#discord.state.said.set(this.id, this.#event());
    const editedAt = { edited_timestamp: new Date().toISOString() };
    this.#send(event, { ...this.#event(), ...(event === 'MESSAGE_UPDATE' && this.#isEdited && editedAt) });
  }

  #send(event: string, data: Json): void {
    const { intents } = this.#discord.gateway;
    const needed = this.#saying.isDirect ? DIRECT_MESSAGES : GUILD_MESSAGES;
    if ((intents & needed) !== 0) this.#discord.gateway.dispatch(event, data);
  }

  /** Without the privileged intent the words are there only if the message is meant for the bot. */
  #event(): Json {
    const { replyTo, pings = true, isDirect = false, isBot = false, more, channelId, post } = this.#saying;
    const bot = this.#discord.state.user;
    const pinged = replyTo !== undefined && pings && asObject(replyTo.author).id === bot.id;
    const isMentioned = pinged || this.#text.includes(`<@${bot.id}>`);
    const hasAllWords = (this.#discord.gateway.intents & MESSAGE_CONTENT) !== 0;
    const isReadable = isDirect || isMentioned || hasAllWords;
    const others = [...this.#text.matchAll(/<@(\d+)>/g)].flatMap(([, id]) => (id === bot.id ? [] : [{ id }]));
    const place = isDirect
      ? { channel_id: DIRECT_CHANNEL, channel_type: 1 }
      : { channel_id: post ? this.id : (channelId ?? IDENTITY.channelId), guild_id: IDENTITY.guildId };
    return {
      id: this.id,
      type: replyTo === undefined ? 0 : REPLY,
      ...place,
      author: { id: this.userId, username: 'writer', discriminator: '0', bot: isBot },
      timestamp: '2026-01-01T00:00:00Z',
      mentions: [...(isMentioned ? [bot] : []), ...others],
      attachments: [],
      components: [],
      embeds: [],
      flags: 0,
      content: isReadable ? this.#text : '',
      ...(replyTo && { referenced_message: replyTo, message_reference: { message_id: replyTo.id } }),
      ...(isReadable ? more : {}),
    };
  }
}

import { type IShardingStrategy, type WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import { ChannelType, GatewayDispatchEvents, type GatewayDispatchPayload } from 'discord.js';
import { PLACE } from './ids.js';

/** An event as Discord sends it, in JSON. */
export type EventData = Readonly<Record<string, unknown>>;

const BOT = { id: PLACE.applicationId, username: 'verbatim', discriminator: '0', bot: true };
const SHARD = 0;

/** A gateway without a connection: everything that discord.js receives comes from this process. */
export class PageGateway {
  #manager: WebSocketManager | null = null;

  /** For discord.js, instead of its own way to connect. */
  readonly buildStrategy = (manager: WebSocketManager): IShardingStrategy => {
    return {
      spawn: () => {},
      connect: () => {
        this.#manager = manager;
        this.#welcome();
      },
      destroy: () => {
        this.#manager = null;
      },
      send: () => {},
      fetchStatus: () => {
        throw new Error('The page has no connection to ask for');
      },
    };
  };

  /** Sends the bot an event; none after its end. */
  dispatch(type: string, data: EventData): void {
    const event = { op: 0, s: 1, t: type, d: data } as unknown as GatewayDispatchPayload;
    this.#manager?.emit(WebSocketShardEvents.Dispatch, { data: event, shardId: SHARD });
  }

  #welcome(): void {
    const guilds = [{ id: PLACE.guildId, unavailable: true }];
    const data = { v: 10, user: BOT, guilds, session_id: 'page', application: { id: BOT.id, flags: 0 } };
    this.#manager?.emit(WebSocketShardEvents.Ready, { data: data as never, shardId: SHARD });
    this.dispatch(GatewayDispatchEvents.Ready, data);
    const channels = [{ id: PLACE.channelId, type: ChannelType.GuildText, name: 'verbatim' }];
    const guild = { id: PLACE.guildId, name: 'Verbatim', channels, members: [], roles: [] };
    this.dispatch(GatewayDispatchEvents.GuildCreate, guild);
  }
}

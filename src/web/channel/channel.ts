import { ChannelType, GatewayDispatchEvents, PermissionFlagsBits } from 'discord.js';
import { type Bot, type BotDeps, startBot } from '../../discord/bot.js';
import { type EventData, PageGateway } from './gateway.js';
import { newId, PLACE, personId } from './ids.js';
import { type RegisteredCommand, RegisteredCommands } from './registered.js';
import { restApi } from './rest-api.js';
import { type Room, Rooms } from './room.js';
import { Threads } from './threads.js';
import { inProcess, type SentRequest } from './transport.js';
import { Used, Uses } from './used.js';
import type { UseEvent } from './uses.js';

/** Who is looking at the page. */
export interface Visitor {
  /** A secret that nobody else has. */
  readonly id: string;
  /** Their name when they share something. */
  readonly name: string;
  /** As Discord names languages. */
  readonly locale: string;
}

/** What a bot is made from, no matter where it answers. */
export type BotParts = Omit<BotDeps, 'config' | 'clientOptions' | 'timing'>;

export interface PageChannelDeps extends BotParts {
  readonly config: Pick<BotDeps['config'], 'locale' | 'askPerMinute' | 'echo'>;
  /** What a visitor may do in the channel; by default what everyone may. */
  readonly permissions?: bigint;
  /** Called with everything that the bot sends. */
  readonly onSent?: (request: SentRequest) => void;
}

/** A channel on the page: the real bot, with a Discord inside this process. */
export interface PageChannel {
  /** The commands as registered, with their names in all languages. */
  readonly commands: readonly RegisteredCommand[];
  command(name: string): RegisteredCommand | null;
  room(visitor: Visitor): Room;
  /** The same, if it exists already. */
  peek(visitor: Visitor | null): Room | null;
  /** Resolves when the use is answered, or after some seconds. */
  use(visitor: Visitor, event: UseEvent, command?: string): Promise<Used>;
  /** The visitor as the one who uses something. */
  personOf(visitor: Visitor): EventData;
  close(): Promise<void>;
}

/** What everyone may do in a channel of Discord by default. */
const OF_EVERYONE =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.UseApplicationCommands;
const OF_BOT = (1n << 53n) - 1n;

/** Opens the channel: the bot starts in it as in Discord, with the same commands. */
export async function openPageChannel(deps: PageChannelDeps): Promise<PageChannel> {
  const { permissions = OF_EVERYONE, onSent = () => {}, config, ...rest } = deps;
  const gateway = new PageGateway();
  const rooms = new Rooms();
  const uses = new Uses();
  const commands = new RegisteredCommands();
  const answer = restApi({ commands, uses, threads: new Threads(rooms) });
  const makeRequest = inProcess((request) => {
    onSent(request);
    return answer(request);
  });
  const bot = await startPageBot({ ...rest, config }, gateway, makeRequest);
  return {
    get commands() {
      return commands.all;
    },
    command: (name) => commands.find(name),
    room: ({ id }) => rooms.of(id),
    peek: (visitor) => visitor && rooms.peek(visitor.id),
    personOf,
    async use(visitor, { message, ...event }, command) {
      const used = new Used(newId(), rooms.of(visitor.id), command ?? null);
      used.messageId = typeof message?.id === 'string' ? message.id : null;
      const token = `page-${used.id}`;
      uses.add(token, used);
      const where = { id: used.id, token, ...placeOf(visitor, permissions), ...event };
      gateway.dispatch(GatewayDispatchEvents.InteractionCreate, message ? { ...where, message } : where);
      await used.answered;
      return used;
    },
    close: () => bot.stop(),
  };
}

type PageBotDeps = Omit<PageChannelDeps, 'permissions' | 'onSent'>;

/** Nothing here is worth logging: its connection can't fail. */
function startPageBot(
  { config, logger, ...deps }: PageBotDeps,
  gateway: PageGateway,
  makeRequest: ReturnType<typeof inProcess>,
): Promise<Bot> {
  return startBot({
    ...deps,
    isRemovable: false,
    logger: logger.child({ front: 'page' }, { level: logger.isLevelEnabled('warn') ? 'warn' : logger.level }),
    config: {
      ...config,
      token: PLACE.token,
      apiUrl: 'http://page/api',
      guildId: null,
      homeGuildId: null,
      adminRoleIds: [],
      adminUserIds: [],
      mentions: false,
      helpChannels: false,
      shards: null,
      healthExitAfter: 86_400,
    },
    clientOptions: { rest: { makeRequest }, ws: { buildStrategy: gateway.buildStrategy } },
  });
}

function personOf({ id, name }: Visitor): EventData {
  return { id: personId(id), username: name, discriminator: '0' };
}

/** What every event says about who has used something, and where. */
function placeOf(visitor: Visitor, permissions: bigint): EventData {
  const { applicationId, guildId, channelId } = PLACE;
  const member = {
    user: personOf(visitor),
    permissions: String(permissions),
    roles: [],
    joined_at: '2024-01-01T00:00:00Z',
    flags: 0,
    deaf: false,
    mute: false,
  };
  return {
    application_id: applicationId,
    version: 1,
    locale: visitor.locale,
    entitlements: [],
    app_permissions: String(OF_BOT),
    authorizing_integration_owners: { 0: guildId },
    channel_id: channelId,
    channel: { id: channelId, type: ChannelType.GuildText },
    guild_id: guildId,
    guild: { id: guildId, locale: visitor.locale, features: [] },
    guild_locale: visitor.locale,
    attachment_size_limit: 10_485_760,
    member,
    context: 0,
  };
}

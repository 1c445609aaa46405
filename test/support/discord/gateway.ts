import type { Server } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { asList, asObject, asText, type Json } from './json.js';
import type { DiscordState } from './state.js';

/** The bot and its server, as in READY and GUILD_CREATE. */
export interface Identity {
  readonly token: string;
  readonly applicationId: string;
  readonly guildId: string;
  readonly channelId: string;
  /** A role of the server. */
  readonly roleId: string;
}

export const IDENTITY: Identity = {
  // In the form of Discord's tokens.
  token: 'stand-in-for-an-id.token.of-the-bot-that-stands-in',
  applicationId: '100000000000000001',
  guildId: '200000000000000001',
  channelId: '400000000000000001',
  roleId: '500000000000000001',
};

interface Session {
  readonly id: string;
  readonly shard: number;
  readonly events: { readonly s: number; readonly t: string; readonly d: Json }[];
  socket: WebSocket | null;
}

const HEARTBEAT_INTERVAL = 30_000;
const INVALID_TOKEN = 4004;
const DISALLOWED_INTENTS = 4014;
const MESSAGE_CONTENT = 1 << 15;
/** A connection that ends without a close frame. */
const ABNORMAL = 1006;

/** The gateway: sessions that are identified, resumed with the events they missed, and closed at will. */
export class Gateway {
  /** How often a client has identified, and resumed. */
  identifies = 0;
  resumes = 0;
  /** The events that the client which identified last asks for. */
  intents = 0;
  /** Whether the words of all messages are delivered to clients that ask for them. */
  allowsAllWords = true;
  /** The codes that clients have closed with. */
  readonly closed: number[] = [];
  /** In ms, as sent to the next connection. */
  heartbeatInterval = HEARTBEAT_INTERVAL;
  /** Whether heartbeats are answered, and whether RESUME is. */
  answersHeartbeats = true;
  answersResumes = true;
  /** Whether connections are taken at all, and how many were not. */
  isUp = true;
  refused = 0;
  readonly #sockets: WebSocketServer;
  readonly #state: DiscordState;
  /** By shard. */
  readonly #sessions = new Map<number, Session>();

  constructor(server: Server, state: DiscordState) {
    this.#state = state;
    this.#sockets = new WebSocketServer({ server });
    this.#sockets.on('connection', (socket) => this.#accept(socket));
  }

  get isConnected(): boolean {
    const sessions = [...this.#sessions.values()];
    return sessions.length > 0 && sessions.every(({ socket }) => socket?.readyState === WebSocket.OPEN);
  }

  /** The shards that have identified. */
  get shards(): number[] {
    return [...this.#sessions.keys()].sort((a, b) => a - b);
  }

  /** Sends an event now, or with the next RESUME. */
  dispatch(type: string, data: Json): void {
    const session = this.#sessions.get(0);
    if (!session) throw new Error('No client has identified');
    dispatchTo(session, type, data);
  }

  /** Closes the connections from this side: with a code or, for 1006, without a word. */
  drop(code: number, shard: number | null = null): void {
    for (const { socket, shard: own } of this.#sessions.values()) {
      if (shard !== null && shard !== own) continue;
      if (code === ABNORMAL) socket?.terminate();
      else socket?.close(code);
    }
  }

  /** Forgets all sessions, as Discord does after a few minutes: none of them can be resumed. */
  forget(): void {
    this.#sessions.clear();
  }

  /** Sends an operation that carries no event. */
  send(op: number, d: unknown): void {
    for (const { socket } of this.#sessions.values()) socket?.send(JSON.stringify({ op, d }));
  }

  close(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
  }

  #accept(socket: WebSocket): void {
    if (!this.isUp) {
      this.refused++;
      this.#state.changes.happened();
      socket.terminate();
      return;
    }
    socket.on('message', (data) => this.#receive(socket, asObject(JSON.parse(String(data)))));
    socket.on('close', (code) => {
      this.closed.push(code);
      for (const session of this.#sessions.values()) if (session.socket === socket) session.socket = null;
      this.#state.changes.happened();
    });
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: this.heartbeatInterval } }));
  }

  #receive(socket: WebSocket, message: Json): void {
    if (message.op === 1 && this.answersHeartbeats) socket.send(JSON.stringify({ op: 11 }));
    if (message.op === 2) this.#identify(socket, asObject(message.d));
    if (message.op === 6) this.#resume(socket, asObject(message.d));
    this.#state.changes.happened();
  }

  #identify(socket: WebSocket, data: Json): void {
    this.identifies++;
    this.intents = Number(data.intents);
    if (asText(data.token) !== this.#state.identity.token) {
      socket.close(INVALID_TOKEN);
      return;
    }
    if (!this.allowsAllWords && (this.intents & MESSAGE_CONTENT) !== 0) {
      socket.close(DISALLOWED_INTENTS);
      return;
    }
    const { applicationId, guildId, channelId, roleId } = this.#state.identity;
    const shard = Number(asList(data.shard)[0] ?? 0);
    const session = { id: `session-${this.identifies}`, shard, events: [], socket };
    this.#sessions.set(shard, session);
    dispatchTo(session, 'READY', {
      v: 10,
      user: { id: applicationId, username: 'verbatim', discriminator: '0', bot: true },
      guilds: shard === 0 ? [{ id: guildId, unavailable: true }] : [],
      session_id: session.id,
      resume_gateway_url: this.#state.gatewayUrl,
      application: { id: applicationId, flags: 0 },
      shard: data.shard,
    });
    if (shard > 0) return;
    const channels = [{ id: channelId, type: 0, name: 'general' }];
    const roles = [guildId, roleId].map((id) => ({ id, name: `role ${id}`, permissions: '0', position: 0 }));
    dispatchTo(session, 'GUILD_CREATE', { id: guildId, name: 'A server', channels, members: [], roles });
  }

  #resume(socket: WebSocket, data: Json): void {
    const session = [...this.#sessions.values()].find(({ id }) => id === data.session_id);
    if (!session) {
      socket.send(JSON.stringify({ op: 9, d: false }));
      return;
    }
    this.resumes++;
    if (!this.answersResumes) return;
    session.socket = socket;
    const seen = Number(data.seq);
    for (const event of session.events.filter(({ s }) => s > seen)) sendTo(session, { op: 0, ...event });
    dispatchTo(session, 'RESUMED', {});
  }
}

/** An event, sent now or with the next RESUME. */
function dispatchTo(session: Session, type: string, data: Json): void {
  const event = { s: session.events.length + 1, t: type, d: data };
  session.events.push(event);
  sendTo(session, { op: 0, ...event });
}

function sendTo({ socket }: Session, message: Json): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
}

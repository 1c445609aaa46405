import type { Server } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { asObject, asText, type Json } from './json.js';
import type { DiscordState } from './state.js';

/** Who the bot is and where it is, as READY and GUILD_CREATE tell it. */
export interface Identity {
  readonly token: string;
  readonly applicationId: string;
  readonly guildId: string;
  readonly channelId: string;
  /** A role of the server. */
  readonly roleId: string;
}

export const IDENTITY: Identity = {
  token: 'stand-in.token.of-the-bot',
  applicationId: '100000000000000001',
  guildId: '200000000000000001',
  channelId: '400000000000000001',
  roleId: '500000000000000001',
};

interface Session {
  readonly id: string;
  readonly events: { readonly s: number; readonly t: string; readonly d: Json }[];
  socket: WebSocket | null;
}

const HEARTBEAT_INTERVAL = 30_000;
const INVALID_TOKEN = 4004;

/** The gateway: sessions that are identified, resumed with the events they missed, and closed at will. */
export class Gateway {
  /** How often a client has identified, and resumed. */
  identifies = 0;
  resumes = 0;
  /** The codes that clients have closed with. */
  readonly closed: number[] = [];
  readonly #sockets: WebSocketServer;
  readonly #state: DiscordState;
  #session: Session | null = null;

  constructor(server: Server, state: DiscordState) {
    this.#state = state;
    this.#sockets = new WebSocketServer({ server });
    this.#sockets.on('connection', (socket) => this.#accept(socket));
  }

  get isConnected(): boolean {
    return this.#session?.socket?.readyState === WebSocket.OPEN;
  }

  /** Sends an event now, or with the next RESUME. */
  dispatch(type: string, data: Json): void {
    if (!this.#session) throw new Error('No client has identified');
    const event = { s: this.#session.events.length + 1, t: type, d: data };
    this.#session.events.push(event);
    this.#send({ op: 0, ...event });
  }

  /** Closes the connection from this side. */
  drop(code: number): void {
    this.#session?.socket?.close(code);
  }

  close(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
  }

  #accept(socket: WebSocket): void {
    socket.on('message', (data) => this.#receive(socket, asObject(JSON.parse(String(data)))));
    socket.on('close', (code) => {
      this.closed.push(code);
      if (this.#session?.socket === socket) this.#session.socket = null;
      this.#state.changes.happened();
    });
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: HEARTBEAT_INTERVAL } }));
  }

  #receive(socket: WebSocket, message: Json): void {
    if (message.op === 1) socket.send(JSON.stringify({ op: 11 }));
    if (message.op === 2) this.#identify(socket, asObject(message.d));
    if (message.op === 6) this.#resume(socket, asObject(message.d));
    this.#state.changes.happened();
  }

  #identify(socket: WebSocket, data: Json): void {
    this.identifies++;
    if (asText(data.token) !== this.#state.identity.token) {
      socket.close(INVALID_TOKEN);
      return;
    }
    const { applicationId, guildId, channelId, roleId } = this.#state.identity;
    this.#session = { id: `session-${this.identifies}`, events: [], socket };
    this.dispatch('READY', {
      v: 10,
      user: { id: applicationId, username: 'verbatim', discriminator: '0', bot: true },
      guilds: [{ id: guildId, unavailable: true }],
      session_id: this.#session.id,
      resume_gateway_url: this.#state.gatewayUrl,
      application: { id: applicationId, flags: 0 },
    });
    const channels = [{ id: channelId, type: 0, name: 'general' }];
    const roles = [guildId, roleId].map((id) => ({ id, name: `role ${id}`, permissions: '0', position: 0 }));
    this.dispatch('GUILD_CREATE', { id: guildId, name: 'A server', channels, members: [], roles });
  }

  #resume(socket: WebSocket, data: Json): void {
    const session = this.#session;
    if (session === null || session.id !== data.session_id) {
      socket.send(JSON.stringify({ op: 9, d: false }));
      return;
    }
    this.resumes++;
    session.socket = socket;
    const seen = Number(data.seq);
    for (const event of session.events.filter(({ s }) => s > seen)) this.#send({ op: 0, ...event });
    this.dispatch('RESUMED', {});
  }

  #send(message: Json): void {
    if (this.isConnected) this.#session?.socket?.send(JSON.stringify(message));
  }
}

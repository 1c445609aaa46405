import { setTimeout as delay } from 'node:timers/promises';
import type { Told } from '../../sentence.js';
import type { DiscordState, TokenDesk, TokenOutcome } from '../../web/workshop/discord/desk.js';
import type { TriedToken } from '../checks/discord.js';
import { tryWriteSetting } from './settings-file.js';
import { isTokenShaped } from './token-shape.js';

/** Takes the bot's token from the page, and hands it to what connects the bot. */
export class PageTokens implements TokenDesk {
  readonly #tryToken: (token: string) => Promise<TriedToken>;
  readonly #file: string;
  #state: DiscordState = { kind: 'no-token' };
  #given = Promise.withResolvers<string>();
  #settled = Promise.withResolvers<void>();

  /**
   * @param tryToken what Discord says about a token
   * @param file the file to keep it in
   */
  constructor(tryToken: (token: string) => Promise<TriedToken>, file: string) {
    this.#tryToken = tryToken;
    this.#file = file;
  }

  get state(): DiscordState {
    return this.#state;
  }

  async offer(typed: string, mayBeUnchecked: boolean): Promise<TokenOutcome> {
    const token = typed.trim();
    if (!isTokenShaped(token)) return { kind: 'misshapen' };
    const tried = await this.#tryToken(token);
    if (tried.kind === 'refused') return { kind: 'refused' };
    if (tried.kind === 'unknown' && !mayBeUnchecked) return { kind: 'unchecked', why: tried.why };
    // Another one may have been accepted while this one was checked.
    if (this.#state.kind === 'connecting' || this.#state.kind === 'connected') return { kind: 'late' };
    return this.#take(token);
  }

  async settled(patience: number): Promise<void> {
    if (this.#state.kind !== 'connecting') return;
    await Promise.race([this.#settled.promise, delay(patience, undefined, { ref: false })]);
  }

  /** The next token that is taken. */
  next(): Promise<string> {
    return this.#given.promise;
  }

  /** @param invite the link that adds the bot to a server */
  connected(invite: string | null): void {
    this.#end({ kind: 'connected', invite });
  }

  /** The token did not work: another one may be given. */
  failed(why: Told): void {
    this.#given = Promise.withResolvers();
    this.#end({ kind: 'failed', why });
  }

  #take(token: string): TokenOutcome {
    const problem = tryWriteSetting(this.#file, 'DISCORD_TOKEN', token);
    this.#state = { kind: 'connecting' };
    this.#settled = Promise.withResolvers();
    this.#given.resolve(token);
    return { kind: 'taken', file: this.#file, problem };
  }

  #end(state: DiscordState): void {
    this.#state = state;
    this.#settled.resolve();
  }
}

import type { Told } from '../../../sentence.js';

/** How far the bot is on its way to Discord. */
export type DiscordState =
  | { readonly kind: 'no-token' | 'connecting' }
  /** With the link that takes the bot to a server; null if Discord has not said whose it is. */
  | { readonly kind: 'connected'; readonly invite: string | null }
  | { readonly kind: 'failed'; readonly why: Told };

/** What became of a token that was given. */
export type TokenOutcome =
  /** `problem` is why the file could not be written: then the token counts until the program ends. */
  | { readonly kind: 'taken'; readonly file: string; readonly problem: string | null }
  /** By its shape it can't be one; or Discord refuses it. It was not kept. */
  | { readonly kind: 'misshapen' | 'refused' }
  /** Discord could not be asked. It was not kept. */
  | { readonly kind: 'unchecked'; readonly why: Told }
  /** There is one that is used by now. It was not kept. */
  | { readonly kind: 'late' };

/** Takes the token of the bot where the program was started without one. */
export interface TokenDesk {
  readonly state: DiscordState;
  /**
   * Checks a token, keeps it and has the bot connect with it.
   *
   * @param mayBeUnchecked whether it is kept, too, if Discord can't be asked
   */
  offer(typed: string, mayBeUnchecked: boolean): Promise<TokenOutcome>;
  /** Resolves once the bot is no longer connecting, or when the patience, in ms, is over. */
  settled(patience: number): Promise<void>;
}

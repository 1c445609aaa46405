import type { Told } from '../../../sentence.js';

/** How far the bot is on its way to Discord. */
export type DiscordState =
  | { readonly kind: 'no-token' | 'connecting' }
  /**
   * With the link that adds the bot to a server; null as long as Discord has not said which application it belongs
   * to.
   */
  | { readonly kind: 'connected'; readonly invite: string | null }
  | { readonly kind: 'failed'; readonly why: Told };

/** The outcome for a token that was given. */
export type TokenOutcome =
  /** `problem` is why the file could not be written: then the token counts until the program ends. */
  | { readonly kind: 'taken'; readonly file: string; readonly problem: string | null }
  /** It does not have the shape of a token, or Discord refuses it. It was not kept. */
  | { readonly kind: 'misshapen' | 'refused' }
  /** Discord could not be asked. It was not kept. */
  | { readonly kind: 'unchecked'; readonly why: Told }
  /** Another one is in use by now. It was not kept. */
  | { readonly kind: 'late' };

/** Takes the bot's token if the program was started without one. */
export interface TokenDesk {
  readonly state: DiscordState;
  /**
   * Checks a token, keeps it and lets the bot connect with it.
   *
   * @param mayBeUnchecked whether it is also kept if Discord can't be asked
   */
  offer(typed: string, mayBeUnchecked: boolean): Promise<TokenOutcome>;
  /** Resolves once the bot is no longer connecting, or when the patience, in ms, is over. */
  settled(patience: number): Promise<void>;
}

import type { Message } from '../../../render/message.js';

/** How an answer reaches the people it is for. */
export interface Delivery {
  /** Whether it is in the language of the person who asks, who alone sees it. */
  readonly isPrivate: boolean;
  /** Lines above the answer. */
  readonly above: readonly string[];
  /** Acknowledges the command. */
  begin(): Promise<void>;
  /** @param hasQuotes whether it quotes anything, or only says that nothing answers */
  send(message: Message, hasQuotes: boolean): Promise<void>;
}

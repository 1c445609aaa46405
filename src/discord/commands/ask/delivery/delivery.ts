import type { Message } from '../../../render/message.js';

/** How an answer comes to those whom it is for. */
export interface Delivery {
  /** Whether it is in the language of the person who asks, whom alone it is shown to. */
  readonly isPrivate: boolean;
  /** Lines above the answer. */
  readonly above: readonly string[];
  /** Acknowledges the command. */
  begin(): Promise<void>;
  /** @param hasQuotes whether anything is quoted in it, or only said that nothing answers */
  send(message: Message, hasQuotes: boolean): Promise<void>;
}

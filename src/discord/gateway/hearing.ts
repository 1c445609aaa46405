import type { Logger } from '../../logger.js';

/** Which messages the bot receives. */
export class Hearing {
  /** Whether messages that are meant for the bot are answered. */
  readonly mentions: boolean;
  /** Whether the words of all messages come, which help channels need; refused if Discord does not deliver them. */
  allWords: 'off' | 'on' | 'refused';

  constructor({ mentions, helpChannels }: { readonly mentions: boolean; readonly helpChannels: boolean }) {
    this.mentions = mentions;
    this.allWords = helpChannels ? 'on' : 'off';
  }

  /** Continues without the words of all messages, and says how to switch them on. */
  doWithoutAllWords(logger: Logger): void {
    this.allWords = 'refused';
    logger.warn(
      'Discord refuses the Message Content intent (close code 4014), so help channels are silent; everything else goes on. Switch it on at https://discord.com/developers/applications under Bot, “Message Content Intent”, and start the bot again; or set HELP_CHANNELS=off.',
    );
  }
}

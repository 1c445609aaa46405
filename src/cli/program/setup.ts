import type { Config } from '../../config.js';
import type { SharedOptions } from '../commands/command.js';
import type { Speech } from '../i18n/speech.js';

/** What commands are set up with. */
export interface Setup {
  readonly speech: Speech;
  /** The settings, with the folders that a command was given. */
  configFor(options: SharedOptions): Config;
  /** A text for the end of a command's help: examples of its use. */
  example(...commands: readonly string[]): string;
  /** Commands are loaded when they run: help is quick, and doctor works where a native module is broken. */
  finish<T>(loading: Promise<T>, run: (command: T) => Promise<number>): Promise<void>;
}

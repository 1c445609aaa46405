import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { AnswerService } from '../answer/answer.js';
import type { Locale } from '../config.js';
import type { RunIndexer } from '../indexing/report.js';
import type { Logger } from '../logger.js';

/** What every command may use. */
export interface CommandContext {
  readonly answers: AnswerService;
  readonly runIndexer: RunIndexer;
  readonly logger: Logger;
  /** The language of replies that everyone sees. */
  readonly locale: Locale;
  readonly adminRoleIds: readonly string[];
  readonly timing: Timing;
  /** Aborted when the bot stops. */
  readonly signal: AbortSignal;
}

/** Clocks and intervals, in ms. Tests pass their own. */
export interface Timing {
  now(): number;
  /** How often a reply is edited at most while something runs. */
  readonly progressInterval: number;
  /** How long after the command its reply may still be edited. */
  readonly replyWindow: number;
}

/** A slash command: what Discord is told about it, and what it does. */
export interface Command {
  readonly data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  execute(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void>;
  autocomplete?(interaction: AutocompleteInteraction, context: CommandContext): Promise<void>;
  /** Takes the buttons whose custom id begins with the command's name and a colon. */
  press?(interaction: ButtonInteraction, context: CommandContext): Promise<void>;
}

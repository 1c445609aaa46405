import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  Interaction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
  StringSelectMenuInteraction,
} from 'discord.js';
import type { AnswerService } from '../../answer/service.js';
import type { Locale } from '../../config.js';
import type { Scope } from '../../index/scope.js';
import type { RunIndexer } from '../../indexing/report.js';
import type { ChannelRules } from '../../journal/channel-rules.js';
import type { Journal } from '../../journal/journal.js';
import type { Logger } from '../../logger.js';
import type { FairQueue } from '../../operations/fair-queue.js';
import type { RateLimit } from '../../operations/rate-limit.js';
import type { Telemetry } from '../../operations/telemetry.js';
import type { Access } from '../gateway/access.js';
import type { Hearing } from '../gateway/hearing.js';
import type { Membership } from '../gateway/membership.js';
import type { Payloads } from '../gateway/payloads.js';
import type { AskedQuestions } from './asked-questions.js';
import type { CustomIds } from './custom-ids.js';

/**
 * Makes the generation before the one that serves serve again.
 *
 * @throws UserError `not-found` if there is none, `busy` while the indexer runs
 */
export type GoBack = () => Promise<{ readonly from: string; readonly to: string }>;

/** Adds lines to the file of pins. @throws UserError `articles` if nothing can be written */
export interface PinsWriter {
  append(lines: readonly string[]): void;
}

/** What every command can use. */
export interface CommandContext {
  /** The articles that are read in the place of use. */
  readonly answers: AnswerService;
  /** Which collections those are. */
  readonly scope: Scope;
  /** All articles: for people who manage the index, and for what comes from no article. */
  readonly wholeAnswers: AnswerService;
  /** The names of all collections, for the people who assign them. @throws UserError `no-index` */
  readonly collections: () => Promise<readonly string[]>;
  readonly runIndexer: RunIndexer;
  readonly goBack: GoBack;
  readonly logger: Logger;
  /** The language of replies that everyone sees. */
  readonly locale: Locale;
  /** Whether replies that everyone sees repeat the question. */
  readonly echo: boolean;
  readonly hearing: Hearing;
  /** The questions of answers that do not repeat them. */
  readonly questions: AskedQuestions;
  readonly access: Access;
  readonly payloads: Payloads;
  readonly membership: Membership;
  readonly timing: Timing;
  readonly ids: CustomIds;
  /** Null if nothing is to be kept. */
  readonly journal: Journal | null;
  readonly channels: ChannelRules;
  /** Where pins and other names are written; null if they can't be set from here. */
  readonly pins: PinsWriter | null;
  /** The turns of questions. */
  readonly limit: RateLimit;
  /** The turns of lookups while somebody types. */
  readonly suggestionLimit: RateLimit;
  readonly queue: FairQueue;
  readonly telemetry: Telemetry;
  /** A command's name in a text: a link that puts it into the input, once Discord has given it an id. */
  mention(command: string): string;
  /** Aborted when the bot stops. */
  readonly signal: AbortSignal;
}

/** Clocks and intervals, in ms. Tests pass their own. */
export interface Timing {
  /** The time of day, for what is shown or kept. */
  now(): number;
  /** A monotonic clock with an arbitrary start, for durations. */
  elapsed(): number;
  /** The shortest time between two edits of a reply while something runs. */
  readonly progressInterval: number;
  /** How often the connection is checked. */
  readonly healthInterval: number;
}

export type CommandData =
  | RESTPostAPIChatInputApplicationCommandsJSONBody
  | RESTPostAPIContextMenuApplicationCommandsJSONBody;

/** A command: what Discord is told about it, who may use it, and what it does. */
export interface Command {
  readonly data: CommandData;
  /**
   * For the admins of the server that it is used on, or of the index that all servers use; such a command works in
   * every channel.
   */
  readonly forAdminsOf?: 'server' | 'index';
  /**
   * Whether only the person will see the result: then it also works in every channel.
   *
   * @param fields what was signed, if a component is used
   */
  isPrivate?(interaction: Interaction, fields: readonly string[]): boolean;
  execute?(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void>;
  /** Used on a message. */
  inspect?(interaction: MessageContextMenuCommandInteraction, context: CommandContext): Promise<void>;
  autocomplete?(interaction: AutocompleteInteraction, context: CommandContext): Promise<void>;
  /** Takes the buttons that were signed with the command's name; the fields are what was signed. */
  press?(interaction: ButtonInteraction, fields: readonly string[], context: CommandContext): Promise<void>;
  /** Takes the forms that were signed with the command's name. */
  submit?(
    interaction: ModalSubmitInteraction,
    fields: readonly string[],
    context: CommandContext,
  ): Promise<void>;
  /** Takes the menus that were signed with the command's name. */
  choose?(
    interaction: StringSelectMenuInteraction,
    fields: readonly string[],
    context: CommandContext,
  ): Promise<void>;
}

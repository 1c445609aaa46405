import { DiscordAPIError } from 'discord.js';
import { UserError, type UserErrorCode } from '../../errors.js';
import { logBug } from '../../logger.js';
import type { Messages } from '../i18n/messages.js';
import { EXPIRED_INTERACTION_CODES, LIMITS } from '../render/limits.js';
import { inLine, shorten } from '../render/markup.js';
import type { CommandContext } from './command.js';

/** How long the details for admins may be when shown. */
const DETAIL_LENGTH = 600;

/**
 * Whether Discord accepts no more replies to the interaction: then nobody can be told, and the failure can only be
 * logged.
 */
export function isExpired(error: unknown): boolean {
  return error instanceof DiscordAPIError && EXPIRED_INTERACTION_CODES.has(error.code);
}

type Told = Pick<CommandContext, 'logger' | 'telemetry' | 'timing' | 'mention'>;

/** A failure in words. */
export interface Explanation {
  /** For everyone. */
  readonly said: string;
  /** The same with details, only for people who manage the index. */
  readonly detailed: string;
}

/**
 * What a person is told about a failure, in their language. Details, with paths and terminal commands, are for the
 * people who manage the index, and the log. Anything other than a `UserError` is a bug: it is logged under an id, and
 * the person is told only the id.
 *
 * @param where what was asked for, for the log
 */
export function explainFailure(
  error: unknown,
  where: string,
  messages: Messages,
  { logger, telemetry, timing, mention }: Told,
): Explanation {
  if (error instanceof UserError) {
    logger.info({ where, code: error.code }, error.message);
    const said = SAID[error.code](messages, { reindex: mention('reindex'), channels: mention('channels') });
    const detail = inLine(error.message, DETAIL_LENGTH);
    return { said, detailed: shorten(`${said}\n-# ${detail}`, LIMITS.content) };
  }
  const id = logBug(logger, error, { where });
  telemetry.recordError({ at: timing.now(), id, where });
  const said = messages.t('unexpected', { id });
  return { said, detailed: said };
}

/** The names of commands in a text. */
interface Named {
  readonly reindex: string;
  readonly channels: string;
}

type Said = (messages: Messages, named: Named) => string;

const settings: Said = ({ t }) => t('errorSettings');

const SAID: Readonly<Record<UserErrorCode, Said>> = {
  'no-index': ({ t }, { reindex }) => t('errorNoIndex', { reindex }),
  'index-mismatch': ({ t }, { reindex }) => t('errorIndexMismatch', { reindex }),
  unbound: ({ t }, { channels }) => t('errorUnbound', { channels }),
  model: ({ t }) => t('errorModel'),
  articles: ({ t }) => t('errorArticles'),
  busy: ({ t }) => t('reindexBusy'),
  disk: ({ t }) => t('errorDisk'),
  cluster: ({ t }) => t('errorCluster'),
  cancelled: ({ t }) => t('errorCancelled'),
  'not-found': ({ t }) => t('errorNotFound'),
  'bad-usage': settings,
  config: settings,
  discord: settings,
  unreachable: settings,
};

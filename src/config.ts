import { resolve } from 'node:path';
import { z } from 'zod';
import { UserError } from './errors.js';

/** The languages the bot speaks, as Discord names them. */
export const LOCALES = ['zh-CN', 'zh-TW', 'en-US'] as const;
export type Locale = (typeof LOCALES)[number];

/** Everything that can be set from outside, checked. Paths are absolute. */
export interface Config {
  readonly discord: {
    /** The bot's token, or null: then nothing is connected. */
    readonly token: string | null;
    /** The server that gets the commands at once, or null for all servers. */
    readonly guildId: string | null;
    readonly apiUrl: string;
    /** Roles whose members count as admins, beside everyone who may manage the server. */
    readonly adminRoleIds: readonly string[];
  };
  readonly articlesDir: string;
  /** Whether the bot indexes by itself what changes in the folder of articles. */
  readonly indexWatch: boolean;
  readonly dataDir: string;
  readonly modelsDir: string;
  readonly embeddingModel: string;
  /** The Hugging Face hub or a mirror of it, without a slash at the end. */
  readonly hfEndpoint: string;
  readonly locale: Locale;
  /** How many questions one person may ask within a minute. */
  readonly askPerMinute: number;
  /** How many days questions and votes are kept for the admins, or null: nothing is kept. */
  readonly journalDays: number | null;
  /** After how many seconds without a connection to Discord the bot ends, so that a supervisor starts it anew. */
  readonly healthExitAfter: number;
  /** The port of /healthz and /metrics on this machine, or null: there is none. */
  readonly metricsPort: number | null;
  readonly web: { readonly host: string; readonly port: number };
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
}

const snowflake = z.string().regex(/^\d{15,21}$/, 'is not an id: Discord ids are 15 to 21 digits');
const httpUrl = z
  .url({ protocol: /^https?$/, error: 'is not an http(s) address' })
  .transform((url) => url.replace(/\/+$/, ''));

const port = () =>
  z.coerce.number('is not a port').int('is not a port').min(0, 'is not a port').max(65535, 'is not a port');
const wholeNumber = (from: number, to: number) => {
  const message = `is not a whole number from ${from} to ${to}`;
  return z.coerce.number(message).int(message).min(from, message).max(to, message);
};

const schema = z.object({
  DISCORD_TOKEN: z.string().min(1).nullable().default(null),
  DISCORD_GUILD_ID: snowflake.nullable().default(null),
  DISCORD_API_URL: httpUrl.default('https://discord.com/api'),
  ADMIN_ROLE_IDS: z
    .string()
    .transform((ids) => ids.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(snowflake))
    .default([]),
  ARTICLES_DIR: z.string().default('seeds'),
  INDEX_WATCH: z.enum(['0', '1'], 'is neither 0 nor 1').default('0'),
  DATA_DIR: z.string().default('data'),
  MODELS_DIR: z.string().optional(),
  EMBEDDING_MODEL: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/, 'is not a model name: it looks like Xenova/bge-small-zh-v1.5')
    .default('Xenova/bge-small-zh-v1.5'),
  HF_ENDPOINT: httpUrl.default('https://huggingface.co'),
  LOCALE: z.enum(LOCALES, `is not a language: take one of ${LOCALES.join(', ')}`).default('zh-CN'),
  WEB_HOST: z.string().default('127.0.0.1'),
  ASK_PER_MINUTE: wholeNumber(1, 600).default(6),
  GAPS: z.enum(['on', 'off'], 'is neither on nor off').default('on'),
  GAPS_DAYS: wholeNumber(1, 3650).default(90),
  HEALTH_EXIT_AFTER: wholeNumber(30, 86_400).default(300),
  METRICS_PORT: port().nullable().default(null),
  WEB_PORT: port().default(3000),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'is not a log level')
    .default('info'),
  OPENSEARCH_URL: z.undefined('is set, but OpenSearch is not supported yet: remove it').optional(),
});

/**
 * Reads the configuration. Pure: the same environment gives the same answer, and nothing is touched.
 * A variable that is set to nothing counts as unset, as dotenv files leave them.
 *
 * @param env the variables, usually `process.env`
 * @param cwd what relative paths start from
 * @throws UserError `config` that names every problem at once
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>, cwd: string): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = schema.safeParse(set);
  if (!parsed.success) throw new UserError('config', describe(parsed.error.issues));
  const value = parsed.data;
  const dataDir = resolve(cwd, value.DATA_DIR);
  return {
    discord: {
      token: value.DISCORD_TOKEN,
      guildId: value.DISCORD_GUILD_ID,
      apiUrl: value.DISCORD_API_URL,
      adminRoleIds: value.ADMIN_ROLE_IDS,
    },
    articlesDir: resolve(cwd, value.ARTICLES_DIR),
    indexWatch: value.INDEX_WATCH === '1',
    dataDir,
    modelsDir: value.MODELS_DIR ? resolve(cwd, value.MODELS_DIR) : resolve(dataDir, 'models'),
    embeddingModel: value.EMBEDDING_MODEL,
    hfEndpoint: value.HF_ENDPOINT,
    locale: value.LOCALE,
    askPerMinute: value.ASK_PER_MINUTE,
    journalDays: value.GAPS === 'on' ? value.GAPS_DAYS : null,
    healthExitAfter: value.HEALTH_EXIT_AFTER,
    metricsPort: value.METRICS_PORT,
    web: { host: value.WEB_HOST, port: value.WEB_PORT },
    logLevel: value.LOG_LEVEL,
  };
}

function describe(issues: readonly z.core.$ZodIssue[]): string {
  const lines = issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);
  return `The configuration can't be used. Correct this in .env or the environment: ${lines.join('; ')}.`;
}

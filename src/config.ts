import { resolve } from 'node:path';
import { z } from 'zod';
import { hasNoLogin, isOrigin, isProxy } from './addresses.js';
import { NO_SHARDS, parseShards, type ShardsOfProcess } from './discord-shards.js';
import { UserError } from './errors.js';
import { isNear } from './near-names.js';
import {
  LOGIN_IN_ADDRESS,
  NO_PREFIX,
  type OpenSearchSettings,
  openSearchSettings,
} from './opensearch-settings.js';
import { inEnglish, listed, type Sentence, sentence } from './sentence.js';

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
    /** The server whose listed admins manage the index that all servers use, or null if none is set. */
    readonly homeGuildId: string | null;
    /** Roles whose members count as admins, in addition to everyone who may manage the server. */
    readonly adminRoleIds: readonly string[];
    /** People who count as admins on the home server. */
    readonly adminUserIds: readonly string[];
    /** Whether replies that everyone sees repeat the question. */
    readonly echo: boolean;
    /** Whether the bot answers messages that mention it, reply to it or are sent to it. */
    readonly mentions: boolean;
    /** The shards that this process serves, or null: all of them. */
    readonly shards: ShardsOfProcess | null;
    /** Whether to ask Discord for the text of all messages, which help channels need: a privileged intent. */
    readonly helpChannels: boolean;
  };
  readonly articlesDir: string;
  /** Whether these are the samples that come with the program. */
  readonly hasSampleArticles: boolean;
  /** The site that the articles are published on, without a slash at the end, or null. */
  readonly siteUrl: string | null;
  /** Whether the bot indexes changes in the folder of articles by itself. */
  readonly indexWatch: boolean;
  readonly dataDir: string;
  readonly modelsDir: string;
  readonly embeddingModel: string;
  /** The Hugging Face hub or a mirror of it, without a slash at the end. */
  readonly hfEndpoint: string;
  readonly locale: Locale;
  /** How many questions one person may ask within a minute. */
  readonly askPerMinute: number;
  /** How many days questions and votes are kept for the admins, or null to keep nothing. */
  readonly journalDays: number | null;
  /** After how many seconds without a connection to Discord the bot ends, so that a supervisor starts it again. */
  readonly healthExitAfter: number;
  /** Where /healthz and /metrics are served. Port null: nowhere. */
  readonly metrics: { readonly host: string; readonly port: number | null };
  /** What is reached through which proxy. */
  readonly proxy: ProxySettings;
  /** Where the pages are served. Port null: nowhere; 0: any free one. */
  readonly web: {
    readonly host: string;
    readonly port: number | null;
    /** The password that opens them; null: everyone who reaches them may see them. */
    readonly password: string | null;
    /** The address at which others reach them, without a slash at the end, or null. */
    readonly publicUrl: string | null;
    /** The collections of articles that they and the API show, or null for all. */
    readonly collections: readonly string[] | null;
  };
  /** For the API and the tools over HTTP. */
  readonly api: ApiSettings;
  /** The cluster that keeps the index, or null: it is in the data folder. */
  readonly openSearch: OpenSearchSettings | null;
  /** Whether a copy of the index in the data folder answers while the cluster does not. */
  readonly hasLocalCopy: boolean;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** Who may use the API, and how much. */
export interface ApiSettings {
  readonly keys: readonly string[];
  /** A file with more keys, one a line, some of them bound to collections, or null. */
  readonly keysFile: string | null;
  /** How many requests one key or, without keys, one address may send within a minute. */
  readonly perMinute: number;
}

/** What is reached through which proxy, as the usual variables say. */
export interface ProxySettings {
  /** For https and wss, as an address with a scheme, or null: directly. */
  readonly https: string | null;
  /** The same for http and ws. */
  readonly http: string | null;
  /** What is reached directly nevertheless: hosts (and their subdomains), `host:port`, addresses, networks, or `*`. */
  readonly exceptions: readonly string[];
}

/** The least length of a password that others on a network can try to guess. */
const PASSWORD_MIN = 8;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** The sentences for what is wrong with settings, by their English text: a schema's message can only be text. */
const PROBLEMS = new Map<string, Sentence>();

function problem(told: Sentence): string {
  const words = inEnglish(told);
  PROBLEMS.set(words, told);
  return words;
}

const snowflake = z
  .string()
  .regex(/^\d{15,21}$/, problem(sentence('is not an id: Discord ids are 15 to 21 digits')));
const httpUrl = z
  .url({
    protocol: /^https?$/,
    error: problem(sentence('is not an address that begins with http:// or https://')),
  })
  .transform((url) => url.replace(/\/+$/, ''));
const proxyUrl = z
  .string()
  .transform((value) => (value.includes('://') ? value : `http://${value}`))
  .refine(
    isProxy,
    problem(sentence('is not a proxy: it looks like http://127.0.0.1:7890 or socks5://127.0.0.1:1080')),
  )
  .nullable()
  .default(null);
const list = z
  .string()
  .transform((items) => items.split(/[\s,]+/).filter(Boolean))
  .pipe(z.array(z.string()))
  .default([]);

/** Names of collections, with commas between. */
export function collectionNames(names: string): string[] {
  return names
    .normalize('NFC')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

/** What is wrong with a key. */
export const NO_KEY = sentence(
  'has a key with fewer than 16 characters, or with one that no key may have: make one with "openssl rand -hex 24"',
);

/** A secret that opens the API: it fits into a header unchanged, and is too long to be guessed. */
export const apiKey = z.string().regex(/^[\x21-\x7e]{16,256}$/, problem(NO_KEY));

const wholeNumber = (from: number, to: number) => {
  const message = problem(sentence('is not a whole number from {{from}} to {{to}}', { from, to }));
  return z.coerce.number(message).int(message).min(from, message).max(to, message);
};
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, problem(sentence('is none of {{values}}', { values: values.join(', ') })));

const word = z.string().nullable().default(null);

const schema = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(
      /^[\x21-\x7e]+$/,
      problem(
        sentence(
          'is not a token: it holds characters that no token has. Copy it once more on https://discord.com/developers/applications under Bot',
        ),
      ),
    )
    .nullable()
    .default(null),
  DISCORD_GUILD_ID: snowflake.nullable().default(null),
  DISCORD_SHARDS: z
    .string()
    .refine((text) => parseShards(text) !== null, problem(NO_SHARDS))
    .transform(parseShards)
    .nullable()
    .default(null),
  DISCORD_API_URL: httpUrl.default('https://discord.com/api'),
  HOME_GUILD_ID: snowflake.nullable().default(null),
  ADMIN_ROLE_IDS: list.pipe(z.array(snowflake)),
  ADMIN_USER_IDS: list.pipe(z.array(snowflake)),
  ECHO: oneOf(['on', 'off']).default('on'),
  MENTIONS: oneOf(['on', 'off']).default('on'),
  HELP_CHANNELS: oneOf(['on', 'off']).default('off'),
  ARTICLES_DIR: z.string().optional(),
  SITE_URL: httpUrl.nullable().default(null),
  INDEX_WATCH: oneOf(['0', '1']).default('1'),
  DATA_DIR: z.string().default('data'),
  MODELS_DIR: z.string().optional(),
  EMBEDDING_MODEL: z
    .string()
    .regex(
      /^[\w.-]+\/[\w.-]+$/,
      problem(sentence('is not a model name: it looks like Xenova/bge-small-zh-v1.5')),
    )
    .default('Xenova/bge-small-zh-v1.5'),
  HF_ENDPOINT: httpUrl.default('https://huggingface.co'),
  LOCALE: oneOf(LOCALES).default('zh-CN'),
  WEB_HOST: z.string().default('127.0.0.1'),
  ASK_PER_MINUTE: wholeNumber(1, 600).default(6),
  GAPS: oneOf(['on', 'off']).default('on'),
  GAPS_DAYS: wholeNumber(1, 3650).default(90),
  HEALTH_EXIT_AFTER: wholeNumber(30, 86_400).default(300),
  METRICS_HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: wholeNumber(0, 65_535).nullable().default(null),
  WEB_PORT: z
    .union([z.literal('off').transform(() => null), wholeNumber(0, 65_535)], {
      error: problem(sentence('is neither a whole number from 0 to 65535 nor off')),
    })
    .default(3000),
  WEB_PASSWORD: z
    .string()
    .min(
      PASSWORD_MIN,
      problem(
        sentence('is too short: it needs {{least}} characters, since anybody may try', {
          least: PASSWORD_MIN,
        }),
      ),
    )
    .nullable()
    .default(null),
  PUBLIC_URL: httpUrl
    .refine(
      isOrigin,
      problem(
        sentence(
          'is more than an address like https://articles.example.org: leave out what follows the name',
        ),
      ),
    )
    .nullable()
    .default(null),
  WEB_COLLECTIONS: z.string().transform(collectionNames).nullable().default(null),
  HTTPS_PROXY: proxyUrl,
  HTTP_PROXY: proxyUrl,
  ALL_PROXY: proxyUrl,
  NO_PROXY: list,
  API_KEYS: list.pipe(z.array(apiKey)),
  API_KEYS_FILE: z.string().optional(),
  API_PER_MINUTE: wholeNumber(1, 6000).default(60),
  LOG_LEVEL: oneOf(LOG_LEVELS).default('info'),
  OPENSEARCH_URL: list.pipe(z.array(httpUrl.refine(hasNoLogin, problem(LOGIN_IN_ADDRESS)))),
  OPENSEARCH_USER: word,
  OPENSEARCH_PASSWORD: word,
  OPENSEARCH_PASSWORD_FILE: word,
  OPENSEARCH_API_KEY: word,
  OPENSEARCH_API_KEY_FILE: word,
  OPENSEARCH_CA_FILE: word,
  OPENSEARCH_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,49}$/, problem(NO_PREFIX))
    .default('verbatim'),
  OPENSEARCH_SHARDS: wholeNumber(1, 64).default(1),
  OPENSEARCH_FALLBACK: oneOf(['none', 'local']).default('none'),
});

/** The names of all settings. */
export const SETTINGS: readonly string[] = Object.keys(schema.shape);

/** Variables that most programs know in lower case, too; those win. */
const IN_EITHER_CASE = SETTINGS.filter((name) => name.endsWith('_PROXY'));

/** Variables of Node, npm, Docker, Java and the system, which may well be set beside ours. */
const OF_OTHERS =
  /^(NODE_|NPM_|COMPOSE_|DOCKER_|JAVA_|MAVEN_|LC_|SSL_CERT_|UV_)|^(TZ|LANG|LANGUAGE|HOME|PATH|USER|TMPDIR|NO_COLOR|FORCE_COLOR)$/;

/** Says which setting may be meant by names that none has. */
export function unknownSettings(names: readonly string[]): Sentence[] {
  return names
    .filter((name) => !SETTINGS.includes(name) && !IN_EITHER_CASE.includes(name.toUpperCase()))
    .filter((name) => !OF_OTHERS.test(name.toUpperCase()))
    .map((name) => {
      const meant = SETTINGS.find((setting) => isNear(name.toUpperCase(), setting, 2));
      return meant
        ? sentence('{{name}} is no setting of Verbatim, and has no effect. Is {{meant}} meant?', {
            name,
            meant,
          })
        : sentence('{{name}} is no setting of Verbatim, and has no effect.', { name });
    });
}

/**
 * Finds variables whose names miss a setting's by a letter, or by two that are swapped: the environment has many
 * others, and if a service or a container reads .env, its misspelt settings are among them.
 */
export function misspelledSettings(names: readonly string[]): Sentence[] {
  return names
    .filter((name) => name.includes('_') && !SETTINGS.includes(name))
    .filter((name) => SETTINGS.some((setting) => isNear(name, setting, 1)))
    .flatMap((name) => unknownSettings([name]));
}

/**
 * Reads the configuration. Pure: the same environment gives the same answer, and nothing is touched. A variable with
 * an empty value counts as unset, since dotenv files leave some empty.
 *
 * @param env the variables, usually `process.env`
 * @param cwd what relative paths start from
 * @param samples the folder of articles that comes with the program
 * @throws UserError `config` that names every problem at once
 */
export function loadConfig(
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
  samples: string = resolve(cwd, 'seeds'),
): Config {
  const lower = IN_EITHER_CASE.map((name) => [name, env[name.toLowerCase()]] as const);
  const set = Object.fromEntries([...Object.entries(env), ...lower].filter(([, value]) => value?.trim()));
  const parsed = schema.safeParse(set);
  if (!parsed.success) throw new UserError('config', describe(parsed.error.issues));
  const value = parsed.data;
  const dataDir = resolve(cwd, value.DATA_DIR);
  const articlesDir = value.ARTICLES_DIR === undefined ? samples : resolve(cwd, value.ARTICLES_DIR);
  return {
    discord: {
      token: value.DISCORD_TOKEN,
      guildId: value.DISCORD_GUILD_ID,
      apiUrl: value.DISCORD_API_URL,
      homeGuildId: value.HOME_GUILD_ID ?? value.DISCORD_GUILD_ID,
      adminRoleIds: value.ADMIN_ROLE_IDS,
      adminUserIds: value.ADMIN_USER_IDS,
      echo: value.ECHO === 'on',
      mentions: value.MENTIONS === 'on',
      helpChannels: value.HELP_CHANNELS === 'on',
      shards: value.DISCORD_SHARDS,
    },
    articlesDir,
    hasSampleArticles: articlesDir === samples,
    siteUrl: value.SITE_URL,
    indexWatch: value.INDEX_WATCH === '1',
    dataDir,
    modelsDir: value.MODELS_DIR ? resolve(cwd, value.MODELS_DIR) : resolve(dataDir, 'models'),
    embeddingModel: value.EMBEDDING_MODEL,
    hfEndpoint: value.HF_ENDPOINT,
    locale: value.LOCALE,
    askPerMinute: value.ASK_PER_MINUTE,
    journalDays: value.GAPS === 'on' ? value.GAPS_DAYS : null,
    healthExitAfter: value.HEALTH_EXIT_AFTER,
    metrics: { host: value.METRICS_HOST, port: value.METRICS_PORT },
    proxy: {
      https: value.HTTPS_PROXY ?? value.ALL_PROXY,
      http: value.HTTP_PROXY ?? value.ALL_PROXY,
      exceptions: value.NO_PROXY,
    },
    web: {
      host: value.WEB_HOST,
      port: value.WEB_PORT,
      password: value.WEB_PASSWORD,
      publicUrl: value.PUBLIC_URL,
      collections: value.WEB_COLLECTIONS,
    },
    api: {
      keys: value.API_KEYS,
      keysFile: value.API_KEYS_FILE ? resolve(cwd, value.API_KEYS_FILE) : null,
      perMinute: value.API_PER_MINUTE,
    },
    openSearch: openSearchSettings(value, cwd),
    hasLocalCopy: value.OPENSEARCH_URL.length > 0 && value.OPENSEARCH_FALLBACK === 'local',
    logLevel: value.LOG_LEVEL,
  };
}

function describe(issues: readonly z.core.$ZodIssue[]): Sentence {
  const problems = issues.map(({ path, message }) =>
    sentence('{{name}} {{problem}}', { name: String(path[0]), problem: PROBLEMS.get(message) ?? message }),
  );
  return sentence("The configuration can't be used. Correct this in .env or the environment: {{problems}}.", {
    problems: listed(problems),
  });
}

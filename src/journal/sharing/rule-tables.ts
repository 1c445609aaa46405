import { z } from 'zod';
import type { RuleKind, RuleName } from './rule-changes.js';

/** How one kind of rule lies in the file. */
interface RuleTable {
  readonly read: string;
  readonly write: string;
  readonly remove: string;
  /** All of them, as `guild` and `channel`. */
  readonly names: string;
  readonly value: z.ZodType<string>;
}

const collections = z.string().refine((text) => namesSchema.safeParse(parsed(text)).success);
const namesSchema = z.array(z.string()).nullable();

export const RULE_TABLES: Readonly<Record<RuleKind, RuleTable>> = {
  rule: {
    read: 'SELECT rule FROM channels WHERE guild = @guild AND channel = @channel',
    write: 'INSERT OR REPLACE INTO channels (guild, channel, rule) VALUES (@guild, @channel, @value)',
    remove: 'DELETE FROM channels WHERE guild = @guild AND channel = @channel',
    names: 'SELECT guild, channel FROM channels',
    value: z.enum(['allow', 'refuse']),
  },
  help: {
    read: "SELECT '' FROM help_channels WHERE guild = @guild AND channel = @channel",
    write: 'INSERT OR IGNORE INTO help_channels (guild, channel) VALUES (@guild, @channel)',
    remove: 'DELETE FROM help_channels WHERE guild = @guild AND channel = @channel',
    names: 'SELECT guild, channel FROM help_channels',
    value: z.literal(''),
  },
  introduced: {
    read: "SELECT '' FROM introduced WHERE guild = @guild",
    write: 'INSERT OR IGNORE INTO introduced (guild) VALUES (@guild)',
    remove: 'DELETE FROM introduced WHERE guild = @guild',
    names: "SELECT guild, '' FROM introduced",
    value: z.literal(''),
  },
  binding: {
    read: 'SELECT collections FROM bindings WHERE guild = @guild AND channel = @channel',
    write: 'INSERT OR REPLACE INTO bindings (guild, channel, collections) VALUES (@guild, @channel, @value)',
    remove: 'DELETE FROM bindings WHERE guild = @guild AND channel = @channel',
    names: 'SELECT guild, channel FROM bindings',
    value: collections,
  },
  joined: {
    read: "SELECT '' FROM joined WHERE guild = @guild AND application = @channel",
    write: 'INSERT OR IGNORE INTO joined (guild, application) VALUES (@guild, @channel)',
    remove: 'DELETE FROM joined WHERE guild = @guild AND application = @channel',
    names: 'SELECT guild, application FROM joined',
    value: z.literal(''),
  },
};
export const RULE_KINDS = Object.keys(RULE_TABLES) as readonly RuleKind[];

const nameSchema = z.tuple([
  z.enum(['rule', 'help', 'introduced', 'binding', 'joined']),
  z.string(),
  z.string(),
]);

/** The id of a rule as an entry. */
export function idOf({ kind, guild, channel }: RuleName): string {
  return `${kind}:${guild}:${channel}`;
}

/** The rule of an id; null if it is the id of something else. */
export function nameOf(id: string): RuleName | null {
  const { data } = nameSchema.safeParse(id.split(':'));
  return data ? { kind: data[0], guild: data[1], channel: data[2] } : null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

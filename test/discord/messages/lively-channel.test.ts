import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../src/cli/compose.js';
import { loadConfig } from '../../../src/config.js';
import { createLogger } from '../../../src/logger.js';
import { FairQueue, QUESTION_QUEUE } from '../../../src/operations/fair-queue.js';
import { modelsDir, whyNoModel, withRealModel } from '../../embedding/real-model.js';
import { useStage } from '../../support/discord/bot.js';
import { IDENTITY } from '../../support/discord/gateway.js';
import { asObjects } from '../../support/discord/json.js';
import type { SaidMessage, Saying } from '../../support/discord/said-message.js';
import { PATIENCE } from '../../support/patience.js';
import { LIVELY, type Line, OTHERWISE, type Wanted } from './lively.js';

const SEEDS = join(import.meta.dirname, '../../../seeds');
const FIRST_USER = 300_000_000_000_000_000n;
const PEOPLE = 12n;
const NAMES = ['ann', 'bob', 'carl', 'dora'];

const stage = useStage();
const userId = (i: number | bigint): string => String(FIRST_USER + (BigInt(i) % PEOPLE));

/** Says the lines one after another, and waits for what a later one needs. */
async function talk(lines: readonly Line[]): Promise<SaidMessage[]> {
  const said: SaidMessage[] = [];
  for (const [i, [, text, how = {}]] of lines.entries()) {
    const before = said.at(-1);
    const { answers, isBot, becomes, isDeleted } = how;
    const replyTo =
      answers === 'bot'
        ? (await lastAnswered(said)).answered
        : { id: before?.id, channel_id: IDENTITY.channelId, author: { id: userId(i - 1) }, content: 'x' };
    const saying: Saying = {
      userId: userId(i),
      ...(isBot && { isBot }),
      ...(answers && { replyTo, pings: true }),
    };
    const one = stage.discord.say(written(text), saying);
    if (becomes !== undefined) one.edit(written(becomes));
    if (isDeleted) one.delete();
    said.push(one);
  }
  return said;
}

async function lastAnswered(said: readonly SaidMessage[]): Promise<SaidMessage> {
  return stage.discord.changes.until(
    () => said.slice(-2).findLast(({ message }) => message),
    'an answer that is answered',
    PATIENCE / 10,
  );
}

function written(text: string): string {
  return text
    .replace(/^@(?=\s|$)/, `<@${IDENTITY.applicationId}>`)
    .replace(/@(\w+)/, (name, person) =>
      NAMES.includes(person) ? `<@${userId(NAMES.indexOf(person))}>` : name,
    );
}

function seenOf({ message }: SaidMessage): Wanted {
  if (!message) return 'silent';
  const labels = message.components.flatMap((row) => asObjects(row.components)).map(({ label }) => label);
  return labels.includes('A person is better') ? 'help' : 'asked';
}

describe.skipIf(whyNoModel)(`200 messages of a lively help channel, ${withRealModel}`, () => {
  let folder: string;
  let engine: Engine;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'verbatim-'));
    const config = loadConfig({ ARTICLES_DIR: SEEDS, DATA_DIR: folder, MODELS_DIR: modelsDir }, folder);
    engine = createEngine(config, createLogger('silent'));
    await engine.runIndexer(() => {}, new AbortController().signal);
  });

  afterAll(async () => {
    await engine?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are answered where an article surely answers, or where the bot is asked, and not otherwise', async () => {
    expect(LIVELY).toHaveLength(200);
    stage.channels.setHelp(IDENTITY.guildId, IDENTITY.channelId, true);
    const bot = await stage.start({
      answers: engine.answers,
      config: { helpChannels: true },
      queue: new FairQueue({ ...QUESTION_QUEUE, patience: 600_000 }),
    });
    const said = await talk(LIVELY);
    // The turns of one server come one after the other: by then all others have had theirs.
    await stage.discord.say(written('@ 最后一个问题是什么？')).reply();
    await bot.stop();
    const differing = LIVELY.filter(([wanted, text], i) => {
      const seen = said[i] ? seenOf(said[i]) : null;
      return (seen === wanted) === OTHERWISE.has(text);
    });
    expect(differing.map(([wanted, text]) => `wanted ${wanted}: ${text}`)).toEqual([]);
    const log = JSON.stringify(stage.log);
    expect(LIVELY.filter(([, text]) => text.length > 6 && log.includes(text))).toEqual([]);
    const answered = said.filter((one) => seenOf(one) !== 'silent').length;
    expect(stage.journal.questionsSince(0)).toBeLessThanOrEqual(answered + 1);
  });
});

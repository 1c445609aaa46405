import { chmodSync, existsSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ChannelRules } from '../../src/journal/channel-rules.js';
import { EVERYWHERE, type Gap, Journal } from '../../src/journal/journal.js';
import { mergeGaps } from '../../src/journal/merge.js';
import { MergedGaps } from '../../src/journal/merged-gaps.js';
import { Votes } from '../../src/journal/votes.js';
import { temporaryFolder } from '../support/temp.js';

const DAY = 86_400_000;
const GUILD = 'guild';

function journal(path = ':memory:', now: () => number = Date.now): Journal {
  const made = new Journal(path, { days: 90, now });
  onTestFinished(() => made.close());
  return made;
}

function succeeds(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

describe('Journal', () => {
  it('tells what was not answered or not well, the newest first, by server', () => {
    let now = 1000;
    const kept = journal(':memory:', () => now++);
    kept.recordQuestion({ question: 'a', tier: 'nothing', guildId: GUILD });
    kept.recordQuestion({ question: 'b', tier: 'found', guildId: GUILD });
    kept.recordQuestion({ question: 'c', tier: 'nothing', guildId: 'other' });
    kept.recordQuestion({ question: 'd', tier: 'nothing', guildId: null });
    kept.recordVote({ question: 'b', tier: 'found', guildId: GUILD }, false, 'ballot 1');
    kept.recordVote({ question: 'b', tier: 'found', guildId: GUILD }, true, 'ballot 2');
    expect(kept.gaps(GUILD).map(({ question, kind }) => [question, kind])).toEqual([
      ['b', 'unhelpful'],
      ['a', 'unanswered'],
    ]);
    expect(kept.gaps(null).map(({ question }) => question)).toEqual(['d']);
  });

  it('takes the last vote of a ballot, as long as votes are kept, also in another process', () => {
    const path = join(temporaryFolder(), 'journal.sqlite');
    let now = 1000 * DAY;
    const vote = { question: 'a', tier: 'found', guildId: GUILD } as const;
    const kept = journal(path, () => now);
    expect(kept.recordVote(vote, false, 'one')).toBe('first');
    expect(kept.recordVote(vote, false, 'one')).toBe('same');
    expect(kept.recordVote(vote, false, 'two')).toBe('first');
    expect(kept.gaps(GUILD)).toHaveLength(2);
    expect(kept.recordVote(vote, true, 'one')).toBe('changed');
    expect(kept.gaps(GUILD)).toHaveLength(1);
    now += 80 * DAY;
    expect(journal(path, () => now).recordVote(vote, true, 'one')).toBe('same');
    expect(journal(path, () => now).recordVote(vote, false, 'one')).toBe('changed');
    expect(kept.gaps(GUILD)).toHaveLength(2);
    now += 11 * DAY;
    expect(journal(path, () => now).recordVote(vote, false, 'one')).toBe('first');
  });

  it('deletes a damaged file that was set aside when all in it is too old', () => {
    const path = join(temporaryFolder(), 'journal.sqlite');
    const aside = `${path}.damaged`;
    writeFileSync(aside, 'x');
    utimesSync(aside, 0, (100 * DAY) / 1000);
    let now = 190 * DAY;
    const kept = journal(path, () => now);
    expect(existsSync(aside)).toBe(true);
    now += DAY;
    kept.recordQuestion({ question: 'a', tier: 'nothing', guildId: GUILD });
    expect(existsSync(aside)).toBe(false);
  });

  it('takes a vote while another process wants to write between its steps', () => {
    const path = join(temporaryFolder(), 'journal.sqlite');
    journal(path);
    const other = new Database(path, { timeout: 0 });
    const written: boolean[] = [];
    const verbose = (sql: unknown): void => {
      if (!String(sql).includes('INSERT INTO ballots')) return;
      written.push(succeeds(() => other.exec('UPDATE ballots SET at = 0')));
    };
    const db = new Database(path, { timeout: 0, verbose });
    onTestFinished(() => void [db, other].map((each) => each.close()));
    const vote = { question: 'a', tier: 'found', guildId: GUILD } as const;
    expect(new Votes(db, new Uint8Array(32)).record(vote, true, 'one', DAY)).toBe('first');
    expect(written).toEqual([false]);
  });

  it('takes a changed vote from the same question on the same server alone', () => {
    const kept = journal();
    const on = (question: string, guildId: string | null) => ({ question, tier: 'found', guildId }) as const;
    for (const [question, guildId, ballot] of [
      ['a', GUILD, '1'],
      ['a', null, '2'],
      ['b', GUILD, '3'],
    ] as const)
      kept.recordVote(on(question, guildId), false, ballot);
    kept.recordVote(on('a', GUILD), true, '1');
    expect(kept.gaps(GUILD).map(({ question }) => question)).toEqual(['b']);
    expect(kept.gaps(null)).toHaveLength(1);
  });

  it('goes on with the ballots of a version that did not note what was voted', () => {
    const path = join(temporaryFolder(), 'journal.sqlite');
    const old = new Database(path);
    old.exec('CREATE TABLE ballots (hash TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT');
    old.prepare('INSERT INTO ballots VALUES (?, ?)').run('old', 1000 * DAY);
    old.close();
    const vote = { question: 'a', tier: 'found', guildId: GUILD } as const;
    const kept = journal(path, () => 1000 * DAY);
    expect(kept.recordVote(vote, false, 'old')).toBe('same');
    expect(kept.recordVote(vote, true, 'old')).toBe('changed');
    expect(kept.recordVote(vote, false, 'new')).toBe('first');
  });

  it('keeps what somebody lacked once a ballot, beside the question and apart from the ballot', () => {
    const kept = journal();
    const vote = { question: 'a', tier: 'found', guildId: GUILD } as const;
    expect(kept.recordNeed(vote, 'no vote yet', 'one')).toBe(false);
    kept.recordVote(vote, false, 'one');
    expect(kept.recordNeed(vote, 'the price', 'one')).toBe(true);
    expect(kept.recordNeed(vote, 'the price again', 'one')).toBe(false);
    kept.recordVote(vote, false, 'two');
    expect(kept.recordNeed(vote, 'the date', 'two')).toBe(true);
    expect(
      kept
        .gaps(GUILD)
        .flatMap(({ need }) => need ?? [])
        .sort(),
    ).toEqual(['the date', 'the price']);
    expect(kept.gaps('other')).toEqual([]);
  });

  it('counts what was quoted from a version of an article', () => {
    const kept = journal();
    const place = { articleId: 'a', version: 'v', start: 1, end: 5 };
    kept.recordCitations([place, { ...place, start: 3 }], GUILD);
    kept.recordCitations([place], GUILD);
    kept.recordCitations([place], 'other');
    expect(kept.citations('a', 'v', GUILD, 5)).toEqual([
      { start: 1, end: 5, count: 2 },
      { start: 3, end: 5, count: 1 },
    ]);
    expect(kept.citations('a', 'v', GUILD, 1)).toHaveLength(1);
    expect(kept.citations('a', 'later', GUILD, 5)).toEqual([]);
  });

  it('forgets what is too old, from the file too', () => {
    const path = join(temporaryFolder(), 'deep', 'journal.sqlite');
    let now = 1000 * DAY;
    const kept = journal(path, () => now);
    kept.recordQuestion({ question: '一个很特别的问题', tier: 'nothing', guildId: GUILD });
    now += 89 * DAY;
    expect(kept.gaps(GUILD)).toHaveLength(1);
    now += 2 * DAY;
    expect(kept.gaps(GUILD)).toEqual([]);
    const reopened = journal(path, () => now);
    expect(reopened.questionsSince(0)).toBe(0);
    kept.close();
    reopened.close();
    expect(readFileSync(path, 'utf8')).not.toContain('特别');
  });

  it('keeps nothing that names a person', () => {
    const path = join(temporaryFolder(), 'journal.sqlite');
    const kept = journal(path);
    kept.recordQuestion({ question: 'x', tier: 'nothing', guildId: GUILD });
    kept.close();
    const columns = [...readFileSync(path, 'latin1').matchAll(/CREATE TABLE [^(]+\(([^)]+)\)/g)];
    const names = columns.flatMap(([, list]) =>
      (list ?? '').split(',').map((column) => column.trim().split(' ')[0]?.replaceAll('"', '')),
    );
    const allowed = [
      'text',
      'at',
      'tier',
      'guild',
      'helpful',
      'hash',
      'article',
      'version',
      'start',
      'end',
      'question',
      'told',
      // Names and counts for what several bots exchange.
      'id',
      'pending',
      'log',
      'one',
      'place',
      // Which server is about to be erased.
      'server',
      'until',
    ];
    expect([...new Set(names)].sort()).toEqual(allowed.sort());
  });

  it('keeps no more of each kind than there is room for: the oldest go', () => {
    let now = 1000;
    const few = { questions: 3, votes: 2, needs: 2, ballots: 2, citations: 2 };
    const kept = new Journal(':memory:', { days: 90, now: () => now++, mostRows: few });
    onTestFinished(() => kept.close());
    const place = { articleId: 'a', version: 'v', end: 9 };
    for (const question of ['a', 'b', 'c', 'd', 'e']) {
      kept.recordQuestion({ question, tier: 'nothing', guildId: GUILD });
      kept.recordVote({ question, tier: 'found', guildId: GUILD }, false, question);
      kept.recordCitations([{ ...place, start: question.charCodeAt(0) - 97 }], GUILD);
    }
    const kinds = kept.gaps(GUILD).map(({ question, kind }) => `${question} ${kind}`);
    expect(kinds.sort()).toEqual([
      'c unanswered',
      'd unanswered',
      'd unhelpful',
      'e unanswered',
      'e unhelpful',
    ]);
    expect(kept.citations('a', 'v', GUILD, 9).map(({ start }) => start)).toEqual([4, 3]);
  });

  it.skipIf(process.platform === 'win32')('is nobody else’s to read, nor are the channels’ rules', () => {
    const folder = temporaryFolder();
    const [questions, rules] = [join(folder, 'journal.sqlite'), join(folder, 'channels.sqlite')];
    journal(questions).recordQuestion({ question: 'x', tier: 'nothing', guildId: GUILD });
    new ChannelRules(rules).close();
    const modes = () => [questions, `${questions}-wal`, rules].map((path) => statSync(path).mode & 0o777);
    expect(modes()).toEqual([0o600, 0o600, 0o600]);
    for (const path of [questions, rules]) chmodSync(path, 0o644);
    journal(questions);
    new ChannelRules(rules).close();
    expect(modes()).toEqual([0o600, 0o600, 0o600]);
  });

  it('is shared by several processes', () => {
    const path = join(temporaryFolder(), 'journal.sqlite');
    const [first, second] = [journal(path), journal(path)];
    first.recordQuestion({ question: 'x', tier: 'nothing', guildId: GUILD });
    second.recordQuestion({ question: 'y', tier: 'nothing', guildId: GUILD });
    expect(first.gaps(GUILD)).toHaveLength(2);
  });
});

describe('erasing a server', () => {
  const MANY = 1200;
  const place = { articleId: 'a', version: 'v', start: 0, end: 9 };

  /** A file with much of one server and something of others, and how many rows of the one lie in it. */
  function furnish() {
    const path = join(temporaryFolder(), 'journal.sqlite');
    let now = Date.now() - DAY;
    const open = () => journal(path, () => now++);
    const kept = open();
    for (let n = 0; n < MANY; n++) kept.recordQuestion({ question: 'a', tier: 'nothing', guildId: GUILD });
    for (const guildId of [GUILD, 'other', null]) {
      kept.recordQuestion({ question: 'b', tier: 'nothing', guildId });
      kept.recordVote({ question: 'c', tier: 'found', guildId }, false, `ballot ${guildId}`);
      kept.recordNeed({ question: 'c', tier: 'found', guildId }, 'more', `ballot ${guildId}`);
      kept.recordCitations([place], guildId);
    }
    const raw = new Database(path);
    onTestFinished(() => void raw.close());
    const count = raw.prepare<[{ readonly guild: string }], number>(
      `SELECT sum(n) FROM (${['questions', 'votes', 'needs', 'citations']
        .map((table) => `SELECT count(*) AS n FROM ${table} WHERE guild = @guild`)
        .join(' UNION ALL ')})`,
    );
    return { kept, open, left: () => count.pluck().get({ guild: GUILD }) };
  }

  /** What a journal tells of a server in any way. */
  const told = (kept: Journal, guildId: string) => [
    kept.gaps(guildId).length,
    kept.citations('a', 'v', guildId, 9).length,
    ...Object.values(kept.keptOf(guildId)).map((rows) => rows.length),
  ];
  const NONE = [0, 0, 0, 0, 0, 0];
  const ONE = [3, 1, 1, 1, 1, 1];

  it('tells nothing of it at once, and deletes some rows at a time, while others go on', async () => {
    const { kept, left } = furnish();
    const done = kept.forget(GUILD);
    expect(told(kept, GUILD)).toEqual(NONE);
    expect(kept.gaps(EVERYWHERE)).toHaveLength(6);
    expect(
      kept
        .replica()
        .waiting(MANY)
        .filter(({ guild }) => guild === GUILD),
    ).toEqual([]);
    const seen = [left()];
    while (seen.at(-1) !== 0) {
      await setImmediate();
      seen.push(left());
    }
    await done;
    expect(new Set(seen).size).toBeGreaterThan(3);
    expect([told(kept, GUILD), told(kept, 'other')]).toEqual([NONE, ONE]);
    kept.recordQuestion({ question: 'a', tier: 'nothing', guildId: GUILD });
    expect(kept.gaps(GUILD)).toHaveLength(1);
  });

  it('goes on where another process has ended, and keeps what is said there meanwhile', async () => {
    const { kept, open, left } = furnish();
    const done = kept.forget(GUILD);
    kept.close();
    await done;
    const next = open();
    expect(left()).toBeGreaterThan(MANY / 2);
    expect([told(next, GUILD), told(next, 'other')]).toEqual([NONE, ONE]);
    next.recordQuestion({ question: 'd', tier: 'nothing', guildId: GUILD });
    await next.finishErasing();
    expect(left()).toBe(1);
    expect(next.gaps(GUILD).map(({ question }) => question)).toEqual(['d']);
  });
});

describe('mergeGaps', () => {
  const gap = (question: string, at: number, kind: Gap['kind'] = 'unanswered'): Gap => ({
    question,
    at,
    kind,
    need: kind === 'need' ? `need ${at}` : null,
  });

  it('gathers what people lacked, which is no question of its own', async () => {
    const gaps = [
      gap('怎么申请退款', 2, 'need'),
      gap('退款怎么申请', 1, 'need'),
      gap('怎么申请退款', 0, 'unhelpful'),
    ];
    expect(await mergeGaps(gaps, async () => null)).toMatchObject([
      { question: '怎么申请退款', unanswered: 0, unhelpful: 1, needs: ['need 2', 'need 1'] },
    ]);
  });

  it('merges what is asked in nearly the same words, counts, and names the newest wording', async () => {
    const merged = await mergeGaps(
      [
        gap('训练这个模型花了多少钱？', 5),
        gap('花園裡有幾種花', 4),
        gap('訓練這個模型花了多少錢', 3, 'unhelpful'),
        gap('训练这个模型花了多少钱？', 2),
      ],
      async () => null,
    );
    expect(merged).toEqual([
      {
        question: '训练这个模型花了多少钱？',
        variants: ['訓練這個模型花了多少錢'],
        unanswered: 2,
        unhelpful: 1,
        needs: [],
        lastAt: 5,
      },
      { question: '花園裡有幾種花', variants: [], unanswered: 1, unhelpful: 0, needs: [], lastAt: 4 },
    ]);
  });

  it('merges what means the same', async () => {
    const vectors: Readonly<Record<string, readonly number[]>> = {
      'what is the price': [1, 0],
      'how expensive': [0.98, 0.2],
      weather: [0, 1],
    };
    const merged = await mergeGaps(
      [gap('how expensive', 3), gap('weather', 2), gap('what is the price', 1)],
      async (texts) => texts.map((text) => Float32Array.from(vectors[text] ?? [])),
    );
    expect(merged.map(({ question, variants }) => [question, variants])).toEqual([
      ['how expensive', ['what is the price']],
      ['weather', []],
    ]);
  });

  it('lets others go on while it compares hundreds of long questions that share their words', async () => {
    const words = Array.from({ length: 90 }, (_, i) => `词${String.fromCharCode(0x4e00 + 37 * i)}`);
    const many = Array.from({ length: 300 }, (_, i) =>
      gap([...words.slice(i % 60), `第${i}个`, ...words.slice(0, i % 60)].join('，').slice(0, 500), i),
    );
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    await mergeGaps(many, async () => null);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(1);
  });

  it('takes no question at all', async () => {
    expect(await mergeGaps([], async () => [])).toEqual([]);
  });
});

describe('MergedGaps', () => {
  it('merges again only where something has changed', async () => {
    const kept = journal();
    const merged = new MergedGaps();
    kept.recordQuestion({ question: 'a', tier: 'nothing', guildId: GUILD });
    const first = merged.of(kept, GUILD, async () => null);
    expect(merged.of(kept, GUILD, async () => null)).toBe(first);
    kept.recordQuestion({ question: 'b', tier: 'nothing', guildId: GUILD });
    expect(await merged.of(kept, GUILD, async () => null)).toHaveLength(2);
    expect(await merged.of(kept, 'other', async () => null)).toEqual([]);
  });

  it('tries again after a failure', async () => {
    const kept = journal();
    const merged = new MergedGaps();
    for (const question of ['a', 'b']) kept.recordQuestion({ question, tier: 'nothing', guildId: GUILD });
    await expect(merged.of(kept, GUILD, () => Promise.reject(new Error('no model')))).rejects.toThrow();
    expect(await merged.of(kept, GUILD, async () => null)).toHaveLength(2);
  });
});

describe('ChannelRules', () => {
  const rules = (): ChannelRules => {
    const made = new ChannelRules(':memory:');
    onTestFinished(() => made.close());
    return made;
  };

  it('is open without rules, and closed where it is refused', () => {
    const some = rules();
    expect(some.isOpen(GUILD, ['a'])).toBe(true);
    some.set(GUILD, 'a', 'refuse');
    expect(some.isOpen(GUILD, ['a'])).toBe(false);
    expect(some.isOpen(GUILD, ['b'])).toBe(true);
    expect(some.isOpen('other', ['a'])).toBe(true);
  });

  it('is open in the allowed channels alone where there are some, until they are reset', () => {
    const some = rules();
    some.set(GUILD, 'a', 'allow');
    expect([some.isOpen(GUILD, ['a']), some.isOpen(GUILD, ['b'])]).toEqual([true, false]);
    some.set(GUILD, 'a', 'refuse');
    some.reset(GUILD, 'a');
    expect(some.isOpen(GUILD, ['b'])).toBe(true);
  });

  it('has threads follow their channel, unless they have a rule of their own', () => {
    const some = rules();
    some.set(GUILD, 'a', 'allow');
    expect(some.isOpen(GUILD, ['thread', 'a'])).toBe(true);
    some.set(GUILD, 'thread', 'refuse');
    expect(some.isOpen(GUILD, ['thread', 'a'])).toBe(false);
  });
});

import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Journal } from '../../../src/journal/journal.js';
import { JOURNAL_KINDS } from '../../../src/journal/sharing/journal-replica.js';
import { Sharing } from '../../../src/journal/sharing/sharing.js';
import { createLogger } from '../../../src/logger.js';
import { exchangeAll, KEY, restarted, type Sharer, sharerOn } from '../../support/sharing/bots.js';
import { LogInMemory } from '../../support/sharing/log-in-memory.js';

const GUILD = '200000000000000001';
const OTHER = '200000000000000002';
const asked = (question: string, guildId: string | null = GUILD) =>
  ({ question, tier: 'nothing', guildId }) as const;

function two(): { log: LogInMemory; a: Sharer; b: Sharer } {
  const log = new LogInMemory();
  return { log, a: sharerOn(log), b: sharerOn(log) };
}

/** All that a bot would say of a server. */
function saidBy({ channels, journal }: Sharer, guild = GUILD) {
  const byId = <T extends { readonly channelId: string | null }>(rows: readonly T[]): T[] =>
    [...rows].sort((x, y) => ((x.channelId ?? '') < (y.channelId ?? '') ? -1 : 1));
  return {
    rules: byId(channels.list(guild)),
    help: channels.helpChannels(guild).sort(),
    bindings: byId(channels.bindings.list(guild)),
    gaps: journal
      .gaps(guild)
      .map(({ kind, question, need }) => `${kind} ${question} ${need}`)
      .sort(),
  };
}

describe('bots that share a log', () => {
  it('know the rules, bindings, questions, votes, needs and quoted places of each other', async () => {
    const { a, b } = two();
    a.channels.set(GUILD, '1', 'refuse');
    a.channels.setHelp(GUILD, '2', true);
    a.channels.introduce(GUILD);
    b.channels.bindings.bind(GUILD, null, ['news']);
    a.journal.recordQuestion(asked('x'));
    b.journal.recordVote(asked('y'), false, 'ballot');
    b.journal.recordNeed(asked('y'), 'the year', 'ballot');
    a.journal.recordCitations([{ articleId: 'one', version: 'v', start: 0, end: 9 }], GUILD);
    await exchangeAll(a, b);
    expect(saidBy(a)).toEqual({
      rules: [{ channelId: '1', rule: 'refuse' }],
      help: ['2'],
      bindings: [{ channelId: null, collections: ['news'] }],
      gaps: ['need y the year', 'unanswered x null', 'unhelpful y null'],
    });
    expect(saidBy(b)).toEqual(saidBy(a));
    expect(b.journal.citations('one', 'v', GUILD, 9)).toEqual([{ start: 0, end: 9, count: 1 }]);
    expect(b.channels.introduce(GUILD)).toBe(false);
    b.channels.reset(GUILD, '1');
    b.channels.bindings.unbind(GUILD, null);
    await exchangeAll(b, a);
    expect(saidBy(a)).toMatchObject({ rules: [], bindings: [] });
  });

  it('count the vote of one person once, wherever it is cast and changed', async () => {
    const { a, b } = two();
    expect(a.journal.recordVote(asked('x'), false, 'ballot')).toBe('first');
    await exchangeAll(a, b);
    expect(b.journal.recordVote(asked('x'), false, 'ballot')).toBe('same');
    expect(b.journal.recordVote(asked('x'), true, 'ballot')).toBe('changed');
    await exchangeAll(b, a);
    expect(a.journal.gaps(GUILD)).toEqual([]);
    expect(a.journal.recordVote(asked('x'), false, 'ballot')).toBe('changed');
    await exchangeAll(a, b);
    expect(b.journal.gaps(GUILD)).toHaveLength(1);
    expect(b.journal.keptOf(GUILD).votes).toHaveLength(1);
  });

  it.each([
    { first: false, second: false },
    { first: false, second: true },
    { first: true, second: false },
  ])('keep one of two votes that a person casts in both at once: $first, $second', async (cast) => {
    const { a, b } = two();
    a.journal.recordVote(asked('x'), cast.first, 'ballot');
    b.journal.recordVote(asked('x'), cast.second, 'ballot');
    await exchangeAll(a, b);
    const votes = a.journal.keptOf(GUILD).votes.map((vote) => ({ ...vote, at: 0 }));
    expect(votes).toMatchObject([{ helpful: cast.first ? 1 : 0 }]);
    expect(b.journal.keptOf(GUILD).votes.map((vote) => ({ ...vote, at: 0 }))).toEqual(votes);
  });

  it('lose nothing while the log is out of reach, and send nothing twice', async () => {
    const { log, a, b } = two();
    await exchangeAll(a, b);
    log.isReachable = false;
    a.journal.recordQuestion(asked('x'));
    a.channels.set(GUILD, '1', 'allow');
    await expect(a.sharing.exchange()).rejects.toMatchObject({ code: 'cluster' });
    log.isReachable = true;
    await exchangeAll(a, b, a, b);
    expect(saidBy(b)).toMatchObject({ gaps: ['unanswered x null'], rules: [{ channelId: '1' }] });
    expect(log.entries).toHaveLength(2);
  });

  it('bring everything back to a log that was lost', async () => {
    const { log, a, b } = two();
    a.channels.set(GUILD, '1', 'refuse');
    b.journal.recordQuestion(asked('x'));
    await exchangeAll(a, b);
    const before = saidBy(a);
    log.lose();
    await exchangeAll(restarted(log, a), restarted(log, b));
    expect(saidBy(a)).toEqual(before);
    expect(log.entries.map(({ kind }) => kind).sort()).toEqual(['question', 'rule']);
    expect(await log.secret(Buffer.from('that of a new bot'))).toEqual(KEY);
  });

  it('keep no more of what others say, and no longer, than of what they are told themselves', async () => {
    const { log, a } = two();
    const mostRows = { questions: 2, votes: 9, needs: 9, ballots: 9, citations: 9 };
    const journal = new Journal(':memory:', { days: 90, key: KEY, mostRows });
    const quiet = restarted(log, { channels: a.channels, journal });
    onTestFinished(() => journal.close());
    for (const question of ['x', 'y', 'z']) a.journal.recordQuestion(asked(question));
    for (const { sharing } of [a, quiet]) await sharing.exchange();
    const kept = () => (journal.keptOf(GUILD).questions as { text: string }[]).map(({ text }) => text);
    expect(kept()).toEqual(['y', 'z']);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 91 * 86_400_000 });
    onTestFinished(() => void vi.useRealTimers());
    await quiet.sharing.exchange();
    expect(kept()).toEqual([]);
  });

  it('delete from the log what one of them is not to keep', async () => {
    const { log, a } = two();
    a.channels.set(GUILD, '1', 'refuse');
    a.journal.recordQuestion(asked('x'));
    a.journal.recordVote(asked('y'), false, 'ballot');
    await exchangeAll(a);
    const rules = sharerOn(log).channels.replica();
    await setTimeout(2);
    await new Sharing(log, [rules], { logger: createLogger('silent'), unwanted: JOURNAL_KINDS }).exchange();
    expect(log.entries.map(({ kind }) => kind)).toEqual(['rule']);
  });

  it('erase a server everywhere, with what others still had to send, and nothing of others', async () => {
    const { log, a, b } = two();
    for (const guild of [GUILD, OTHER]) {
      a.channels.set(guild, '1', 'refuse');
      a.channels.joined.add('bot', [guild]);
      a.journal.recordQuestion(asked('x', guild));
    }
    await exchangeAll(a, b);
    expect(b.channels.joined.list('bot')).toEqual([GUILD, OTHER]);
    b.journal.recordQuestion(asked('late', GUILD));
    await setTimeout(2);
    a.channels.forget(GUILD);
    await a.journal.forget(GUILD);
    await exchangeAll(a, b);
    for (const bot of [a, b]) {
      expect(saidBy(bot)).toEqual({ rules: [], help: [], bindings: [], gaps: [] });
      expect(saidBy(bot, OTHER)).toMatchObject({ rules: [{ channelId: '1' }], gaps: ['unanswered x null'] });
    }
    expect(b.channels.joined.list('bot')).toEqual([OTHER]);
    expect(log.entries.filter(({ guild }) => guild === GUILD).map(({ kind }) => kind)).toEqual(['erased']);
    b.channels.set(GUILD, '2', 'allow');
    await exchangeAll(b, a);
    expect(a.channels.list(GUILD)).toEqual([{ channelId: '2', rule: 'allow' }]);
  });

  it('leave no name of a server behind where nobody shares anything', async () => {
    const { a } = two();
    a.channels.set(GUILD, '1', 'refuse');
    a.channels.reset(GUILD, '1');
    a.channels.forget(GUILD);
    await a.journal.forget(GUILD);
    expect([...a.channels.replica().waiting(9), ...a.channels.replica().erasures()]).toEqual([]);
    expect(a.journal.replica().erasures()).toEqual([]);
  });

  it('agree whatever admins and people do, and in whatever order they exchange', async () => {
    const act = fc.record({
      who: fc.nat(2),
      what: fc.constantFrom(
        'allow',
        'refuse',
        'reset',
        'help',
        'bind',
        'unbind',
        'ask',
        'up',
        'down',
        'need',
      ),
      on: fc.constantFrom('1', '2'),
    });
    const step = fc.oneof({ weight: 3, arbitrary: act }, { weight: 1, arbitrary: fc.nat(2) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const log = new LogInMemory();
        const bots = [sharerOn(log), sharerOn(log), sharerOn(log)] as const;
        for (const one of steps) {
          if (typeof one === 'number') await bots[one]?.sharing.exchange();
          else perform(bots[one.who], one);
        }
        await exchangeAll(...bots);
        await exchangeAll(...bots);
        const [first, ...others] = bots.map((bot) => saidBy(bot));
        for (const other of others) expect(other).toEqual(first);
        const votes = bots[0].journal.keptOf(GUILD).votes as { text: string }[];
        expect(new Set(votes.map(({ text }) => text)).size).toBe(votes.length);
      }),
      { numRuns: 30 },
    );
  });
});

function perform(
  bot: Sharer | undefined,
  { what, on }: { readonly what: string; readonly on: string },
): void {
  if (!bot) return;
  const { channels, journal } = bot;
  if (what === 'allow' || what === 'refuse') channels.set(GUILD, on, what);
  else if (what === 'reset') channels.reset(GUILD, on);
  else if (what === 'help') channels.setHelp(GUILD, on, true);
  else if (what === 'bind') channels.bindings.bind(GUILD, on, ['news']);
  else if (what === 'unbind') channels.bindings.unbind(GUILD, on);
  else if (what === 'ask') journal.recordQuestion(asked(on));
  else if (what === 'need') journal.recordNeed(asked(on), `more ${on}`, on);
  else journal.recordVote(asked(on), what === 'up', on);
}

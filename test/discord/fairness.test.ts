import { describe, expect, it } from 'vitest';
import { AskedQuestions } from '../../src/discord/interactions/asked-questions.js';
import { Seen } from '../../src/discord/interactions/seen.js';
import { SUGGESTIONS_PER_MINUTE } from '../../src/discord/interactions/suggestion-turn.js';
import { FairQueue, QUESTION_QUEUE, QueueFullError } from '../../src/operations/fair-queue.js';
import { RateLimit } from '../../src/operations/rate-limit.js';
import { useStage } from '../support/discord/bot.js';
import { article } from '../support/discord/library.js';
import { INNER_PATIENCE } from '../support/patience.js';

describe('RateLimit', () => {
  it('lets so many through in any minute, and says how long to wait', () => {
    let now = 0;
    const limit = new RateLimit(2, () => now);
    expect(limit.take('a')).toBe(0);
    now = 10_000;
    expect(limit.take('a')).toBe(0);
    expect(limit.take('a')).toBe(50_000);
    expect(limit.take('b')).toBe(0);
    now = 59_999;
    expect(limit.take('a')).toBe(1);
    now = 60_000;
    expect(limit.take('a')).toBe(0);
    expect(limit.take('a')).toBe(10_000);
  });

  it('says what is left, and when one comes back', () => {
    let now = 0;
    const limit = new RateLimit(2, () => now);
    expect(limit.left('a')).toEqual({ uses: 2, after: 0 });
    limit.take('a');
    now = 10_000;
    limit.take('a');
    limit.take('a');
    expect(limit.left('a')).toEqual({ uses: 0, after: 50_000 });
    expect(limit.left('b')).toEqual({ uses: 2, after: 0 });
    now = 60_000;
    expect(limit.left('a')).toEqual({ uses: 1, after: 10_000 });
  });
});

describe('FairQueue', () => {
  /** Jobs that end when they are told to, and the order they have started in. */
  function jobs(queue: FairQueue) {
    const started: string[] = [];
    const ends: (() => void)[] = [];
    const add = (group: string, name: string): Promise<void> =>
      queue.run(group, async () => {
        started.push(name);
        await new Promise<void>((resolve) => ends.push(resolve));
      });
    const endOne = async (): Promise<void> => {
      ends.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    };
    return { started, add, endOne };
  }

  it('takes the groups in turn', async () => {
    const queue = new FairQueue({ concurrency: 1, waiting: 10, patience: 10_000 });
    const { started, add, endOne } = jobs(queue);
    const all = [
      add('a', 'a1'),
      add('a', 'a2'),
      add('a', 'a3'),
      add('b', 'b1'),
      add('c', 'c1'),
      add('b', 'b2'),
    ];
    expect(queue.waiting).toBe(5);
    for (let i = 0; i < 10; i++) await endOne();
    await Promise.all(all);
    expect(started).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2']);
    expect(queue.waiting).toBe(0);
  });

  it('refuses what is too much of one group, and still takes others', async () => {
    const queue = new FairQueue({ concurrency: 1, waiting: 1, patience: 10_000 });
    const { add, endOne } = jobs(queue);
    const all = [add('a', 'a1'), add('a', 'a2')];
    await expect(add('a', 'a3')).rejects.toThrow(QueueFullError);
    all.push(add('b', 'b1'));
    for (let i = 0; i < 6; i++) await endOne();
    await Promise.all(all);
  });

  it('gives up what has waited for too long, and goes on with what has not', async () => {
    const queue = new FairQueue({ concurrency: 1, waiting: 5, patience: 20 });
    const { started, add, endOne } = jobs(queue);
    const first = add('a', 'a1');
    const waited = await Promise.allSettled([add('a', 'a2'), add('b', 'b1')]);
    for (const one of waited)
      expect(one).toMatchObject({ status: 'rejected', reason: expect.any(QueueFullError) });
    expect(queue.waiting).toBe(0);
    await endOne();
    await first;
    const last = add('a', 'a3');
    for (let i = 0; i < 3; i++) await endOne();
    await last;
    expect(started).toEqual(['a1', 'a3']);
  });

  it('goes on after a failure', async () => {
    const queue = new FairQueue({ concurrency: 1, waiting: 5, patience: 10_000 });
    const broken = queue.run('a', async () => {
      throw new Error('broken');
    });
    const next = queue.run('a', async () => 'fine');
    await expect(broken).rejects.toThrow('broken');
    expect(await next).toBe('fine');
  });
});

it('Seen forgets the oldest', () => {
  const seen = new Seen(2);
  expect(['a', 'a', 'b', 'c', 'a'].map((key) => seen.add(key))).toEqual([true, false, true, true, true]);
});

it('AskedQuestions forgets the oldest', () => {
  const questions = new AskedQuestions(2);
  for (const name of ['a', 'b', 'a', 'c'])
    questions.keep(name, { question: name, narrowing: {}, before: [] });
  expect(['a', 'b', 'c'].map((name) => questions.of(name)?.question)).toEqual(['a', undefined, 'c']);
});

describe('the bot', () => {
  const stage = useStage();

  it('tells a person kindly, and alone, that the limit is reached; others may go on', async () => {
    await stage.start({ config: { askPerMinute: 1 }, timing: { elapsed: () => 0, now: () => -86_400_000 } });
    const first = await stage.discord.slash('ask', { question: 'x' }).reply();
    const second = await stage.discord.slash('ask', { question: 'x' }).reply();
    const other = await stage.discord
      .slash('ask', { question: 'x' }, { userId: '300000000000000002' })
      .reply();
    expect(second).toMatchObject({ isEphemeral: true, content: expect.stringContaining('in 60 seconds') });
    expect([first.isEphemeral, other.isEphemeral]).toEqual([false, false]);
    expect(stage.library.asked).toHaveLength(2);
  });

  it('tells kindly when too many wait', async () => {
    const release = stage.library.hold();
    await stage.start({ queue: new FairQueue({ ...QUESTION_QUEUE, patience: 600_000 }) });
    const used = Array.from({ length: 120 }, () => stage.discord.slash('ask', { question: 'x' }));
    const refused = () => used.filter(({ message }) => message?.content.startsWith('Too many people'));
    await stage.discord.changes.until(() => refused().length === 120 - 102, 'the refusals');
    release();
    const replies = await Promise.all(used.map((one) => one.reply()));
    expect(replies.filter(({ content }) => content.includes('No article answers'))).toHaveLength(102);
  });

  it('lets messages and commands wait in one line, and shows those who write that it is too much', async () => {
    const release = stage.library.hold();
    const running = await stage.start({ queue: new FairQueue({ ...QUESTION_QUEUE, patience: 600_000 }) });
    const people = Array.from({ length: 60 }, (_, i) => ({ userId: `3000000000000001${i + 10}` }));
    const bot = `<@${stage.discord.identity.applicationId}>`;
    const used = people.map((person) => stage.discord.slash('ask', { question: 'x' }, person));
    const waiting = async () => (await running.metrics()).text;
    await expect.poll(waiting, { timeout: INNER_PATIENCE }).toContain('verbatim_questions_waiting 58');
    const said = people.map((person) => stage.discord.say(`${bot} x?`, person));
    const { reactions } = stage.discord.state;
    await stage.discord.changes.until(() => reactions.length === 120 - 102, 'the refusals');
    const late = await stage.discord.slash('ask', { question: 'x' }).reply();
    expect(late.content).toContain('Too many people');
    release();
    const answered = () =>
      [...used, ...said].filter(({ message }) => message?.content.includes('No article answers'));
    await stage.discord.changes.until(() => answered().length === 102, 'the answers');
    expect(reactions.map(({ emoji }) => emoji)).toEqual(Array(18).fill('⏳'));
  });

  it('tells kindly when a turn does not come', async () => {
    const release = stage.library.hold();
    await stage.start({ queue: new FairQueue({ ...QUESTION_QUEUE, patience: 1 }) });
    const used = Array.from({ length: 3 }, () => stage.discord.slash('ask', { question: 'x' }));
    const told = () => used.find(({ message }) => message?.content.startsWith('Too many people'));
    await stage.discord.changes.until(told, 'the word');
    release();
  });

  it('suggests nothing, and says nothing, where too much waits or somebody types too fast', async () => {
    stage.library.articles.push(article({ id: 'a', title: '一篇文章' }));
    const release = stage.library.hold();
    await stage.start({ queue: new FairQueue({ ...QUESTION_QUEUE, patience: 50 }) });
    const offered = async (userId: string): Promise<number> => {
      const typed = stage.discord.type('source', 'article', '一', { userId });
      await typed.acknowledged();
      return typed.choices.length;
    };
    for (let i = 0; i < 2; i++) stage.discord.slash('ask', { question: 'x' });
    await stage.discord.changes.until(() => stage.library.asked.length === 2, 'both to be asked');
    expect(await offered('300000000000000003')).toBe(0);
    release();
    expect(await offered('300000000000000004')).toBe(1);
    const keys = Array.from({ length: SUGGESTIONS_PER_MINUTE + 5 }, () => offered('300000000000000005'));
    const fast = await Promise.all(keys);
    expect(fast.filter((count) => count > 0)).toHaveLength(SUGGESTIONS_PER_MINUTE);
    expect(stage.log.filter(({ level }) => Number(level) > 30)).toEqual([]);
  });

  it('looks for no more of a text than anybody could type, whatever a client sends', async () => {
    await stage.start();
    const long = '字 a'.repeat(40_000);
    const used = [
      stage.discord.slash('ask', { question: long }),
      stage.discord.slash('timeline', { topic: long }),
      stage.discord.slash('source', { article: long }),
      stage.discord.inspect('Find source', { content: long }),
      stage.discord.inspect('Who said it', { embeds: [{ description: long }] }),
      stage.discord.type('source', 'article', long),
    ];
    await Promise.all(used.slice(0, -1).map((one) => one.reply()));
    await used.at(-1)?.acknowledged();
    expect(stage.library.lookedFor.length).toBeGreaterThanOrEqual(used.length);
    expect(Math.max(...stage.library.lookedFor.map(({ length }) => length))).toBeLessThanOrEqual(6000);
  });
});

import { describe, expect, it, vi } from 'vitest';
import { UserError } from '../../../src/errors.js';
import type { IndexProgress, IndexReport, RunIndexer } from '../../../src/indexing/report.js';
import { useStage } from '../../support/discord/bot.js';
import { IDENTITY } from '../../support/discord/gateway.js';
import type { Person } from '../../support/discord/interactions.js';

const stage = useStage();

const MANAGE_SERVER: Partial<Person> = { permissions: 0x20n };
const ADMINISTRATOR: Partial<Person> = { permissions: 0x8n };
const ADMIN_ROLE = IDENTITY.roleId;
const MINUTES = 60_000;

const REPORT: IndexReport = {
  added: ['a_1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'],
  changed: ['c1'],
  removed: [],
  unchanged: 12,
  failed: [{ path: 'bad*name.md', reason: 'It is not text.' }],
  warnings: [],
  reposts: [],
  newFirsts: [],
  skipped: [],
  lost: [],
  articles: 20,
  passages: 345,
  embedded: 40,
  generation: 'g1',
  model: 'Xenova/bge-small-zh-v1.5',
  tookMs: 83_000,
};

/** A run that the test steers: it reports progress and ends when it is told to. */
class SteeredRun {
  started = 0;
  signal: AbortSignal | null = null;
  report: (progress: IndexProgress) => void = () => {};
  finish: (report: IndexReport) => void = () => {};
  fail: (error: unknown) => void = () => {};

  readonly run: RunIndexer = (onProgress, signal) => {
    this.started++;
    stage.discord.changes.happened();
    this.report = onProgress;
    this.signal = signal;
    return new Promise((resolve, reject) => {
      this.finish = resolve;
      this.fail = reject;
      signal.addEventListener('abort', () =>
        reject(new UserError('cancelled', 'The run was cancelled; the index is as it was.')),
      );
    });
  };
}

async function startRun(run: SteeredRun, elapsed: () => number = () => performance.now(), interval = 0) {
  await stage.start({ runIndexer: run.run, timing: { elapsed, progressInterval: interval } });
  const used = stage.discord.slash('reindex', {}, MANAGE_SERVER);
  await used.reply();
  await stage.discord.changes.until(() => run.started > 0, 'the run to start');
  return used;
}

describe('/reindex', () => {
  it('is refused to everyone who may not manage the server', async () => {
    const run = new SteeredRun();
    await stage.start({ runIndexer: run.run, config: { adminRoleIds: [ADMIN_ROLE] } });
    for (const person of [{}, { roleIds: ['500000000000000009'] }, { isDirectMessage: true }]) {
      const reply = await stage.discord.slash('reindex', {}, person).reply();
      expect(reply).toMatchObject({ isEphemeral: true, content: expect.stringContaining('Manage Server') });
    }
    expect(run.started).toBe(0);
  });

  it.each([
    ['people who may manage the server', MANAGE_SERVER],
    ['administrators', ADMINISTRATOR],
    ['members of an admin role', { roleIds: [ADMIN_ROLE] }],
  ])('is open to %s', async (_, person) => {
    await stage.start({ runIndexer: async () => REPORT, config: { adminRoleIds: [ADMIN_ROLE] } });
    const used = stage.discord.slash('reindex', {}, person);
    const done = await used.shown(({ content }) => content.startsWith('Index rebuilt'), 'the end');
    expect(done.isEphemeral).toBe(false);
  });

  it('tells everyone that it is done, and the admin alone what has changed', async () => {
    await stage.start({ runIndexer: async () => REPORT });
    const used = stage.discord.slash('reindex', {}, { ...MANAGE_SERVER, locale: 'zh-CN' });
    const { content, embeds, files, isEphemeral } = await used.followUp();
    expect(used.message?.content).toBe('Index rebuilt: 20 articles, 345 passages.');
    expect(used.message?.embeds).toEqual([]);
    expect(isEphemeral).toBe(true);
    expect(content).toBe('完整清单见附件。');
    expect(files).toEqual([
      {
        name: 'report.txt',
        text: [
          '新增（7）：\n  a_1\n  a2\n  a3\n  a4\n  a5\n  a6\n  a7\n',
          '更新（1）：\n  c1\n',
          '无法读取（1）：\n  bad*name.md: It is not text.\n',
        ].join('\n'),
      },
    ]);
    expect(embeds[0]).toMatchObject({
      title: '索引已重建',
      description: [
        '新增 7 篇，更新 1 篇，删除 0 篇，未变 12 篇',
        '共 20 篇文章、345 个段落，本次新算向量 40 个',
        '模型：Xenova/bge-small-zh-v1.5',
        '新增：a\\_1、a2、a3、a4、a5、另有 2 个',
        '更新：c1',
        '无法读取（1）：',
        '- bad\\*name.md: It is not text.',
      ].join('\n'),
      footer: { text: '用时 1 分 23 秒' },
    });
  });

  it('says which articles are one text', async () => {
    const reposts = [
      ['a_1', 'b', 'c'],
      ['d', 'e'],
      ...Array.from({ length: 5 }, (_, i) => [`x${i}`, `y${i}`]),
    ];
    await stage.start({ runIndexer: async () => ({ ...REPORT, reposts }) });
    const used = stage.discord.slash('reindex', {}, MANAGE_SERVER);
    const { embeds } = await used.followUp();
    expect(embeds[0]).toMatchObject({
      description: expect.stringContaining(
        'Same text in several articles (7):\n- a\\_1 = b = c\n- d = e\n- x0 = y0\n- x1 = y1\n- x2 = y2\n- and 2 more',
      ),
    });
  });

  it.each([
    ['en-US', 'Source changed to another article (1):\n- new\\_1 (was old)'],
    ['zh-CN', '来源改为另一篇文章（1 组）：\n- new\\_1（原为 old）'],
    ['zh-TW', '來源改為另一篇文章（1 組）：\n- new\\_1（原為 old）'],
  ])('says in %s whose place another article has taken', async (locale, said) => {
    const newFirsts = [{ first: 'new_1', before: 'old' }];
    await stage.start({ runIndexer: async () => ({ ...REPORT, newFirsts }) });
    const used = stage.discord.slash('reindex', {}, { ...MANAGE_SERVER, locale });
    const { embeds } = await used.followUp();
    expect(embeds[0]).toMatchObject({ description: expect.stringContaining(said) });
  });

  it('says aloud when the model is missing', async () => {
    await stage.start({ runIndexer: async () => ({ ...REPORT, model: null }) });
    const used = stage.discord.slash('reindex', {}, MANAGE_SERVER);
    const { embeds } = await used.followUp();
    expect(embeds[0]).toMatchObject({ description: expect.stringContaining('⚠️ **Keyword search only') });
  });

  it('stays within the limits when everything in the report is long and much', async () => {
    const much = Array.from({ length: 500 }, (_, i) => `${'*很长_'.repeat(100)}${i}`);
    const failed = much.map((path) => ({ path, reason: '`坏`'.repeat(200) }));
    const reposts = much.map((id) => [id, id]);
    const newFirsts = much.map((id) => ({ first: id, before: id }));
    const lost = much.map((path) => ({ path, characters: 10, share: 0.5 }));
    const lists = {
      added: much,
      changed: much,
      removed: much,
      failed,
      reposts,
      newFirsts,
      lost,
      warnings: much,
    };
    const report = { ...REPORT, ...lists };
    await stage.start({ runIndexer: async () => report });
    const used = stage.discord.slash('reindex', {}, MANAGE_SERVER);
    const { embeds } = await used.followUp();
    expect(embeds[0]).toMatchObject({ description: expect.stringContaining('Warnings (500):') });
  });

  it('shows progress, but not more often than it may', async () => {
    const run = new SteeredRun();
    let now = 0;
    const used = await startRun(run, () => now, 3000);
    run.report({ stage: 'reading', done: 1, total: 9 });
    now = 3000;
    run.report({ stage: 'embedding', done: 2, total: 9 });
    await used.shown(({ content }) => content === 'Computing vectors: 2 of 9', 'the progress');
    now = 5999;
    run.report({ stage: 'embedding', done: 3, total: 9 });
    run.finish(REPORT);
    await used.followUp();
    const told = used.history.map(({ content }) => content);
    expect(told).toEqual([
      'Rebuilding the index…',
      'Computing vectors: 2 of 9',
      'Index rebuilt: 20 articles, 345 passages.',
    ]);
  });

  it('runs once at a time, and again after the run has ended', async () => {
    const run = new SteeredRun();
    const first = await startRun(run);
    const second = await stage.discord.slash('reindex', {}, MANAGE_SERVER).reply();
    expect(second).toMatchObject({
      isEphemeral: true,
      content: expect.stringContaining('already being rebuilt'),
    });
    expect(run.started).toBe(1);
    run.fail(new Error('broken'));
    await first.shown(({ content }) => content.startsWith('Something went wrong'), 'the failure');
    const third = stage.discord.slash('reindex', {}, MANAGE_SERVER);
    await third.shown(({ content }) => content === 'Rebuilding the index…', 'the third run');
    await stage.discord.changes.until(() => run.started === 2, 'the third run to start');
    run.finish(REPORT);
    await third.followUp();
  });

  it('tells the end of a run of more than fifteen minutes in a message of its own', async () => {
    const run = new SteeredRun();
    let now = 0;
    const used = await startRun(run, () => now);
    now = 14 * MINUTES + 1;
    run.report({ stage: 'writing', done: 1, total: 2 });
    run.finish(REPORT);
    const message = await stage.discord.changes.until(
      () => stage.discord.channelMessages[0],
      'a message in the channel',
    );
    expect(message).toMatchObject({
      content: 'Index rebuilt: 20 articles, 345 passages.',
      embeds: [],
      raw: { allowed_mentions: { parse: [] } },
    });
    expect(used.history).toHaveLength(1);
    const details = await stage.discord
      .press({ message, userId: used.userId }, 'Details', MANAGE_SERVER)
      .told();
    expect(details).toMatchObject({ isEphemeral: true, embeds: [{ title: 'Index rebuilt' }] });
  });

  it('tells the end in the channel, too, where the reply is gone before its time', async () => {
    const run = new SteeredRun();
    const used = await startRun(run);
    used.isExpired = true;
    run.fail(new UserError('articles', 'The folder /articles does not exist. Set ARTICLES_DIR.'));
    const message = await stage.discord.changes.until(
      () => stage.discord.channelMessages[0],
      'a message in the channel',
    );
    expect(message.content).toBe('There are no articles that could be read.');
    const pressed = { message, userId: used.userId };
    const refused = await stage.discord.press(pressed, 'Details', { userId: '300000000000000002' }).told();
    expect(refused.content).toContain('Manage Server');
    const details = await stage.discord.press(pressed, 'Details', MANAGE_SERVER).told();
    expect(details.isEphemeral).toBe(true);
    expect(details.content.split('-# ')[1]).toBe('The folder /articles does not exist. Set ARTICLES\\_DIR.');
  });

  it('logs that nobody could be told where the channel is closed, too, and goes on', async () => {
    const run = new SteeredRun();
    let now = 0;
    await startRun(run, () => now);
    now = 20 * MINUTES;
    stage.discord.failNext('POST', /^\/channels\//, {
      status: 403,
      body: { code: 50001, message: 'Missing Access' },
    });
    run.finish(REPORT);
    const logged = await stage.discord.changes.until(
      () => stage.log.find(({ msg }) => String(msg).startsWith('The end of a run could not be told')),
      'the failure to be logged',
    );
    expect(logged).toMatchObject({ level: 40 });
    const next = await stage.discord.slash('reindex', {}, MANAGE_SERVER).reply();
    expect(next.content).toBe('Rebuilding the index…');
    await stage.discord.changes.until(() => run.started === 2, 'the next run to start');
    run.finish(REPORT);
  });

  it('goes on when progress can not be shown', async () => {
    const run = new SteeredRun();
    const used = await startRun(run);
    stage.discord.failNext('PATCH', /^\/webhooks\//, {
      status: 403,
      body: { code: 50001, message: 'Missing Access' },
    });
    run.report({ stage: 'reading', done: 1, total: 2 });
    await stage.discord.changes.until(
      () => stage.log.find(({ msg }) => msg === 'Progress could not be shown'),
      'the failure to be logged',
    );
    run.finish(REPORT);
    await used.followUp();
  });

  it('sends no file where the embed holds all of the lists', async () => {
    await stage.start({ runIndexer: async () => ({ ...REPORT, added: ['a'] }) });
    const used = stage.discord.slash('reindex', {}, MANAGE_SERVER);
    const { content, files } = await used.followUp();
    expect([content, files]).toEqual(['', []]);
  });

  it('is cancelled by its button, by admins alone, and says so', async () => {
    const run = new SteeredRun();
    const used = await startRun(run);
    const refused = await stage.discord.press(used, 'Cancel', { userId: '300000000000000002' }).told();
    expect(refused.content).toContain('Manage Server');
    expect(run.signal?.aborted).toBe(false);
    const told = await stage.discord.press(used, 'Cancel', MANAGE_SERVER).told();
    expect(told).toMatchObject({ isEphemeral: true, content: 'Cancelling the rebuild.' });
    const end = await used.shown(({ content }) => content.startsWith('The rebuild was cancelled'), 'the end');
    expect(JSON.stringify(end.components)).not.toContain('Cancel');
  });

  it('says so when the run that a button is to cancel is over', async () => {
    const run = new SteeredRun();
    const used = await startRun(run);
    const before = { message: used.message, userId: used.userId };
    run.finish(REPORT);
    await used.followUp();
    const told = await stage.discord.press(before, 'Cancel', MANAGE_SERVER).told();
    expect(told.content).toBe('That rebuild is already over.');
  });

  it.each([
    ['the reply was deleted', 10008],
    ['the channel can not be seen any more', 50001],
  ])('tells the end in another message where %s', async (_, code) => {
    const run = new SteeredRun();
    const used = await startRun(run);
    stage.discord.failNext('PATCH', /^\/webhooks\//, { status: 404, body: { code, message: 'Gone' } });
    run.finish(REPORT);
    const [end, details] = await stage.discord.changes.until(
      () => used.followUps.length > 1 && used.followUps,
      'the end and its details',
    );
    expect(end).toMatchObject({ isEphemeral: false, content: expect.stringContaining('rebuilt: 20') });
    expect(details).toMatchObject({ isEphemeral: true, embeds: [{ title: 'Index rebuilt' }] });
    expect(stage.log.some(({ msg }) => msg === 'Unexpected error')).toBe(false);
  });

  it('shows the folder of the server to nobody but the admin', async () => {
    const secret = '/srv/secret/articles';
    await stage.start({
      runIndexer: async () => {
        throw new UserError('articles', `The folder ${secret} does not exist.`);
      },
    });
    const used = stage.discord.slash('reindex', {}, MANAGE_SERVER);
    const details = await used.followUp();
    expect(details).toMatchObject({ isEphemeral: true, content: expect.stringContaining(secret) });
    expect(JSON.stringify(used.history)).not.toContain('secret');
  });

  it('aborts the run when the bot stops, and says so before it leaves', async () => {
    const run = new SteeredRun();
    const bot = await stage.start({ runIndexer: run.run });
    const used = stage.discord.slash('reindex', {}, MANAGE_SERVER);
    await used.reply();
    await stage.discord.changes.until(() => run.started > 0, 'the run to start');
    await bot.stop();
    expect(run.signal?.aborted).toBe(true);
    expect(used.message?.content).toContain('The rebuild was cancelled');
    expect(bot.ready).toBe(false);
  });

  it('goes back to the index before, on the command and by the button of the report, once', async () => {
    const generation = (await stage.library.info()).id;
    const goBack = vi.fn(async () => ({ from: generation, to: 'g0' }));
    await stage.start({ runIndexer: async () => ({ ...REPORT, generation }), goBack });
    const { discord } = stage;
    const byCommand = await discord.slash('reindex', { action: 'go-back' }, MANAGE_SERVER).reply();
    expect(byCommand.isEphemeral).toBe(false);
    expect(byCommand.content).toContain(`Generation g0 instead of ${generation}`);
    const run = discord.slash('reindex', {}, MANAGE_SERVER);
    await run.followUp();
    const label = 'Restore previous index';
    const refused = await discord.press(run, label, { userId: '300000000000000002' }).told();
    expect(refused.content).toContain('Manage Server');
    const pressed = discord.press(run, label, MANAGE_SERVER);
    const said = await pressed.followUp();
    expect(said.content).toContain('The previous index is back in use: 0 articles');
    await pressed.shown(({ components }) => components.length === 0, 'the report without its buttons');
    expect(goBack).toHaveBeenCalledTimes(2);
  });

  it('goes back from no index but the one that the report is about', async () => {
    const goBack = vi.fn(async () => ({ from: 'a', to: 'b' }));
    await stage.start({ runIndexer: async () => ({ ...REPORT, generation: 'an-earlier-one' }), goBack });
    const run = stage.discord.slash('reindex', {}, MANAGE_SERVER);
    await run.followUp();
    const told = await stage.discord.press(run, 'Restore previous index', MANAGE_SERVER).followUp();
    expect(told.content).toContain('The index has changed since');
    expect(goBack).not.toHaveBeenCalled();
  });

  it.each([
    ['en-US', 'There is no earlier index to restore.'],
    ['zh-CN', '没有更早的索引可以恢复。'],
  ])(
    'says in %s, in its own words and in detail, that there is nothing to go back to',
    async (locale, said) => {
      await stage.start();
      const person = { ...MANAGE_SERVER, locale };
      const used = stage.discord.slash('reindex', { action: 'go-back' }, person);
      const { content, isEphemeral } = await used.followUp();
      expect(used.message).toMatchObject({ isEphemeral: false, content: said });
      expect(isEphemeral).toBe(true);
      expect(content.split('\n')[0]).toBe(said);
      expect(content.split('\n')[1]).toContain('There are: g1.');
    },
  );
});

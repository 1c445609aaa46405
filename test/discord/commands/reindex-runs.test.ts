import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.js';
import { useStage } from '../../support/discord/bot.js';
import { MANAGE_SERVER, REPORT, SteeredRun } from '../../support/discord/runs.js';

const stage = useStage();

const MINUTES = 60_000;

describe('a run of /reindex', () => {
  it('shows progress, but not more often than it may', async () => {
    const run = new SteeredRun(stage);
    let now = 0;
    const used = await run.start(() => now, 3000);
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
    const run = new SteeredRun(stage);
    const first = await run.start();
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
    const run = new SteeredRun(stage);
    let now = 0;
    const used = await run.start(() => now);
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
    const run = new SteeredRun(stage);
    const used = await run.start();
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
    const run = new SteeredRun(stage);
    let now = 0;
    await run.start(() => now);
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
    const run = new SteeredRun(stage);
    const used = await run.start();
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

  it('is cancelled by its button, by admins alone, and says so', async () => {
    const run = new SteeredRun(stage);
    const used = await run.start();
    const refused = await stage.discord.press(used, 'Cancel', { userId: '300000000000000002' }).told();
    expect(refused.content).toContain('Manage Server');
    expect(run.signal?.aborted).toBe(false);
    const told = await stage.discord.press(used, 'Cancel', MANAGE_SERVER).told();
    expect(told).toMatchObject({ isEphemeral: true, content: 'Cancelling the rebuild.' });
    const end = await used.shown(({ content }) => content.startsWith('The rebuild was cancelled'), 'the end');
    expect(JSON.stringify(end.components)).not.toContain('Cancel');
  });

  it('says so when the run that a button is to cancel is over', async () => {
    const run = new SteeredRun(stage);
    const used = await run.start();
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
    const run = new SteeredRun(stage);
    const used = await run.start();
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

  it('aborts the run when the bot stops, and says so before it leaves', async () => {
    const run = new SteeredRun(stage);
    const bot = await stage.start({ runIndexer: run.run });
    const used = stage.discord.slash('reindex', {}, MANAGE_SERVER);
    await used.reply();
    await stage.discord.changes.until(() => run.started > 0, 'the run to start');
    await bot.stop();
    expect(run.signal?.aborted).toBe(true);
    expect(used.message?.content).toContain('The rebuild was cancelled');
    expect(bot.ready).toBe(false);
  });
});

import { describe, expect, it, vi } from 'vitest';
import { failedFile } from '../../../src/articles/article.js';
import { UserError } from '../../../src/errors.js';
import { sentence } from '../../../src/sentence.js';
import { useStage } from '../../support/discord/bot.js';
import { IDENTITY } from '../../support/discord/gateway.js';
import type { Person } from '../../support/discord/interactions.js';
import { MANAGE_SERVER, REPORT, SteeredRun } from '../../support/discord/runs.js';

const stage = useStage();

const ADMINISTRATOR: Partial<Person> = { permissions: 0x8n };
const ADMIN_ROLE = IDENTITY.roleId;

describe('/reindex', () => {
  it('is refused to everyone who may not manage the server', async () => {
    const run = new SteeredRun(stage);
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

  it.each([
    ['zh-CN', '文件是空的。', '第 2 行无法读取：x。'],
    ['zh-TW', '檔案是空的。', '第 2 行無法讀取：x。'],
  ] as const)('tells in %s what is wrong with files', async (locale, why, warned) => {
    const warning = sentence("Line {{line}} can't be read: {{reason}}.", { line: 2, reason: 'x' });
    const failed = [failedFile('a.md', sentence('The file is empty.'))];
    await stage.start({ runIndexer: async () => ({ ...REPORT, failed, warnings: [warning] }) });
    const used = stage.discord.slash('reindex', {}, { ...MANAGE_SERVER, locale });
    const { embeds } = await used.followUp();
    expect(embeds[0]).toMatchObject({ description: expect.stringContaining(why) });
    expect(embeds[0]).toMatchObject({ description: expect.stringContaining(warned) });
  });

  it('sends no file where the embed holds all of the lists', async () => {
    await stage.start({ runIndexer: async () => ({ ...REPORT, added: ['a'] }) });
    const used = stage.discord.slash('reindex', {}, MANAGE_SERVER);
    const { content, files } = await used.followUp();
    expect([content, files]).toEqual(['', []]);
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

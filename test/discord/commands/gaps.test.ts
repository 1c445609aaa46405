import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { parsePins } from '../../../src/articles/pins/pins.js';
import { PinsFile } from '../../../src/articles/pins/pins-file.js';
import { UserError } from '../../../src/errors.js';
import { MARKERS, twoCollections } from '../../support/collections/two.js';
import { useStage } from '../../support/discord/bot.js';
import type { UsedInteraction } from '../../support/discord/interactions.js';
import { asText } from '../../support/discord/json.js';
import { answer, article, quote } from '../../support/discord/library.js';
import { OWNER_ID } from '../../support/discord/rest-routes.js';
import { temporaryFolder } from '../../support/temp.js';

const stage = useStage();
const ADMIN = { permissions: 0x20n };
const refunds = article({
  id: 'refunds',
  title: '退款 *说明*',
  text: '开头的一段。\n\n退款在三个工作日内\n原路退回。',
});

/** A bot whose admins can pin, and a question without a good answer; the list of those. */
async function gapsWith(
  pins: PinsFile | { append(lines: readonly string[]): void },
): Promise<UsedInteraction> {
  const guildId = stage.discord.identity.guildId;
  const voted = { question: '怎么申请退款？', tier: 'found', guildId } as const;
  stage.journal.recordQuestion({ question: '退款怎么申请', tier: 'nothing', guildId });
  // The newest wording names the group.
  await delay(2);
  stage.journal.recordVote(voted, false, 'ballot');
  stage.journal.recordNeed(voted, '要 *多久*', 'ballot');
  stage.library.articles.push(refunds);
  stage.library.reply = () => answer('related', [quote(refunds, '退款在三个工作日内\n原路退回。')]);
  await stage.start({ pins });
  const used = stage.discord.slash('gaps', {}, ADMIN);
  await used.reply();
  return used;
}

const shown = (used: UsedInteraction): string => asText(used.message?.embeds[0]?.description);
const picked = async (list: UsedInteraction, question = '怎么申请退款？'): Promise<UsedInteraction> => {
  const used = stage.discord.choose(list, question, ADMIN);
  await used.shown(({ embeds }) => embeds[0]?.title === question, 'the question');
  return used;
};

/** Another server takes the bot in. */
function isOnTwoServers(): void {
  const second = { id: '200000000000000002', name: 'B', channels: [], members: [], roles: [] };
  stage.discord.gateway.dispatch('GUILD_CREATE', second);
}

describe('/gaps, for those who see to the index', () => {
  it('shows what was missing and what there is, and pins a passage of it', async () => {
    const folder = temporaryFolder();
    const file = new PinsFile(folder);
    const list = await gapsWith(file);
    expect(shown(list)).toContain('**2×** 怎么申请退款？ · 👎 1 · 💬 1');
    const gap = await picked(list);
    expect(shown(gap)).toContain('Also asked as: 退款怎么申请');
    expect(shown(gap)).toContain('- 要 \\*多久\\*');
    const done = await stage.discord.choose(gap, /^1\. 退款/, ADMIN).reply();
    expect(done).toMatchObject({ isEphemeral: true, content: expect.stringContaining('退款 \\*说明\\*') });
    expect(file.read().pins).toEqual([
      {
        questions: ['怎么申请退款？', '退款怎么申请'],
        article: 'refunds.md',
        quotation: '退款在三个工作日内\n原路退回。',
        line: expect.any(Number),
      },
    ]);
  });

  it('pins words that were written, where an article has them', async () => {
    const folder = temporaryFolder();
    const gap = await picked(await gapsWith(new PinsFile(folder)));
    const write = async (words: string, named: string): Promise<string> => {
      const form = stage.discord.press(gap, 'Pin other words …', ADMIN);
      return (await (await stage.discord.fillIn(form, [words, named], ADMIN)).reply()).content;
    };
    expect(await write('退款在三天内', '')).toContain('No article has these words');
    expect(await write('退款在三天内', 'refunds')).toContain('don’t stand in the article');
    expect(await write('退款', 'gone *x*')).toContain('no article “gone \\*x\\*”');
    expect(new PinsFile(folder).read().pins).toEqual([]);
    expect(await write('三个工作日内 原路退回', 'refunds')).toContain('Pinned');
    expect(new PinsFile(folder).read().pins).toMatchObject([{ quotation: '三个工作日内\n原路退回' }]);
  });

  it('gives something another name, and refuses what the file could not hold', async () => {
    const folder = temporaryFolder();
    const gap = await picked(await gapsWith(new PinsFile(folder)));
    const write = async (...names: string[]): Promise<string> => {
      const form = stage.discord.press(gap, 'Add another name …', ADMIN);
      return (await (await stage.discord.fillIn(form, names, ADMIN)).reply()).content;
    };
    for (const names of [
      ['退', 'refund'],
      ['退款', '退款'],
      ['a = b', 'refund'],
      ['# a', 'refund'],
    ])
      expect(await write(...names)).toContain('two different names');
    expect(await write(' 退 钱', 'refund')).toContain('退 钱 = refund');
    expect(readFileSync(join(folder, 'pins.conf'), 'utf8')).toMatch(/\n退 钱 = refund\n$/);
  });

  it('says what to write by hand where the bot may not', async () => {
    const append = (lines: readonly string[]): never => {
      throw new UserError('articles', `no right to write ${lines.length} lines`);
    };
    const gap = await picked(await gapsWith({ append }));
    const { content } = await stage.discord.choose(gap, /^1\. /, ADMIN).reply();
    expect(content).toContain(
      '```\n? 怎么申请退款？\n? 退款怎么申请\n@ refunds.md\n> 退款在三个工作日内\n> 原路退回。\n```',
    );
  });

  it('says no more of it than a message can hold', async () => {
    const append = (): never => {
      throw new UserError('articles', 'no right to write');
    };
    const gap = await picked(await gapsWith({ append }));
    const fences = '```\n'.repeat(450).trim();
    stage.library.articles.push(article({ id: 'fences', text: fences }));
    const form = stage.discord.press(gap, 'Pin other words …', ADMIN);
    const written = await stage.discord.fillIn(form, [fences, 'fences'], ADMIN);
    expect((await written.reply()).content).toMatch(/…\n```$/);
  });

  it('shows as much of a question as fits, however much was said about it', async () => {
    const list = await gapsWith(new PinsFile(temporaryFolder()));
    const voted = {
      question: '怎么申请退款？',
      tier: 'found',
      guildId: stage.discord.identity.guildId,
    } as const;
    const { guildId } = voted;
    for (let i = 0; i < 4; i++)
      stage.journal.recordQuestion({ question: '怎么申请退款！'.repeat(20 + i), tier: 'nothing', guildId });
    await delay(2);
    for (let i = 0; i < 8; i++) {
      stage.journal.recordVote(voted, false, `ballot ${i}`);
      stage.journal.recordNeed(voted, `${i}${'*缺'.repeat(140)}`, `ballot ${i}`);
    }
    const said = Array.from({ length: 5 }, (_, i) => `第${i}段${'说得很多，'.repeat(60)}`);
    const talk = article({ id: 'talk', title: '很长的题目'.repeat(50), text: said.join('\n\n') });
    const quotes = said.map((text) => quote(talk, text));
    stage.library.reply = () => answer('related', quotes);
    const description = shown(await picked(list));
    expect(description.length).toBeLessThanOrEqual(4096);
    expect(description).toMatch(/^Also asked as: [\s\S]*很长的题目[\s\S]*…$/);
  });

  it('lists what is pinned, what is wrong with it first, and marks the questions', async () => {
    const pins = [
      '? 怎么申请退款\n@ refunds.md\n> 原路退回。',
      '? *二*\n@ gone.md\n> 原话',
      '? 三\n@ refunds.md\n> 没有的话',
      '奥特曼 = Altman\nnonsense',
    ];
    stage.library.pinned = parsePins(pins.join('\n\n'));
    const list = await gapsWith(new PinsFile(temporaryFolder()));
    expect(shown(list)).toContain('📌 pinned');
    const used = stage.discord.press(list, 'Pins and names', ADMIN);
    await used.shown(({ embeds }) => embeds[0]?.title === 'Pins and names', 'the pins');
    expect(shown(used).split('\n').filter(Boolean)).toEqual([
      expect.stringContaining('⚠️ pins.conf: line 14'),
      '⚠️ \\*二\\* → **gone.md**: there is no such article any more (line 5)',
      '⚠️ 三 → **refunds.md**: “没有的话” no longer stands in it (line 9)',
      '📌 怎么申请退款 → **refunds.md** “原路退回。”',
      '奥特曼 = Altman',
    ]);
    const back = stage.discord.press(used, 'Back to the list', ADMIN);
    await back.shown(({ embeds }) => embeds[0]?.title === 'Questions without a good answer', 'the list');
  });

  it('lets nobody else pin: neither other people, nor admins of one of several servers', async () => {
    const folder = temporaryFolder();
    const list = await gapsWith(new PinsFile(folder));
    const gap = await picked(list);
    expect((await stage.discord.choose(gap, /^1\. /).told()).content).toContain('Manage Server');
    isOnTwoServers();
    const again = await stage.discord.slash('gaps', {}, ADMIN).reply();
    expect(JSON.stringify(again.components)).toContain('Export');
    expect(JSON.stringify(again.components)).not.toContain('Pins and names');
    expect((await stage.discord.choose(gap, /^1\. /, ADMIN).told()).content).toContain('all servers share');
    expect(new PinsFile(folder).read().pins).toEqual([]);
  });
});

describe('/gaps, where no collection was chosen', () => {
  const question = '郁金香的价格为什么涨了？';
  const OWNER = { ...ADMIN, userId: OWNER_ID };

  /** Two servers, none of which reads anything, and a question asked before. */
  async function start(pins: PinsFile): Promise<void> {
    const { guildId } = stage.discord.identity;
    for (const asked of [question, '谁会唱歌'])
      stage.journal.recordQuestion({ question: asked, tier: 'nothing', guildId });
    await stage.start({ answers: await twoCollections(), pins });
    isOnTwoServers();
  }

  it('shows and exports its list to the admins of the server', async () => {
    await start(new PinsFile(temporaryFolder()));
    const list = stage.discord.slash('gaps', {}, ADMIN);
    expect(asText((await list.reply()).embeds[0]?.description)).toContain(question);
    const exported = await stage.discord.press(list, 'Export (CSV)', ADMIN).told();
    expect(exported.files[0]?.text).toContain(question);
    expect(JSON.stringify(list.message)).not.toMatch(new RegExp(Object.values(MARKERS).join('|')));
  });

  it('lets those who see to the index pin from all articles', async () => {
    const file = new PinsFile(temporaryFolder());
    await start(file);
    const list = stage.discord.slash('gaps', {}, OWNER);
    expect(asText((await list.reply()).embeds[0]?.description)).toContain('📌 pinned');
    const gap = stage.discord.choose(list, question, OWNER);
    await gap.shown(({ embeds }) => embeds[0]?.title === question, 'the question');
    expect((await stage.discord.choose(gap, /^1\. /, OWNER).told()).content).toContain('Pinned');
    const form = stage.discord.press(gap, 'Pin other words …', OWNER);
    const written = await stage.discord.fillIn(form, ['海葵不会唱歌', ''], OWNER);
    expect((await written.reply()).content).toContain('Pinned');
    expect(file.read().pins.map(({ article }) => article)).toEqual([
      expect.stringMatching(/\/price\.md$/),
      'only.md',
    ]);
  });

  it('lists all pins and names to them, whatever is read in the place', async () => {
    await start(new PinsFile(temporaryFolder()));
    stage.channels.bindings.bind(stage.discord.identity.guildId, null, ['tree']);
    const list = stage.discord.slash('gaps', {}, OWNER);
    await list.reply();
    const used = stage.discord.press(list, 'Pins and names', OWNER);
    await used.shown(({ embeds }) => embeds[0]?.title === 'Pins and names', 'the pins');
    for (const marker of Object.values(MARKERS)) expect(shown(used)).toContain(`花市 = ${marker}花市`);
  });
});

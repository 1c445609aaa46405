import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAnswerService } from '../../../src/answer/answer-service.js';
import { PinBoard } from '../../../src/answer/pins/pin-board.js';
import type { AnswerService } from '../../../src/answer/service.js';
import { parsePins } from '../../../src/articles/pins/pins.js';
import { LocalStore } from '../../../src/index/local/store.js';
import { buildIndex } from '../../../src/indexing/indexer.js';
import { LiveIndex } from '../../../src/indexing/live-index.js';
import { temporaryFolder, writeFiles } from '../../support/temp.js';

const ARTICLES = {
  'help/refunds.md':
    '---\ntitle: 钱的去处\ntags: [帮助]\n---\n\n申请之后，三个工作日内\n原路退回。\n\n拆封的商品也可以退。',
  'shop.md':
    '# 退款要多久\n\n在本店，退款要多久取决于付款方式：微信退款要多久到账是两天，支付宝退款要多久到账是一天。',
  'bank.md': '# 信用卡退款要多久\n\n信用卡退款要多久到账，看银行的账单周期，一般是七到十五个工作日。',
  'law.md': '# 法律说退款要多久\n\n法律规定退款要多久：经营者收到退回的商品之后七日以内。',
  'altman.md': '# Interview\n\nAltman said that the board would decide about the new model in May.',
};

/** The service over these articles with such a file of pins. */
async function answersWith(file: () => string): Promise<AnswerService> {
  const folder = temporaryFolder();
  const articlesDir = join(folder, 'articles');
  writeFiles(articlesDir, ARTICLES);
  const store = new LocalStore(folder);
  await buildIndex({ articlesDir, store, encoder: null });
  const live = new LiveIndex(store);
  onTestFinished(() => live.close());
  let last = { text: '', pins: parsePins('') };
  const read = () => {
    const text = file();
    if (text !== last.text) last = { text, pins: parsePins(text) };
    return last.pins;
  };
  return createAnswerService(live, async () => null, new PinBoard({ read }));
}

const PIN = '? 退款要多久\n@ help/refunds.md\n> 申请之后，三个工作日内 原路退回。\n';

describe('a passage that is pinned to a question', () => {
  it('comes first, is marked, and is the article’s own text, however its lines are broken', async () => {
    const { quotes, tier } = await (await answersWith(() => PIN)).ask('退款要多久？');
    expect(tier).toBe('found');
    expect(quotes[0]).toMatchObject({
      articleId: 'help/refunds',
      text: expect.stringMatching(/^申请之后，三个工作日内\s*原路退回。$/),
      isPinned: true,
      tier: 'found',
      rank: 1,
    });
    expect(quotes.slice(1).every(({ isPinned }) => !isPinned)).toBe(true);
  });

  it('counts from the next question on after the file was changed', async () => {
    let file = '';
    const answers = await answersWith(() => file);
    const pinned = async () =>
      (await answers.ask('退款要多久')).quotes.map(({ isPinned }) => isPinned).includes(true);
    expect(await pinned()).toBe(false);
    file = PIN;
    expect(await pinned()).toBe(true);
    file = PIN.replace('三个', '五个');
    expect(await pinned()).toBe(false);
  });

  it('takes no quote’s place: page by page, each comes once and none is left out', async () => {
    const [plain, pinned] = [await answersWith(() => ''), await answersWith(() => PIN)];
    const all = async (answers: AnswerService): Promise<string[]> => {
      const texts: string[] = [];
      for (let after = 0; ; after += 1) {
        const { quotes, hasFurther } = await answers.ask('退款要多久', { top: 1, after });
        texts.push(...quotes.filter(({ tier }) => tier !== 'nothing').map(({ text }) => text));
        if (!hasFurther) return texts;
      }
    };
    const [before, after] = [await all(plain), await all(pinned)];
    expect(after[0]).toContain('原路退回');
    expect(after.slice(1)).toEqual(before.filter((text) => !text.includes('原路退回')));
    expect(before).toHaveLength(3);
  });

  it('is not given where it is asked of other articles, of what was asked before, or of something else', async () => {
    const answers = await answersWith(() => PIN);
    const isGiven = async (...asked: Parameters<AnswerService['ask']>) =>
      (await answers.ask(...asked)).quotes.some(({ isPinned }) => isPinned);
    expect(await isGiven('退款要多久', { filter: { tag: '帮助' } })).toBe(true);
    expect(await isGiven('退款要多久', { filter: { articleId: 'shop' } })).toBe(false);
    expect(await isGiven('退款要手续费吗')).toBe(false);
  });

  it('is told where its article or its words are gone', async () => {
    const file = `${PIN}\n? 一\n@ gone.md\n> 申请\n\n? 二\n@ shop.md\n> 没有这句\nnonsense\n`;
    const { pins, warnings } = await (await answersWith(() => file)).pins();
    expect(pins.map(({ problem }) => problem)).toEqual([null, 'no-article', 'no-quotation']);
    expect(warnings).toHaveLength(1);
  });
});

describe('words that are to be pinned', () => {
  it.each([
    ['申请之后，三个工作日内 原路退回。', null, { path: 'help/refunds.md', title: '钱的去处' }],
    ['申请之后，三个工作日内 原路退回。', 'help/refunds', { path: 'help/refunds.md' }],
    ['申请以后，三个工作日内 原路退回。', null, { problem: 'not-there' }],
    ['申请之后，三个工作日内 原路退回。', 'shop.md', { problem: 'not-there' }],
    ['申请', 'gone.md', { problem: 'no-article' }],
    ['退'.repeat(2001), null, { problem: 'too-long' }],
  ])('have to stand in an article word for word: %s of %s', async (words, wanted, found) => {
    expect(await (await answersWith(() => '')).quotable(words, wanted)).toMatchObject(found);
  });
});

describe('a name that an admin has given to something', () => {
  it('finds what the articles call otherwise, and the other way round', async () => {
    const [without, given] = [await answersWith(() => ''), await answersWith(() => '奥特曼 = Altman')];
    const first = async (answers: AnswerService) => (await answers.ask('奥特曼 board')).quotes[0]?.articleId;
    expect((await without.ask('奥特曼')).quotes).toEqual([]);
    expect((await given.ask('奥特曼')).quotes[0]?.articleId).toBe('altman');
    expect(await first(given)).toBe('altman');
    expect((await given.timeline('奥特曼')).entries.map(({ quote }) => quote.articleId)).toEqual(['altman']);
  });
});

import { join } from 'node:path';
import { Converter } from 'opencc-js/cn2t';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Answer, AskOptions } from '../../src/answer/answer.js';
import { answerFrom } from '../../src/answer/answer-from.js';
import { DEFAULT_COLLECTION as collection } from '../../src/articles/source/collection.js';
import { requireCurrent } from '../../src/index/generation-store.js';
import { LocalStore } from '../../src/index/local/store.js';
import { buildIndex } from '../../src/indexing/indexer.js';
import type { Retrieved } from '../../src/retrieval/retrieved.js';
import { bodyOf } from '../support/prose.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';

const QUESTION = '训练花了多少钱';
const SENTENCE = '他们说整个训练花了不少钱，一共五百六十万美元，用了两个月。';
const SECOND = '训练之外的试验没有算进去，这些也要花钱。';
const [first = '', second = '', ...rest] = bodyOf(1).split('\n\n');
const TEXT = [first, SENTENCE, second, ...rest, SECOND].join('\n\n');
const toTraditional = Converter({ from: 'cn', to: 'tw' });

function file(title: string, text: string, meta: Readonly<Record<string, string>> = {}): string {
  const lines = Object.entries({ title, ...meta }).map(([key, value]) => `${key}: ${value}`);
  return `---\n${lines.join('\n')}\n---\n\n${text}\n`;
}

const FILES = {
  'original.md': file('训练的账单', TEXT, { url: 'https://example.com/bill', date: '2025-01-01' }),
  'repost.md': file('轉載：訓練的帳單', `以下內容轉自網路。\n\n${toTraditional(TEXT)}`, {
    url: 'https://example.org/repost',
    date: '2025-02-01',
  }),
  'changed.md': file('训练的账单（改）', TEXT.replace('五百六十万', '七百万'), { date: '2025-03-01' }),
  'half.md': file('训练账单的前半', TEXT.slice(0, TEXT.length * 0.6), { date: '2025-04-01' }),
  'quoting.md': file('一条评论', `${bodyOf(2)}\n\n有人写道：${SENTENCE}\n\n${bodyOf(3)}`),
  'rival.md': file('另一笔账', `${bodyOf(4)}\n\n另一家公司没有公布过训练的账单。`),
};

async function ask(
  options: AskOptions = {},
  files: Readonly<Record<string, string>> = FILES,
): Promise<{ readonly answer: Answer; readonly retrieved: Retrieved }> {
  const folder = temporaryFolder();
  writeFiles(join(folder, 'articles'), files);
  const store = new LocalStore(folder);
  await buildIndex({ articlesDir: join(folder, 'articles'), store, encoder: null });
  const index = await store.open(await requireCurrent(store));
  onTestFinished(() => index.close());
  return answerFrom(index, null, QUESTION, options);
}

describe('an answer from articles that are one text', () => {
  it('quotes every place once, whatever number of articles has it', async () => {
    const { quotes } = (await ask({ top: 5 })).answer;
    const texts = quotes.map(({ text }) => text);
    expect(quotes[0]?.text).toContain('五百六十万');
    expect(texts.filter((text) => /五百六十[万萬]/.test(text))).toHaveLength(1);
    expect(texts.filter((text) => /[试試][验驗]/.test(text))).toHaveLength(1);
    expect(quotes.map(({ articleId }) => articleId)).toContain('rival');
  });

  it('names the others that hold the quote, and no other: not with another number, not an article that quotes it', async () => {
    const { quotes } = (await ask({ filter: { articleId: 'original' } })).answer;
    expect(quotes[0]?.alsoIn).toEqual([
      {
        id: 'repost',
        title: '轉載：訓練的帳單',
        url: 'https://example.org/repost',
        date: '2025-02-01',
        collection,
      },
      { id: 'half', title: '训练账单的前半', url: null, date: '2025-04-01', collection },
    ]);
  });

  it('names nothing beside a text of its own', async () => {
    const { quotes } = (await ask({ filter: { articleId: 'rival' } })).answer;
    expect(quotes[0]).toMatchObject({ articleId: 'rival', alsoIn: [] });
  });

  it('quotes a repost that was asked for, and says where else it stands', async () => {
    const { quotes } = (await ask({ filter: { articleId: 'repost' } })).answer;
    expect(quotes[0]?.articleId).toBe('repost');
    expect(quotes[0]?.text).toContain(toTraditional('五百六十万'));
    expect(quotes[0]?.alsoIn.map(({ id }) => id)).toEqual(['original', 'half']);
  });

  it('quotes from the dates that were asked for, and names the others too', async () => {
    const { quotes } = (await ask({ filter: { since: '2025-01-15', until: '2025-02-15' } })).answer;
    expect(new Set(quotes.map(({ articleId }) => articleId))).toEqual(new Set(['repost']));
    expect(quotes[0]?.alsoIn.map(({ id }) => id)).toContain('original');
  });

  it('quotes the first of them where nothing else decides', async () => {
    const same = { 'z.md': file('账单', TEXT, { url: 'https://example.com/z' }), 'a.md': file('账单', TEXT) };
    const { quotes } = (await ask({}, same)).answer;
    expect(quotes[0]?.articleId).toBe('z');
    expect(quotes[0]?.alsoIn).toEqual([{ id: 'a', title: '账单', url: null, date: null, collection }]);
  });

  it('is as sure of a text with reposts as of the same text alone', async () => {
    const { 'original.md': original, 'rival.md': rival } = FILES;
    const copies = { 'one.md': original, 'two.md': original, 'three.md': original };
    const [first] = (await ask({}, { ...copies, 'rival.md': rival })).retrieved.quotes;
    expect(first?.features.lead).toBeGreaterThan(0.1);
  });

  it('names a handful of reposts at most', async () => {
    const copies = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`copy-${i}.md`, file(`第${i}份`, TEXT)]),
    );
    const { quotes } = (await ask({}, { ...copies, 'rival.md': FILES['rival.md'] })).answer;
    expect(quotes[0]?.alsoIn).toHaveLength(5);
    expect(quotes.map(({ articleId }) => articleId)).toContain('rival');
  });
});

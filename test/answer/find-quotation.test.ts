import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/answer/finding.js';
import { answersFrom } from '../support/library-on-disk.js';
import { bodyOf } from '../support/prose.js';

const FILES = {
  'bill.md': `---\ntitle: 账单\nurl: https://example.com/bill\n---\n\n${bodyOf(1)}\n\n他们说整个训练花了不少钱，一共五百六十万美元，用了两个月。后来又追加了一次。\n\n${bodyOf(2)}`,
  'talk.md':
    '---\ntitle: 访谈\n---\n\n**记者：** 推理为什么便宜了？\n\n**林晓：** 主要靠量化和缓存，还有更好的调度。别的都不重要。\n\n**记者：** 开源会赢吗？\n\n**林晓：** 我不知道。',
  'garden.md': '---\ntitle: 花园\n---\n\n春天的花园里开满了郁金香，园丁每天早上浇水。',
};

async function find(text: string): Promise<Finding> {
  return (await answersFrom(FILES)).findQuotation(text);
}

function placeOf(finding: Finding): {
  kind: string;
  id: string;
  text: string;
  bold: string[];
  only: string[];
} {
  if (finding.kind === 'nearest') throw new Error('Nothing was found');
  const { quote, kind, wanted, wantedDiffers } = finding;
  const bold = quote.highlights.map(({ start, end }) =>
    quote.text.slice(start - quote.start, end - quote.start),
  );
  const only = wantedDiffers.map(({ start, end }) => wanted.slice(start, end));
  return { kind, id: quote.articleId, text: quote.text, bold, only };
}

describe('findQuotation', () => {
  it.each([
    ['as it is', '一共五百六十万美元，用了两个月'],
    ['in Traditional characters, without punctuation', '一共五百六十萬美元 用了兩個月'],
    ['between other words', '昨天有人跟我说：“一共五百六十万美元，用了两个月。”真的吗？'],
    ['as one sentence of several', '我看到一篇文章。一共五百六十万美元，用了两个月。大家怎么看？'],
  ])('finds a quotation %s', async (_, text) => {
    const found = placeOf(await find(text));
    expect(found).toMatchObject({ kind: 'exact', id: 'bill', only: [] });
    expect(found.text).toBe('他们说整个训练花了不少钱，一共五百六十万美元，用了两个月。');
    expect(found.bold.join('')).toBe('一共五百六十万美元，用了两个月。');
  });

  it('marks what is otherwise', async () => {
    const found = placeOf(await find('他们说整个训练花了很多钱，一共六百五十万美元，用了两个月。'));
    expect(found).toMatchObject({ kind: 'nearly', id: 'bill' });
    expect(found.bold.join('|')).toBe('不少|五|六');
    expect(found.only.join('|')).toBe('很多|六|五');
  });

  it('marks what is left out', async () => {
    const found = placeOf(await find('春天的花园开满了郁金香，园丁早上浇水'));
    expect(found).toMatchObject({ kind: 'nearly', id: 'garden', only: [] });
    expect(found.bold.join('|')).toBe('里|每天');
  });

  it.each([
    ['letter by letter', '一共五百六十万美元，用了两个月。', 'exact'],
    ['nearly', '春天的花园开满了郁金香，园丁早上浇水。', 'nearly'],
  ])('finds what stands far back in a long text, %s', async (_, said, kind) => {
    const talk = Array.from({ length: 300 }, (_, i) => `第${i}个人说今天吃了面。`).join('');
    expect(talk.length).toBeGreaterThan(2000);
    expect((await find(`${talk}${said}${talk}`)).kind).toBe(kind);
  });

  it('says who said it', async () => {
    const finding = await find('主要靠量化和缓存，还有更好的调度');
    expect(finding.kind === 'nearest' ? null : finding.quote.speaker).toBe('林晓');
  });

  it('gives the nearest passages where nobody said it so', async () => {
    const finding = await find('据说郁金香是荷兰人带来的');
    expect(finding).toMatchObject({ kind: 'nearest', answer: { quotes: [{ articleId: 'garden' }] } });
  });

  it.each(['', '！？', 'zzz qqq', 'x'.repeat(9000)])('takes %j', async (text) => {
    expect(await find(text)).toMatchObject({ kind: 'nearest', answer: { quotes: [] } });
  });
});

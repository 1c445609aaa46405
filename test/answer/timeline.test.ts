import { describe, expect, it } from 'vitest';
import { TIMELINE_LENGTH } from '../../src/answer/timeline.js';
import { articleKey, textVersion } from '../../src/articles/article-key.js';
import { answersFrom } from '../support/library-on-disk.js';
import { bodyOf } from '../support/prose.js';

const file = (date: string | null, text: string, n: number) =>
  `---\ntitle: 第${n}篇\n${date ? `date: ${date}\n` : ''}---\n\n${text}\n\n${bodyOf(n)}`;

describe('timeline', () => {
  it('has one quote an article in the order of the dates, and names long gaps', async () => {
    const answers = await answersFrom({
      'c.md': file('2025-01-20', '郁金香的价格又跌了，花农在抱怨。', 1),
      'a.md': file('2024-01-31', '郁金香的价格创了新高。第二天郁金香更贵了。', 2),
      'b.md': file('2024-02-15', '郁金香的价格稳住了，没有人再抢购。', 3),
      'd.md': file(null, '郁金香的价格是一个老话题。', 4),
      'other.md': file('2024-06-01', '工地上的起重机停了一个星期。', 5),
    });
    const { entries, leftOut } = await answers.timeline('郁金香的价格');
    expect(entries.map(({ quote, gapBefore }) => [quote.articleId, gapBefore])).toEqual([
      ['a', 0],
      ['b', 0],
      ['c', 11],
      ['d', 0],
    ]);
    expect(leftOut).toBe(0);
    for (const { quote } of entries) expect(quote.text).toContain('郁金香');
  });

  it('shows so many and counts the others; nothing for what no article is about', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 11 }, (_, i) => [
        `${i}.md`,
        file('2024-01-01', `郁金香的第${i}次涨价，由${i}人议定。`, i),
      ]),
    );
    const answers = await answersFrom(files);
    const { entries, leftOut } = await answers.timeline('郁金香涨价');
    expect(entries).toHaveLength(TIMELINE_LENGTH);
    expect(leftOut).toBeGreaterThan(0);
    expect((await answers.timeline('quaternion')).entries).toEqual([]);
  });
});

describe('the answer service', () => {
  it('finds an article by its key, and widens a quote in it', async () => {
    const answers = await answersFrom({ 'a.md': '第一句话在这里。第二句话在这里。第三句话在这里。' });
    const key = articleKey('a');
    const found = await answers.seen(key, null);
    if ('outdated' in found) throw new Error('The article is there');
    const { article, version } = found;
    expect(article.id).toBe('a');
    expect(await answers.article(`#${key}`)).toEqual(await answers.article('a'));
    const start = article.text.indexOf('第二');
    const place = { key, version, quote: { start, end: start + 8 } };
    expect(await answers.widened(place, 1)).toMatchObject({
      isWidest: true,
      text: article.text,
      highlights: [{ start }],
      version,
      articleKey: key,
    });
    for (const [outdated, other] of [
      ['gone', { ...place, key: 'no such' }],
      ['changed', { ...place, version: 'other' }],
    ] as const) {
      expect(await answers.seen(other.key, other.version)).toEqual({ outdated });
      expect(await answers.widened(other, 1)).toEqual({ outdated });
    }
    expect((await answers.info()).articles).toBe(1);
    expect(await answers.meanings(['x'])).toBeNull();
  });

  it('has short keys, and versions that change with the text', () => {
    expect(articleKey('很长'.repeat(500))).toMatch(/^[\w-]{8}$/);
    expect(textVersion('a')).toMatch(/^[\w-]{6}$/);
    expect(textVersion('a')).not.toBe(textVersion('b'));
  });
});

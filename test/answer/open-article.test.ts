import { describe, expect, it } from 'vitest';
import { openFor, placesFor } from '../../src/answer/open-article.js';
import { indexOf } from '../support/library-on-disk.js';

const FILES = {
  'ferry.md':
    '---\ndate: 2024-01-01\n---\n# 渡口的船\n\n船在四月下水。\n\n## 票价\n\n票价三元五角，每年春天定一次。\n\n## 船工的一天\n\n老周清早五点起来烧锅炉。',
  'river.md':
    '---\ndate: 2023-01-01\n---\n# 河水有多深\n\n深处有九米，浅处齐腰。\n\n## 船工的一天\n\n他们先量水深。',
  'garden.md':
    '---\ndate: 2022-01-01\n---\n# 票价之外\n\n花园里的海棠开了。海棠是祖父在1931年从保定带回来的。',
};

async function open(text: string, limit = 9) {
  const live = await indexOf(FILES);
  return live.use((index) => openFor(index, null, text, limit));
}

describe('free text opens', () => {
  it.each([
    ['渡口', 'title', '渡口的船', 0],
    ['渡口 船', 'title', '渡口的船', 0],
    ['价之', 'title', '票价之外', 0],
  ])('an article by its title: %s', async (text, by, title, start) => {
    expect(await open(text)).toMatchObject({ by, found: { article: { title } }, at: { start, end: start } });
  });

  it('an article at a heading, of the newest one where several have it, and names the others', async () => {
    const opened = await open('船工的一天');
    if (!opened.found) throw new Error('Nothing was opened');
    const { article } = opened.found;
    expect(opened).toMatchObject({ by: 'heading', place: { heading: '船工的一天' } });
    expect(article.id).toBe('ferry');
    expect(article.text.slice(opened.at.start)).toMatch(/^(船工的一天\n+)?老周/);
    expect(opened.others).toMatchObject([{ id: 'river', heading: '船工的一天' }]);
  });

  it('an article at the passage that answers, where no title and no heading has the text', async () => {
    const opened = await open('海棠是谁在哪一年带回来的？');
    if (!opened.found) throw new Error('Nothing was opened');
    const { article } = opened.found;
    expect(opened.by).toBe('passage');
    expect(article.text.slice(opened.at.start, opened.at.end)).toContain('1931年');
  });

  it('what has the very heading rather than a title that has more', async () => {
    expect(await open('票价')).toMatchObject({ by: 'heading', others: [{ title: '票价之外' }] });
  });

  it('nothing where nothing goes with it, and names what is least unlike it', async () => {
    expect(await open('zzz')).toEqual({ found: null, others: [] });
    expect(await open('船票工')).toMatchObject({ found: null, others: [{ id: 'ferry' }, {}] });
  });

  it('no more than is asked for', async () => {
    expect((await open('船工的一天', 1)).others).toEqual([]);
  });
});

describe('what goes with what is typed', () => {
  it('is titles before headings that go as well with it, and the newest for nothing', async () => {
    const live = await indexOf(FILES);
    const places = (text: string) => live.use((index) => placesFor(index, text, 9));
    const named = async (text: string) =>
      (await places(text)).map(({ id, heading, start }) => ({ id, heading, isInside: start > 0 }));
    expect(await named('船')).toEqual([
      { id: 'ferry', heading: null, isInside: false },
      { id: 'ferry', heading: '船工的一天', isInside: true },
      { id: 'river', heading: '船工的一天', isInside: true },
    ]);
    expect((await named('')).map(({ id }) => id)).toEqual(['ferry', 'river', 'garden']);
  });
});

import { describe, expect, it } from 'vitest';
import { lookUp } from '../../src/answer/found-article.js';
import { indexOf } from '../support/library-on-disk.js';

describe('an article', () => {
  async function titles(...wanted: string[]): Promise<(string | null)[]> {
    const live = await indexOf({
      'ferry.md': '# 渡口的船\n\n船在四月下水。',
      'ferry.txt': '渡口的票价\n\n票价三元五角，每年春天定一次。',
      'a/deep one.txt': '河水有多深\n\n深处有九米，浅处齐腰。',
    });
    return live.use((index) =>
      Promise.all(wanted.map(async (one) => (await lookUp(index, one)).article?.title ?? null)),
    );
  }

  it('is found by its path where another file has the same name but for the extension', async () => {
    expect(await titles('ferry', 'ferry.md', 'ferry.txt')).toEqual(['渡口的船', '渡口的船', '渡口的票价']);
  });

  it('is found by a path that can be no id, and not by the path of a file that is not there', async () => {
    expect(await titles('a/deep one.txt', 'a/deep one.md', 'ferry.markdown')).toEqual([
      '河水有多深',
      null,
      null,
    ]);
  });
});

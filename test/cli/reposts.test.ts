import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../support/command.js';
import { bodyOf } from '../support/prose.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';
import { keywordsOnly, only, suiteFolder } from './suite.js';

const keywords = keywordsOnly(suiteFolder());
const text = `${bodyOf(1)}\n\n训练这个模型一共花了六百万美元。\n`;

describe('articles that are one text', () => {
  it('are reported by index, and named under a quote by ask', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'articles/first.md': `---\ntitle: 账单\nurl: https://example.com/bill\n---\n\n${text}`,
      'articles/second.md': `---\ntitle: 转载的账单\n---\n\n${text}`,
      'articles/other.md': bodyOf(2),
    });
    const where = ['--articles', join(folder, 'articles'), '--data', join(folder, 'data')];
    const asking = ['ask', '训练这个模型花了多少钱', ...where.slice(2)];

    expect(only(await run(['index', ...where, '--json'], keywords()))).toMatchObject({
      reposts: [['first', 'second']],
    });
    expect((await run(['index', ...where], keywords())).stdout).toContain('one text: first = second');
    writeFiles(folder, { 'articles/articles.json': '{"originals": ["second"], "spare": 1}' });
    expect((await run(['index', ...where], keywords())).stderr).toContain('articles.json has a key “spare”');
    writeFiles(folder, { 'articles/articles.json': '{"originals": ["second"]}' });
    const { stdout } = await run(['index', ...where], keywords());
    expect(stdout).toContain('second is shown as the source now, instead of first');
    writeFiles(folder, { 'articles/articles.json': '{"originals": ["first.md"]}' });
    expect(only(await run(['index', ...where, '--json'], keywords()))).toMatchObject({
      new_firsts: [{ first: 'first', before: 'second' }],
    });
    expect(only(await run([...asking, '--json'], keywords()))).toMatchObject({
      quotes: [
        { articleId: 'first', alsoIn: [{ id: 'second', title: '转载的账单', url: null, date: null }] },
      ],
    });
    expect((await run(asking, keywords())).stdout).toContain('also in: 转载的账单 · second');
  });
});

import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LARGEST_ARTICLE } from '../../../src/articles/add-article.js';
import { UserError } from '../../../src/errors.js';
import { Journal } from '../../../src/journal/journal.js';
import { editionsOf } from '../../support/library-on-disk.js';
import { HOST, ORIGIN, openSite } from '../../support/web/site.js';
import { workshopOver } from '../../support/web/workshop.js';

async function open(...given: Parameters<typeof workshopOver>) {
  const workshop = workshopOver(...given);
  const site = await openSite({ workshop: workshop.parts });
  const page = async (): Promise<string> => (await site.get('/workshop/index')).text();
  const part = async (): Promise<string> => (await site.get('/workshop/index/run')).text();
  return { ...site, ...workshop, page, part };
}

describe('the indexes that are kept', () => {
  it('are listed, and the one in use is said', async () => {
    const editions = await editionsOf({ 'a.md': '# 甲\n\n一。' }, { 'a.md': '# 甲\n\n二。' });
    const { page } = await open(editions);
    const [older = '', newer = ''] = editions.ids;
    const markup = await page();
    expect(markup).toContain(`<th scope="row">${newer} <strong>(in use)</strong></th>`);
    expect(markup).toContain(`<th scope="row">${older}</th>`);
  });
});

describe('indexing again', () => {
  it('is begun by a button, shown while it goes on, and told when it ends', async () => {
    const { post, part, page, indexer } = await open();
    expect(await page()).toContain('Nothing was indexed since');
    const response = await post('/workshop/index/run', {});
    expect([response.status, response.headers.get('location')]).toEqual([303, '/workshop/index']);
    expect(await part()).toContain('Starting …');
    indexer.progress({ stage: 'embedding', done: 3, total: 12 });
    const going = await part();
    expect(going).toContain('Embedding passages: 3 of 12');
    expect(going).toMatch(/<progress aria-label="Progress" max="12" value="3">/);
    expect(going).toContain('id="cancel"');
    indexer.finish();
    await expect.poll(part).toContain('2 added, 1 changed, 0 removed, 4 unchanged');
    const ended = await part();
    expect(ended).toContain('broken&lt;b&gt;.md: The file is empty.');
    expect(ended).toContain('Line 2 can&#39;t be read: x.');
    expect(ended).toContain('clip.md: 25 % left out');
    expect(ended).toContain('id="start"');
  });

  it.each([
    ['zh-CN', '文件是空的。', '第 2 行无法读取：x。'],
    ['zh-TW', '檔案是空的。', '第 2 行無法讀取：x。'],
  ])('tells in %s what is wrong with files', async (lang, failed, warning) => {
    const { get, post, indexer } = await open();
    await post('/workshop/index/run', {});
    indexer.finish();
    const part = async () => (await get(`/workshop/index/run?lang=${lang}`)).text();
    await expect.poll(part).toContain(failed);
    expect(await part()).toContain(warning);
  });

  it('comes once at a time', async () => {
    const { post, part, indexer } = await open();
    await post('/workshop/index/run', {});
    indexer.progress({ stage: 'reading', done: 1, total: 2 });
    await post('/workshop/index/run', {});
    expect(await part()).toContain('Reading files: 1 of 2');
  });

  it('can be cancelled', async () => {
    const { post, part } = await open();
    await post('/workshop/index/run', {});
    await post('/workshop/index/cancel', {});
    await expect.poll(part).toContain('It was cancelled; the index is as it was.');
  });

  it('says why it has failed, and of what is a bug only that the log has it', async () => {
    const { post, part, indexer, log } = await open();
    await post('/workshop/index/run', {});
    indexer.fail(new UserError('articles', 'There is no article <there>.'));
    await expect.poll(part).toContain('There is no article &lt;there&gt;.');
    await post('/workshop/index/run', {});
    indexer.fail(new Error('a secret of the machine'));
    await expect.poll(part).toContain('see the log');
    expect(await part()).not.toContain('secret');
    expect(log.join('')).toContain('The indexer failed');
  });
});

describe('questions without a good answer', () => {
  it('are listed from all servers, the most frequent first, and lead to why', async () => {
    const journal = new Journal(':memory:', { days: 90 });
    onTestFinished(() => journal.close());
    for (const guildId of ['1', '2', null])
      journal.recordQuestion({ question: '火星上有<水>吗', tier: 'nothing', guildId });
    journal.recordQuestion({ question: '月亮多大', tier: 'nothing', guildId: '2' });
    journal.recordQuestion({ question: '答好了的', tier: 'found', guildId: '2' });
    const markup = await (await open(undefined, journal)).page();
    expect(markup).toMatch(
      /火星上有&lt;水&gt;吗<\/a>[\s\S]*<td>3<\/td>[\s\S]*月亮多大<\/a>[\s\S]*<td>1<\/td>/,
    );
    expect(markup).toContain(`href="/workshop?q=${encodeURIComponent('月亮多大')}"`);
    expect(markup).not.toContain('答好了的');
  });

  it('are listed without an index, too: this is where one is built', async () => {
    const journal = new Journal(':memory:', { days: 90 });
    onTestFinished(() => journal.close());
    for (const question of ['火星上有水吗', '月亮多大'])
      journal.recordQuestion({ question, tier: 'nothing', guildId: null });
    const { get } = await openSite({ workshop: workshopOver(undefined, journal).parts });
    const response = await get('/workshop/index');
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('月亮多大');
  });

  it('says so if none are kept', async () => {
    expect(await (await open()).page()).toContain('GAPS=off');
  });
});

describe('adding an article', () => {
  const send = (fields: Record<string, string | File>): RequestInit & { headers: Record<string, string> } => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    return { method: 'POST', body, headers: { host: HOST, origin: ORIGIN } };
  };
  const add = async (fields: Record<string, string | File>) => {
    const site = await open();
    const response = await site.app.request(`${ORIGIN}/workshop/index/add`, send(fields));
    return { ...site, status: response.status, markup: await response.text() };
  };

  it('takes what is pasted', async () => {
    const { status, markup, files, parts } = await add({ name: '新文章', text: '# 新\r\n\r\n正文。' });
    expect(status).toBe(200);
    expect(markup).toContain('新文章.md was added');
    expect(files()).toEqual(['新文章.md']);
    expect(readFileSync(join(parts.articlesDir, '新文章.md'), 'utf8')).toBe('# 新\n\n正文。');
  });

  it('takes a file by its own name, or by another one', async () => {
    const file = new File(['正文。'], 'own.txt');
    expect((await add({ file, name: '', text: '' })).files()).toEqual(['own.txt']);
    expect((await add({ file, name: 'other', text: '' })).files()).toEqual(['other.md']);
  });

  it.each([
    [422, { name: '../../escaped.md', text: 'x' }],
    [422, { name: '', text: 'x' }],
    [422, { name: 'a', text: '  ' }],
    [422, { file: new File([new Uint8Array([80, 75, 0, 0])], 'a.txt') }],
    [422, { file: new File(['x'], '../a.md') }],
    [422, { file: new File(['x'], 'a.exe\u0000.md') }],
    [413, { file: new File(['x'.repeat(LARGEST_ARTICLE + 1)], 'a.txt') }],
    [413, { file: new File(['x'.repeat(LARGEST_ARTICLE + 100_000)], 'a.txt') }],
  ] as const)('%i: adds nothing and says why', async (expected, fields) => {
    const { status, markup, files } = await add(fields);
    expect(status).toBe(expected);
    expect(markup).toMatch(/role="alert" id="problem">[^<]+</);
    expect(files()).toEqual([]);
  });

  it('replaces nothing', async () => {
    const site = await open();
    const post = (text: string) =>
      site.app.request(`${ORIGIN}/workshop/index/add`, send({ name: 'a.md', text }));
    await post('old');
    expect((await post('new')).status).toBe(409);
    expect(readFileSync(join(site.parts.articlesDir, 'a.md'), 'utf8')).toBe('old');
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'is not offered if the folder may not be written to',
    async () => {
      const { page, parts } = await open();
      chmodSync(parts.articlesDir, 0o500);
      const markup = await page();
      chmodSync(parts.articlesDir, 0o700);
      expect(markup).toContain('may not write');
      expect(markup).not.toContain('/workshop/index/add');
    },
  );
});

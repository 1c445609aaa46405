import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../src/config.js';
import type { Scope } from '../../../src/index/scope.js';
import { WORKSHOP_WORDS } from '../../../src/web/workshop/i18n/languages.js';
import { editionsOf } from '../../support/library-on-disk.js';
import { writeFiles } from '../../support/temp.js';
import { openSite, type Site } from '../../support/web/site.js';
import { workshopOver } from '../../support/web/workshop.js';

const FILES = {
  'tulips.md': '# 郁金香\n\n郁金香在秋天种下，春天开花。\n\n种球要埋十五厘米深，“浅”了会 < 冻坏 & 烂掉。',
  'bread.md': '# 面包\n\n面包要发酵两个小时，面粉和水是一比零点七。',
};
const QUESTION = '郁金香什么时候开花？';
const told = WORKSHOP_WORDS['en-US'];

async function open(pins?: string, shown: Scope = null) {
  const kept = await editionsOf(FILES);
  const { parts } = workshopOver(kept);
  if (pins !== undefined) writeFiles(parts.articlesDir, { 'pins.conf': pins });
  const { answers } = parts;
  const site = await openSite({ answers: answers.within(shown), workshop: parts });
  const file = () => readFileSync(join(parts.articlesDir, 'pins.conf'), 'utf8');
  return { ...site, answers, parts, file };
}

/** The forms of a page that do something with pins. */
function formsOf(markup: string): { path: string; fields: Record<string, string> }[] {
  const forms = markup.matchAll(/<form method="post" action="(\/workshop\/(?:un)?pin[^"]*)">(.*?)<\/form>/gs);
  return [...forms].map(([, path = '', body = '']) => {
    const inputs = body.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g);
    return {
      path: unescaped(path),
      fields: Object.fromEntries([...inputs].map(([, name, value]) => [name, unescaped(value ?? '')])),
    };
  });
}

function unescaped(text: string): string {
  const of: Record<string, string> = { amp: '&', quot: '"', lt: '<', gt: '>', '#39': "'" };
  return text.replace(/&(amp|quot|lt|gt|#39);/g, (_, name: string) => of[name] ?? '');
}

/** Presses the first button of a kind, as a browser does: line ends become CRLF. */
async function press({ post }: Pick<Site, 'post'>, markup: string, kind: 'pin' | 'unpin', nth = 0) {
  const form = formsOf(markup).filter(({ path }) => path.startsWith(`/workshop/${kind}?`))[nth];
  if (!form) throw new Error(`There is no button that does “${kind}”`);
  const sent = Object.entries(form.fields).map(([name, value]) => [name, value.replaceAll('\n', '\r\n')]);
  return post(form.path, Object.fromEntries(sent));
}

const why = (values: Record<string, string>): string => `/workshop?${new URLSearchParams(values)}`;

describe('pinning from the workshop', () => {
  it('pins a quote to the question, says so, and the answer begins with it; pressed twice it is there once', async () => {
    const site = await open();
    const page = await (await site.get(why({ q: QUESTION, q2: '面包' }))).text();
    const response = await press(site, page, 'pin');
    const to = response.headers.get('location') ?? '';
    expect([response.status, new URL(to, 'http://x').searchParams.get('q2')]).toEqual([303, '面包']);
    const after = await (await site.get(to)).text();
    expect(after).toContain(told.pinDone);
    expect(after).toContain(`<h3>${told.pins}</h3>`);
    expect(after).toContain(told.pinned(1));
    expect(site.file()).toMatch(
      /\n\n\? 郁金香什么时候开花？\n@ tulips\.md\n(?:>.*\n)*> 郁金香在秋天种下，春天开花。\n(?:>.*\n)*$/,
    );
    const { quotes } = await site.answers.ask(QUESTION);
    expect(quotes[0]).toMatchObject({ isPinned: true, articleId: 'tulips' });
    const once = site.file();
    expect((await press(site, page, 'pin')).status).toBe(303);
    expect(site.file()).toBe(once);
  });

  it('pins what it shows, also from a collection that the other pages do not', async () => {
    const site = await open(undefined, ['none']);
    expect((await site.get('/read/tulips')).status).toBe(404);
    const page = await (await site.get(why({ q: QUESTION }))).text();
    expect((await press(site, page, 'pin')).status).toBe(303);
    expect(site.file()).toContain('@ tulips.md');
    expect(await (await site.get('/workshop/files/tulips')).text()).toContain('<code>tulips.md</code>');
  });

  it('pins a whole passage, line ends and marks and all', async () => {
    const site = await open();
    const page = await (await site.get(why({ q: QUESTION }))).text();
    const last = formsOf(page).length - 1;
    expect(formsOf(page)[last]?.fields.words).toContain('“浅”了会 < 冻坏 & 烂掉。');
    await press(site, page, 'pin', last);
    expect((await site.answers.ask(QUESTION)).quotes[0]?.text).toContain('“浅”了会 < 冻坏 & 烂掉。');
  });

  it('takes a pin back, and leaves all else in the file as it was', async () => {
    const others = '# mine\r\n郁金香 = tulip\r\n\r\n? 面包要多久\r\n@ bread.md\r\n> 发酵两个小时\r\n';
    const site = await open(others);
    await press(site, await (await site.get(why({ q: QUESTION }))).text(), 'pin');
    expect(site.file()).not.toBe(others);
    const page = await (await site.get(why({ q: QUESTION }))).text();
    const response = await press(site, page, 'unpin');
    expect(await (await site.get(response.headers.get('location') ?? '')).text()).toContain(told.unpinDone);
    expect(site.file()).toBe(others);
    expect((await site.answers.ask(QUESTION)).quotes[0]?.isPinned).toBe(false);
    // It was taken back meanwhile.
    const again = await press(site, page, 'unpin');
    expect([again.status, site.file()]).toEqual([409, others]);
    expect(await again.text()).toContain(told.pinProblems.gone);
  });

  it('shows pins that hold no longer, and they can be taken back, too', async () => {
    const site = await open(`? ${QUESTION}\n@ tulips.md\n> 郁金香在夏天开花。\n`);
    const page = await (await site.get(why({ q: QUESTION }))).text();
    expect(page).toContain(told.pinProblems['no-quotation']);
    await press(site, page, 'unpin');
    expect(site.file()).toBe('');
  });

  it.each([
    ['words that the article has not', { article: 'tulips', words: '郁金香在夏天开花。' }, 'not-there'],
    ['an article that is not there', { article: '../../etc/passwd', words: 'root' }, 'no-article'],
    ['more than can be quoted', { article: 'tulips', words: '很'.repeat(2001) }, 'too-long'],
    ['a question that is none', { article: 'tulips', words: '春天开花', question: ' ' }, 'incomplete'],
    ['no article', { article: '', words: '春天开花' }, 'incomplete'],
  ] as const)('does not pin %s, and says why', async (_, fields, problem) => {
    const { post, file } = await open('# mine\n');
    const response = await post(`/workshop/pin?${new URLSearchParams({ q: QUESTION })}`, {
      question: QUESTION,
      ...fields,
    });
    expect(response.status).toBe(409);
    expect(await response.text()).toContain(told.pinProblems[problem]);
    expect(file()).toBe('# mine\n');
  });

  it('a question can’t put anything else into the file', async () => {
    const site = await open();
    await site.post('/workshop/pin', {
      question: '甲\n@ bread.md\n> 面包\n\n乙 = 丙',
      article: 'tulips',
      words: '春天开花',
    });
    const { pins, aliases } = site.parts.pins.read();
    expect(pins.map(({ article, quotation }) => [article, quotation])).toEqual([['tulips.md', '春天开花']]);
    expect(aliases).toEqual([]);
  });

  it.each(LOCALES)('says in %s what to write by hand where the file can’t be written', async (locale) => {
    const site = await open();
    writeFiles(site.parts.articlesDir, { 'pins.conf/inside.txt': '' });
    const page = await (await site.get(why({ q: QUESTION, lang: locale }))).text();
    const response = await press(site, page, 'pin');
    expect(response.status).toBe(409);
    const said = await response.text();
    expect(said).toContain('&gt; 郁金香在秋天种下，春天开花。');
    expect(/Give the bot the right/.test(said)).toBe(locale === 'en-US');
  });

  it.each(['/workshop/pin', '/workshop/unpin'])(
    '%s is not done from another site, nor by opening it',
    async (path) => {
      const { post, get, file } = await open('# mine\n');
      const fields = { question: QUESTION, article: 'tulips', words: '春天开花' };
      expect((await post(path, fields, { origin: 'https://evil.example' })).status).toBe(403);
      expect((await get(`${path}?${new URLSearchParams(fields)}`)).status).toBe(404);
      expect(file()).toBe('# mine\n');
    },
  );
});

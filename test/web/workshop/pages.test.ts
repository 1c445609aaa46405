import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../src/config.js';
import { FairQueue } from '../../../src/operations/fair-queue.js';
import { FEATURES } from '../../../src/retrieval/judging/features.js';
import { WORKSHOP_WORDS } from '../../../src/web/workshop/i18n/languages.js';
import { editionsOf } from '../../support/library-on-disk.js';
import { openSite } from '../../support/web/site.js';
import { workshopOver } from '../../support/web/workshop.js';

const TULIPS = { 'tulips.md': '# 郁金香\n\n郁金香在秋天种下，春天开花。种球要埋十五厘米深。' };
const CLIPPED = {
  ...TULIPS,
  'bread.md': '---\ntitle: 面包<b>\n---\n面包要发酵两个小时，面粉和水是一比零点七。',
  'clip.md': readFileSync(new URL('../../../seeds/clips/nvidia-monday.md', import.meta.url), 'utf8'),
};

async function openOver(first: Record<string, string>, second?: Record<string, string>) {
  const kept = second ? await editionsOf(first, second) : await editionsOf(first);
  const { parts } = workshopOver(kept);
  const site = await openSite({ answers: parts.answers, workshop: parts });
  const text = async (path: string): Promise<string> => (await site.get(path)).text();
  return { ...site, ...kept, text };
}

const asked = (values: Record<string, string>): string => `/workshop?${new URLSearchParams(values)}`;

describe('why an answer is that one', () => {
  it('shows quotes, evidence, passages and words', async () => {
    const { text } = await openOver(CLIPPED);
    const markup = await text(asked({ q: '郁金香什么时候开花？' }));
    const told = WORKSHOP_WORDS['en-US'];
    expect(markup).toContain('春天开花');
    expect(markup).toContain(told.evidenceAnswers);
    expect(markup).toContain(told.features.lead);
    expect(markup).toContain(told.wordings['as-asked']);
    expect(markup).toContain('<span class="term">郁金香</span>');
    expect(markup).toContain('href="/read/tulips?from=');
    expect(markup).toContain(told.keywordsOnly);
  });

  it('two questions are side by side, each with its own', async () => {
    const { text } = await openOver(CLIPPED);
    const markup = await text(asked({ q: '郁金香什么时候开花？', q2: '面包要发酵多久？' }));
    expect(markup).toContain('count-2');
    const [, first = '', second = ''] = markup.split('<section class="explained">');
    expect(first).toContain('春天开花');
    expect(first).not.toContain('“面包要发酵多久？”');
    expect(second).toContain('两个小时');
    expect(markup).toContain('href="/workshop?q=%E9%83%81');
  });

  it('one question in two generations', async () => {
    const { text, ids } = await openOver(TULIPS, CLIPPED);
    const [older = '', newer = ''] = ids;
    const markup = await text(asked({ q: '面包要发酵多久？', g: newer, g2: older }));
    const [, first = '', second = ''] = markup.split('<section class="explained">');
    for (const id of ids) expect(markup).toContain(`>${id}</option>`);
    expect(first).toContain(newer);
    expect(first).toContain('两个小时');
    expect(second).toContain(older);
    expect(second).not.toContain('两个小时');
  });

  it('an index that is gone is said to be so, in the visitor’s language', async () => {
    const { get } = await openOver(TULIPS);
    const response = await get(asked({ q: 'x', g: '../../../etc', lang: 'zh-CN' }));
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/class="warning">[^<]*\p{Script=Han}[^<]*\.\.\/\.\.\/\.\.\/etc/u);
  });

  it('a question waits for its turn, and where that does not come it says so', async () => {
    const queue = new FairQueue({ concurrency: 1, waiting: 0, patience: 6000 });
    const kept = await editionsOf(TULIPS);
    const { get } = await openSite({ workshop: { ...workshopOver(kept).parts, queue } });
    const answered = Promise.withResolvers<void>();
    const other = queue.run('others', () => answered.promise);
    const q = asked({ q: '郁金香什么时候开花？' });
    const response = await get(q);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(WORKSHOP_WORDS['en-US'].busy);
    answered.resolve();
    await other;
    expect(await (await get(q)).text()).toContain('春天开花');
  });

  it.each([
    ['谢谢！', 'chat'],
    ['？', 'saysNothing'],
  ] as const)('“%s” says why nothing was searched', async (q, key) => {
    const { text } = await openOver(TULIPS);
    expect(await text(asked({ q }))).toContain(WORKSHOP_WORDS['en-US'][key]);
  });
});

describe('what was left out of a file', () => {
  it('has its reason and its rule, and is escaped', async () => {
    const { text } = await openOver(CLIPPED);
    const markup = await text('/workshop/files/clip');
    expect(markup).toContain('Collection: default');
    expect(markup).toMatch(
      /Buttons and counters<\/td><td><code>buttons<\/code><\/td>\s*<td class="left-out">分享至/,
    );
    expect(markup).toContain('首页 &gt; 科技');
    expect(await text('/workshop/files/bread')).toContain('面包&lt;b&gt;');
  });

  it('nothing was left out of a clean one, and what is not there is said to be missing', async () => {
    const { text, get } = await openOver(CLIPPED);
    expect(await text('/workshop/files/tulips')).toContain(WORKSHOP_WORDS['en-US'].nothingRemoved);
    expect((await get('/workshop/files/none')).status).toBe(404);
    expect(await text('/workshop/files?q=%E9%83%81')).toContain('href="/workshop/files/tulips"');
  });
});

describe('the words of the workshop', () => {
  const leaves = (value: unknown, path: string): [string, string][] => {
    if (typeof value === 'string') return [[path, value]];
    if (typeof value === 'function') return [[path, String(value(2, 3, 4, 5))]];
    return Object.entries(value as object).flatMap(([key, one]) => leaves(one, `${path}.${key}`));
  };

  const FIGURES_ALONE = /\.(?:counts|answerTo)$/;

  it.each(LOCALES)('%s has one for everything', (locale) => {
    const all = leaves(WORKSHOP_WORDS[locale], locale);
    expect(all.map(([path]) => path.slice(locale.length))).toEqual(
      leaves(WORKSHOP_WORDS['en-US'], locale).map(([path]) => path.slice(locale.length)),
    );
    for (const [path, text] of all) {
      expect(text, path).not.toBe('');
      if (locale !== 'en-US' && !FIGURES_ALONE.test(path)) expect(text, path).toMatch(/\p{Script=Han}/u);
    }
    for (const feature of FEATURES) expect(WORKSHOP_WORDS[locale].features[feature]).toBeTruthy();
  });
});

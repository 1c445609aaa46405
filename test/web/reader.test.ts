import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readerLink, readerPage, withReaderLinks } from '../../src/answer/reader-links.js';
import type { Block } from '../../src/articles/article.js';
import { textVersion } from '../../src/articles/article-key.js';
import { articleText } from '../../src/web/pages/article-text.js';
import { answer, article, Library, quote } from '../support/discord/library.js';
import { ORIGIN, openSite } from '../support/web/site.js';

const BASE = 'https://articles.example.org';
const TEXT = '第一段在这里。\n\n小标题\n\n甲 | 乙\n一 | 二\n\n第二段也在。';
const spanOf = (text: string): { start: number; end: number } => {
  const start = TEXT.indexOf(text);
  return { start, end: start + text.length };
};
const block = (kind: Block['kind'], text: string, depth = 0): Block => ({ kind, depth, ...spanOf(text) });
const tulips = article({
  id: '花/郁金香',
  title: '郁金香',
  url: null,
  text: TEXT,
  blocks: [
    block('paragraph', '第一段在这里。'),
    block('heading', '小标题', 2),
    block('table', '甲 | 乙\n一 | 二', 1),
  ],
});

function shown(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>');
}

async function open(path: string, library = new Library([tulips])) {
  const { get } = await openSite({}, library);
  const response = await get(path);
  return { status: response.status, markup: await response.text() };
}

describe('the page of an article', () => {
  it('has its headings, its table, and where it is from', async () => {
    const { status, markup } = await open(readerPage('', tulips.id));
    expect(status).toBe(200);
    expect(markup).toContain(`<a href="#h-${TEXT.indexOf('小标题')}">小标题</a>`);
    expect(markup).toContain('<th scope="col">甲</th>');
    expect(markup).toContain('<td>二</td>');
    expect(markup).toContain('datetime="2024-05-01"');
    expect(markup).not.toContain('Original');
  });

  it('lights the quote that a link names, over blocks, and begins there', async () => {
    const span = { start: TEXT.indexOf('在这里'), end: TEXT.indexOf('标题') };
    const link = readerLink('', { articleId: tulips.id, version: textVersion(TEXT), ...span });
    const { markup } = await open(link.replace('#quote', ''));
    const marks = [...markup.matchAll(/<mark( id="quote")?>([^<]*)<\/mark>/g)].map(([, id, text]) => [
      id ?? '',
      text,
    ]);
    expect(marks).toEqual([
      [' id="quote"', '在这里。'],
      ['', '小'],
    ]);
  });

  it('lights nothing where the text is another one by now, and says so', async () => {
    const link = readerLink('', { articleId: tulips.id, version: 'other1', start: 0, end: 5 });
    const { markup } = await open(link.replace('#quote', ''));
    expect(markup).not.toContain('<mark');
    expect(markup).toContain('has changed since it was quoted');
  });

  it.each([
    'from=5&to=2',
    'from=0&to=9999',
    'from=-1&to=3',
    'from=a&to=b',
    'from=1e1&to=20',
    'to=3',
    'from=3&to=3',
  ])('lights nothing for offsets that are none: %s', async (query) => {
    const { status, markup } = await open(`${readerPage('', tulips.id)}?${query}`);
    expect(status).toBe(200);
    expect(markup).not.toContain('<mark');
  });

  it('the original is linked where it is said to be, at the quote', async () => {
    const linked = article({ id: 'linked', text: TEXT });
    const { start, end } = spanOf('第二段也在');
    const { markup } = await open(`/read/linked?from=${start}&to=${end}`, new Library([linked]));
    expect(markup).toContain(
      `href="https://www.example.org/linked#:~:text=${encodeURIComponent('第二段也在')}"`,
    );
  });

  it('what is not there has the nearest titles', async () => {
    const { status, markup } = await open('/read/%E9%83%81');
    expect(status).toBe(404);
    expect(markup).toContain(`href="${readerPage('', tulips.id)}"`);
  });

  it('shows all of the text, in its order, whatever is lit', async () => {
    const cuts = fc.uniqueArray(fc.nat({ max: 60 }), { minLength: 2, maxLength: 12 });
    const kinds = fc.constantFrom<Block['kind']>('heading', 'paragraph', 'list', 'quote', 'code');
    await fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 61, maxLength: 61 }),
        cuts,
        kinds,
        cuts,
        async (text, at, kind, lit) => {
          const offsets = at.toSorted((a, b) => a - b);
          const blocks = offsets
            .slice(1)
            .flatMap((end, i) => (i % 2 === 0 ? [{ kind, depth: 2, start: offsets[i] ?? 0, end }] : []));
          const [start = 0, end = 0] = lit.toSorted((a, b) => a - b);
          const one = article({ id: 'a', title: 'none of it', text, blocks });
          const plain = (all: string): string =>
            all
              .replace(/\s+/g, '')
              .replace(/&quot;/g, '"')
              .replace(/&#39;/g, "'");
          expect(plain(shown(String(await articleText(one, { start, end }))))).toBe(plain(text));
        },
      ),
    );
  });
});

describe('the list', () => {
  it('has the articles, and those whose titles match', async () => {
    const library = new Library([tulips, article({ id: 'b', title: '牡丹' })]);
    expect((await open('/read', library)).markup).toMatch(/郁金香[\s\S]*牡丹/);
    const { markup } = await open(`/read?q=${encodeURIComponent('牡')}`, library);
    expect(markup).toContain('牡丹');
    expect(markup).not.toContain('郁金香</a>');
    expect((await open('/read?q=none', library)).markup).toContain('No title is like that.');
  });
});

describe('links to the reader', () => {
  const own = quote(tulips, '第一段');
  const elsewhere = quote(article({ id: 'b', text: TEXT }), '第一段', {
    alsoIn: [{ id: 'c', title: 'C', date: null, url: null, collection: 'default' }],
  });
  const PAGES = { base: BASE, collections: null };

  it('are given to what has no address, wherever a quote is given', async () => {
    const library = new Library([tulips], () => answer('found', [own, elsewhere]));
    library.entries = [{ quote: own, gapBefore: 0 }];
    library.finding = { kind: 'exact', quote: own, wanted: 'x', wantedDiffers: [] };
    const answers = withReaderLinks(library, PAGES);
    const link = readerLink(BASE, own);
    expect(link).toMatch(
      /^https:\/\/articles\.example\.org\/read\/%E8%8A%B1\/%E9%83.*\?from=0&to=3&v=[\w-]{6}#quote$/,
    );
    const { quotes } = await answers.ask('x');
    expect(quotes.map((one) => one.link)).toEqual([link, elsewhere.link]);
    expect(quotes[1]?.alsoIn[0]?.url).toBe(`${BASE}/read/c`);
    expect(await answers.askIn(tulips.id, 'x')).toMatchObject({ answer: { quotes: [{ link }, {}] } });
    expect(await answers.findQuotation('x')).toMatchObject({ quote: { link } });
    expect(await answers.timeline('x')).toMatchObject({ entries: [{ quote: { link } }] });
    const seen = { key: own.articleKey, version: own.version, quote: own };
    expect(await answers.widened(seen, 0)).toMatchObject({ link });
  });

  it('are none where there is no reader that others could open', async () => {
    const library = new Library([tulips], () => answer('found', [own]));
    const { quotes } = await withReaderLinks(library, { ...PAGES, base: null }).ask('x');
    expect(quotes[0]?.link).toBeNull();
  });

  it('are given to articles of those collections alone that the pages show', async () => {
    const other = { ...own, collection: 'news', alsoIn: elsewhere.alsoIn };
    const shown = {
      ...own,
      olderEditions: [{ id: 'd', title: 'D', date: null, url: null, collection: 'news' }],
    };
    const library = new Library([tulips], () => answer('found', [other, shown]));
    const answers = withReaderLinks(library, { base: BASE, collections: ['default'] });
    for (const one of [answers, answers.within(null)]) {
      const { quotes } = await one.ask('x');
      expect(quotes.map(({ link }) => link)).toEqual([null, readerLink(BASE, own)]);
      expect(quotes[0]?.alsoIn[0]?.url).toBe(`${BASE}/read/c`);
      expect(quotes[1]?.olderEditions[0]?.url).toBeNull();
    }
  });

  it('lead to the place', async () => {
    const { markup } = await open(readerLink('', own).replace('#quote', ''));
    expect(markup).toContain('<mark id="quote">第一段</mark>');
    expect(new URL(readerLink(ORIGIN, own)).hash).toBe('#quote');
  });
});

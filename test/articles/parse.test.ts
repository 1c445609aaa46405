import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_ARTICLE_BYTES, parseArticle } from '../../src/articles/parse.js';
import { UserError } from '../../src/errors.js';
import { inEnglish } from '../../src/sentence.js';
import { read, reasonOf, utf8 } from './helpers.js';

describe('parseArticle', () => {
  it('reads a post of a blog', () => {
    const source =
      '---\ntitle: "茶的味道"\ndate: "2025-02-11 21:55:10"\ntags:\n  - 茶\nsummary: "x"\n---\n\n![图片](https://a.example/i.png)\n\n水开了。\n\n[blog](https://a.example/tea)\n';
    expect(read(source, 'posts/茶 1.md')).toEqual({
      warnings: [],
      removed: [],
      article: {
        id: 'posts/茶-1',
        path: 'posts/茶 1.md',
        collection: 'posts',
        title: '茶的味道',
        url: 'https://a.example/tea',
        date: '2025-02-11',
        author: null,
        lang: 'zh-Hans',
        tags: ['茶'],
        text: '水开了。',
        blocks: [{ kind: 'paragraph', start: 0, end: 4, depth: 0 }],
        turns: [],
      },
    });
  });

  it("reads a web clipper's note", () => {
    const source =
      '---\ntitle: Tea\nsource: https://a.example/tea\nauthor:\n  - "[[Ann]]"\npublished: 2025-02-11\ncreated: 2025-03-01\ndescription: On tea.\ntags:\n  - clippings\n---\nWater boils.';
    expect(read(source).article).toMatchObject({
      title: 'Tea',
      url: 'https://a.example/tea',
      date: '2025-02-11',
      tags: ['clippings'],
      lang: 'en',
    });
  });

  it("reads a read-it-later service's export", () => {
    const source =
      '---\nid: 1f-2\ntitle: Tea\nauthor: Ann\ntags:\n  - food\ndate_saved: 2025-03-01 10:00:00\ndate_published: 2025-02-11 08:00:00\n---\n\n[Read on Reader](https://reader.example/1)\n[Read Original](https://a.example/tea)\n\nWater boils.';
    expect(read(source).article).toMatchObject({
      url: 'https://a.example/tea',
      date: '2025-02-11',
      tags: ['food'],
    });
  });

  it('reads TOML front matter with a date of its own type', () => {
    expect(read('+++\ntitle = "Tea"\ndate = 2025-02-11T01:00:00+08:00\n+++\nWater boils.').article.date).toBe(
      '2025-02-11',
    );
  });

  it('warns of characters that were lost and of dates that are none', () => {
    const { article, warnings } = read('---\ndate: 2025-02-31\n---\n水\ufffd了。');
    expect(article.date).toBeNull();
    expect(article.text).toBe('水\ufffd了。');
    expect(warnings.map(inEnglish)).toEqual([
      '1 of its characters could not be read and stand as \ufffd.',
      'The date "2025-02-31" is not a date that can be read.',
    ]);
  });

  it.each([
    ['an empty file', '', /is empty/],
    ['white space', ' \r\n\t\n\u3000', /nothing but white space/],
    ['front matter alone', '---\ntitle: Tea\n---\n\n', /front matter but no text/],
    ['a picture alone', '![](a.png)', /no text beside pictures/],
    ['its address alone', 'https://a.example/x', /no text beside pictures/],
    ['code as front matter', '---js\n{}\n---\nText', /marked as "js"/],
  ])('refuses %s in a sentence', (_, source, reason) => {
    const message = reasonOf(() => read(source));
    expect(message).toMatch(reason);
    expect(message).toMatch(/^[A-Z][^\n]*\.$/);
  });

  it('refuses a file that is too large before it looks into it', () => {
    const bytes = new Uint8Array(MAX_ARTICLE_BYTES + 1).fill(0x5b);
    expect(reasonOf(() => parseArticle('a.md', bytes))).toMatch(/larger \(5\.0 MB\).*5\.0 MB/);
  });

  it.each([
    ['brackets', '['.repeat(200_000)],
    ['emphasis', '_a*'.repeat(100_000)],
    ['quotes in quotes', '>'.repeat(100_000)],
    ['lists in lists', '- '.repeat(100_000)],
    ['tags', '<a '.repeat(100_000)],
    ['underlined lines', 'a\n=\n'.repeat(20_000)],
  ])('reads a mass of %s line by line, and says so', (_, marks) => {
    const { article, warnings } = read(`Tea.\n\n${marks}\n\n**Water.**`);
    expect(article.text).toMatch(/^Tea\..*Water\.$/s);
    expect(warnings).toHaveLength(1);
  });
});

/** Texts that are made of what Markdown, HTML, YAML and Chinese texts are made of. */
const sources = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '# ',
          '> ',
          '- ',
          '1. ',
          '**',
          '*',
          '_',
          '`',
          '```\n',
          '|',
          '|-|\n',
          '[',
          '](',
          ')',
          '![',
          '<br>',
          '<p>',
          '</p>',
        ],
        ...[
          '<script>',
          '<!--',
          '-->',
          '&amp;',
          '&#0;',
          '&#xD800;',
          '\\',
          '---\n',
          '+++\n',
          'title: ',
          ': ',
          '[^1]',
          '[^1]: ',
        ],
        ...[
          '\n',
          '\n\n',
          '\r\n',
          '\t',
          ' ',
          '\u3000',
          '\u200b',
          '\u200d',
          '👩\u200d🔬',
          '𠮷',
          '\ud83d',
          '茶。',
          'Tea ',
          '：',
          '\u2028',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));
const paths = fc.constantFrom('a.md', 'b/c.txt', '中文 名.markdown');

describe('parseArticle on anything', () => {
  it('gives blocks in order, apart, trimmed and covering the text', () => {
    fc.assert(
      fc.property(sources, paths, (source, path) => {
        const article = readOrNull(utf8(source), path);
        fc.pre(article !== null);
        const texts = article.blocks.map(({ start, end }) => article.text.slice(start, end));
        expect(texts.join('\n\n')).toBe(article.text);
        for (const text of texts) expect(text).toBe(text.trim());
        expect(texts).not.toContain('');
      }),
      { numRuns: 500 },
    );
  });

  it('gives texts without halves of characters, invisible characters and stray white space', () => {
    fc.assert(
      fc.property(sources, paths, (source, path) => {
        const article = readOrNull(utf8(source), path);
        fc.pre(article !== null);
        expect(article.text).not.toMatch(
          /\r|\n{3}|[ \t\u3000]$|[\u00ad\u200b\u200e\ufeff\u2028]|[^\P{Cc}\t\n]/mu,
        );
        for (const text of [article.text, article.title, ...article.tags])
          expect(text).not.toMatch(/\p{Surrogate}/u);
        for (const { start, end } of article.blocks) {
          expect(article.text.slice(start, end)).not.toMatch(/\p{Surrogate}/u);
        }
        expect(article.title).not.toBe('');
        expect(article.id).toMatch(/^[\p{L}\p{M}\p{N}_./-]+$/u);
      }),
      { numRuns: 500 },
    );
  });

  it('is the same every time', () => {
    fc.assert(
      fc.property(sources, (source) => {
        expect(readOrNull(utf8(source), 'a.md')).toEqual(readOrNull(utf8(source), 'a.md'));
      }),
      { numRuns: 50 },
    );
  });

  it('throws nothing but reasons for people on arbitrary bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 400 });
    fc.assert(
      fc.property(bytes, paths, (data, path) => void readOrNull(data, path)),
      { numRuns: 500 },
    );
  });
});

/** The article, or null where there is a reason against it; anything else that is thrown fails the test. */
function readOrNull(bytes: Uint8Array, path: string) {
  try {
    return parseArticle(path, bytes).article;
  } catch (error) {
    if (error instanceof UserError && error.code === 'articles' && error.message.endsWith('.')) return null;
    throw error;
  }
}

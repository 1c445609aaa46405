import { describe, expect, it } from 'vitest';
import { splitFrontMatter as splitFrontMatterTold } from '../../../src/articles/source/front-matter.js';
import { inEnglish } from '../../../src/sentence.js';
import { read, reasonOf } from '../helpers.js';

/** With what is wrong in English. */
const splitFrontMatter = (...given: Parameters<typeof splitFrontMatterTold>) => {
  const read = splitFrontMatterTold(...given);
  return { ...read, warnings: read.warnings.map(inEnglish) };
};

describe('splitFrontMatter', () => {
  it.each([
    ['YAML', '---\ntitle: Tea\ntags: [a, b]\n---\nText', { title: 'Tea', tags: ['a', 'b'] }],
    ['YAML by name', '---yaml\ntitle: Tea\n---\nText', { title: 'Tea' }],
    ['JSON', '---json\n{"title": "Tea"}\n---\nText', { title: 'Tea' }],
    ['JSON without its name', '---\n{"title": "Tea"}\n---\nText', { title: 'Tea' }],
    [
      'TOML with a table behind an empty line',
      '+++\ntitle = "Tea"\n\n[extra]\nbig = true\n+++\nText',
      { title: 'Tea', extra: { big: true } },
    ],
    ['TOML', '+++\ntitle = "Tea"\ntags = ["a"]\n+++\nText', { title: 'Tea', tags: ['a'] }],
    ['nothing between the dashes', '---\n---\nText', {}],
    ['comments', '---\n# later\ntitle: Tea\n---\nText', { title: 'Tea' }],
    ['keys in any case', '---\nSource-URL: x\n---\nText', { source_url: 'x' }],
    ['Chinese keys', '---\n标题: 茶\n標籤: [a]\n---\nText', { 标题: '茶', 標籤: ['a'] }],
    ['an empty line in it', '---\ntitle: Tea\n\nurl: x\n---\nText', { title: 'Tea', url: 'x' }],
    ['no front matter', 'Text', {}],
  ])('reads %s', (_, source, data) => {
    expect(splitFrontMatter(source)).toEqual({ data, body: 'Text', warnings: [] });
  });

  it('keeps values as they were written', () => {
    const { data } = splitFrontMatter(
      '---\ntitle: 12:30\ndate: 2025-02-11T01:00:00+08:00\nyear: 007\n---\nText',
    );
    expect(data).toEqual({ title: '12:30', date: '2025-02-11T01:00:00+08:00', year: '007' });
  });

  it.each([
    ['a rule and no second one', '---\nA text that starts with a rule.\n'],
    ['text between two rules', '---\nA text that stands between rules.\n---\nMore.'],
    ['text with a colon between two rules', '---\nRemember: the ferry\nleaves at eight\n---\nMore.'],
    ['a heading between two rules', '---\n# Tea\n---\nMore.'],
    ['a longer rule', '-----\ntitle: Tea\n-----\n'],
  ])('takes %s for text', (_, source) => {
    expect(splitFrontMatter(source)).toEqual({ data: {}, body: source, warnings: [] });
  });

  it.each([
    'js',
    'javascript',
    'JS',
    'coffee',
    'coffeescript',
    'cson',
    'ts',
    'constructor',
    'toString',
    '__proto__',
  ])('never runs front matter marked as %s', (language) => {
    const code = '{ title: (globalThis.frontMatterRan = true, "x") }';
    const reason = reasonOf(() => splitFrontMatter(`---${language}\n${code}\n---\nText`));
    expect(reason).toContain(language);
    expect(globalThis).not.toHaveProperty('frontMatterRan');
  });

  it.each([
    ['a file of lines', `---\n${'title: x\n'.repeat(500_000)}`],
    ['empty lines', `---\n${'\n'.repeat(5000)}x\n---\n`],
    ['spaced dashes', `---\n${'-   '.repeat(45)}x\n---\n`],
  ])('sees at once that %s is no front matter', (_, source) => {
    expect(splitFrontMatter(source).body).toBe(source);
  });

  it.each([
    ['lists in lists', `a: ${'['.repeat(20_000)}`],
    ['lists in lists by dashes', `a:\n  ${'- '.repeat(20_000)}b`],
  ])('refuses %s', (_, block) => {
    expect(reasonOf(() => splitFrontMatter(`---\n${block}\n---\nText`))).toMatch(/can't be read/);
  });

  it('resolves no aliases that stand for a whole memory', () => {
    const block = `title: Tea\na: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c]\ne: [*d,*d,*d,*d]`;
    const { data, warnings } = splitFrontMatter(`---\n${block}\n---\nText`);
    expect(data).toMatchObject({ title: 'Tea', a: ['x', 'x', 'x', 'x'] });
    expect(JSON.stringify(data).length).toBeLessThan(200);
    expect(warnings).toHaveLength(4);
  });

  it('does not hand out what an earlier file said', () => {
    const source = '---\ntitle: Tea\n---\nText';
    const first = splitFrontMatter(source).data;
    expect(splitFrontMatter(source).data).not.toBe(first);
  });
});

describe('front matter with a bad line', () => {
  const GOOD = { date: '2025-02-11', url: 'https://a.example/x' };
  const withLine = (line: string) =>
    splitFrontMatter(`---\ndate: 2025-02-11\n${line}\nurl: https://a.example/x\n---\nText`);

  it.each([
    ['a colon in a value', 'title: Tea: a history', { title: 'Tea: a history' }, /colon.*quotes/],
    ['an at sign before a value', 'title: @tea', { title: '@tea' }, /quotes/],
    ['a star before a value', 'title: *tea* and water', { title: '*tea* and water' }, /read as it stands/],
    ['quotes in quotes', 'title: "he said "tea" and left"', { title: 'he said "tea" and left' }, /quote/],
    ['a quote that is never closed', 'title: "Tea', { title: 'Tea' }, /not closed/],
    ['no space after the colon', 'title:Tea', { title: 'Tea' }, /space/],
    ['a colon of full width', '标题：茶', { 标题: '茶' }, /space/],
    ['a list that is never closed', 'tags: [a, b', {}, /left out/],
    ['a line without a key', 'just words', {}, /no key/],
  ])('keeps the rest beside %s', (_, line, data, warning) => {
    const { data: found, body, warnings } = withLine(line);
    expect(found).toEqual({ ...GOOD, ...data });
    expect(body).toBe('Text');
    expect(warnings).toEqual([expect.stringMatching(warning)]);
    expect(warnings[0]).toMatch(/^Line 3 .*[.]$/);
  });

  it('reads a list with tabs', () => {
    const { data, warnings } = withLine('tags:\n\t- a\n\t- b');
    expect(data).toEqual({ ...GOOD, tags: ['a', 'b'] });
    expect(warnings).toEqual([expect.stringMatching(/tab/)]);
  });

  it('takes the first of two values of one key', () => {
    const { data, warnings } = withLine('date: 2024-01-01');
    expect(data).toEqual(GOOD);
    expect(warnings).toEqual([expect.stringMatching(/twice/)]);
  });

  it('ends at an empty line where the closing one is missing, also where a rule stands below', () => {
    for (const rest of ['Text.\n', 'Text.\n\n---\n\nMore.\n']) {
      const { data, body, warnings } = splitFrontMatter(`---\ntitle: Tea\ntags:\n  - a\n\n${rest}`);
      expect(data).toEqual({ title: 'Tea', tags: ['a'] });
      expect(body.trimStart()).toBe(rest);
      expect(warnings).toEqual([expect.stringMatching(/no closing line/)]);
    }
  });

  it('loses a line of TOML, and all of what is no JSON, and never the article', () => {
    const toml = splitFrontMatter('+++\ntitle = Tea\ndate = "2025-02-11"\n+++\nText');
    expect(toml.data).toEqual({ title: 'Tea', date: '2025-02-11' });
    expect(toml.warnings).toEqual([expect.stringMatching(/^Line 2/)]);
    const json = splitFrontMatter('---json\n{"title": }\n---\nText');
    expect(json).toEqual({ data: {}, body: 'Text', warnings: [expect.stringMatching(/JSON/)] });
  });

  it('is front matter where its only key is the bad one', () => {
    const { data, body, warnings } = splitFrontMatter('---\ntitle: [a\n---\nText');
    expect([data, body, warnings.length]).toEqual([{}, 'Text', 1]);
  });

  it('says so in the report', () => {
    expect(read('---\ntitle: Tea: a history\n---\nText').warnings).toHaveLength(1);
  });
});

it('takes a second front matter for none of the text, and the first for what counts', () => {
  const source = '---\ntitle: Tea\n---\n\n---\ntitle: Other\n\nauthor: "Ann"\n---\nText';
  const { data, body } = splitFrontMatter(source);
  expect(data).toEqual({ title: 'Tea', author: 'Ann' });
  expect(body).toBe('Text');
});

it.each(['&nbsp;\n\n&nbsp;\n\n', '<!-- markdownlint-disable MD013 -->\n', '<br>\n\n'])(
  'finds front matter below lines that show nothing: %j',
  (above) => {
    const { data, body } = splitFrontMatter(`${above}---\nstatus: open\ntitle: Tea\n---\nText`);
    expect(data).toEqual({ status: 'open', title: 'Tea' });
    expect(body).toBe('Text');
  },
);

it.each(['Tea is old.\n\n', '<!-- for Ann -->\n'])(
  'finds none below lines that show something: %j',
  (above) => {
    const source = `${above}---\ntitle: Tea\n---\nText`;
    expect(splitFrontMatter(source).body).toBe(source);
  },
);

it('takes a text between two rules below an empty line for what it is', () => {
  const source = '&nbsp;\n\n---\nTea is old, and so am I.\n---\nText';
  expect(splitFrontMatter(source).body).toBe(source);
});

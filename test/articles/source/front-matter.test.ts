import { describe, expect, it } from 'vitest';
import { splitFrontMatter } from '../../../src/articles/source/front-matter.js';
import { reasonOf } from '../helpers.js';

describe('splitFrontMatter', () => {
  it.each([
    ['YAML', '---\ntitle: Tea\ntags: [a, b]\n---\nText', { title: 'Tea', tags: ['a', 'b'] }],
    ['YAML by name', '---yaml\ntitle: Tea\n---\nText', { title: 'Tea' }],
    ['JSON', '---json\n{"title": "Tea"}\n---\nText', { title: 'Tea' }],
    ['JSON without its name', '---\n{"title": "Tea"}\n---\nText', { title: 'Tea' }],
    ['TOML', '+++\ntitle = "Tea"\ntags = ["a"]\n+++\nText', { title: 'Tea', tags: ['a'] }],
    ['nothing between the dashes', '---\n---\nText', {}],
    ['comments', '---\n# later\ntitle: Tea\n---\nText', { title: 'Tea' }],
    ['keys in any case', '---\nSource-URL: x\n---\nText', { source_url: 'x' }],
    ['no front matter', 'Text', {}],
  ])('reads %s', (_, source, data) => {
    expect(splitFrontMatter(source)).toEqual({ data, body: 'Text' });
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
    ['a heading between two rules', '---\n# Tea\n---\nMore.'],
    ['a longer rule', '-----\ntitle: Tea\n-----\n'],
  ])('takes %s for text', (_, source) => {
    expect(splitFrontMatter(source)).toEqual({ data: {}, body: source });
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
    ['a key twice', '---\ntitle: a\ndate: 2025\ntitle: b\n---\nText', /twice.*line 4/],
    ['a tab', '---\ntitle: a\nlist:\n\t- b\n---\nText', /tab.*line 4/i],
    ['a colon in a title', '---\ntitle: Tea: a history\n---\nText', /colon.*quotes.*line 2/],
    ['an open quote', '---\ntitle: "Tea\n---\nText', /line \d/],
    ['broken JSON', '---json\n{"title": }\n---\nText', /JSON/],
    ['broken TOML', '+++\ntitle = Tea\n+++\nText', /line 2/],
  ])('says where %s is', (_, source, reason) => {
    const message = reasonOf(() => splitFrontMatter(source));
    expect(message).toMatch(reason);
    expect(message).toMatch(/^The front matter can't be read: .*\. Correct it at the top of the file\.$/);
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
    [
      'aliases of aliases',
      `a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c]\ne: [*d,*d,*d,*d]`,
    ],
  ])('refuses %s', (_, block) => {
    expect(reasonOf(() => splitFrontMatter(`---\n${block}\n---\nText`))).toMatch(/can't be read/);
  });

  it('does not hand out what an earlier file said', () => {
    const source = '---\ntitle: Tea\n---\nText';
    const first = splitFrontMatter(source).data;
    expect(splitFrontMatter(source).data).not.toBe(first);
  });
});

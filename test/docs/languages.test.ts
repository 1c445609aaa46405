import { dirname, join } from 'node:path/posix';
import { describe, expect, it } from 'vitest';
import { headingsOf, LANGUAGES, namesIn, type Page, page, rowsOf } from '../support/docs/pages.js';
import { traditionalIn } from '../support/traditional.js';

const NAMES = namesIn('en');
/** The pages at the top of the repository: the English one is `<name>.md`, the Chinese one `<name>.zh-CN.md`. */
const AT_TOP = ['README', 'CONTRIBUTING', 'SECURITY', 'CHANGELOG'];
const PAIRS = [
  ...AT_TOP.map((name) => ({ name, english: page(`${name}.md`), chinese: page(`${name}.zh-CN.md`) })),
  ...NAMES.map((name) => ({ name, english: page(`docs/en/${name}`), chinese: page(`docs/zh-CN/${name}`) })),
];

const levelsOf = (one: Page) => headingsOf(one).map(({ level }) => level);
/** How many items the lists have. */
const itemsOf = ({ text }: Page) => [...text.matchAll(/^ *(?:-|\d+\.) \S/gm)].length;
const codeOf = ({ text }: Page) =>
  [...text.matchAll(/^ *```(?:sh|js)\n([\s\S]*?)^ *```$/gm)].map(([, code = '']) => commandsIn(code));

/** The pages of the repository that a page links to, each under its English name, without its own other language. */
function pagesOf({ path, text }: Page): ReadonlySet<string> {
  const inEnglish = (target: string) => target.replace('/zh-CN/', '/en/').replace('.zh-CN.md', '.md');
  const targets = [...text.matchAll(/\]\(([^)#\s:]+\.md)/g)].map(([, target = '']) =>
    inEnglish(join(dirname(path), target)),
  );
  return new Set(targets.filter((target) => target !== inEnglish(path)));
}

/** A block of code without remarks and without what a reader fills in. */
function commandsIn(code: string): string {
  return code
    .replace(/ +(?:#|\/\/) .*$/gm, '')
    .replace(/^# .*$/gm, '')
    .replace(/<[^>]+>/g, '<…>');
}

describe('the documents in both languages', () => {
  it('are the same files', () => {
    for (const language of LANGUAGES) expect(namesIn(language)).toEqual(NAMES);
    expect(NAMES.length).toBeGreaterThan(9);
  });

  it.each(PAIRS)('$name has the same headings, lists, tables and commands', ({ english, chinese }) => {
    expect(levelsOf(chinese)).toEqual(levelsOf(english));
    expect(rowsOf(chinese).map(({ length }) => length)).toEqual(rowsOf(english).map(({ length }) => length));
    expect(itemsOf(chinese)).toBe(itemsOf(english));
    expect(codeOf(chinese)).toEqual(codeOf(english));
  });

  it.each(PAIRS)('$name leads to its other language', ({ name, english, chinese }) => {
    const isAtTop = AT_TOP.includes(name);
    expect(english.text).toContain(isAtTop ? `(${name}.zh-CN.md)` : `(../zh-CN/${name})`);
    expect(chinese.text).toContain(isAtTop ? `(${name}.md)` : `(../en/${name})`);
  });

  it.each(PAIRS)('$name leads to the same pages', ({ english, chinese }) => {
    const led = pagesOf(chinese);
    for (const path of pagesOf(english)) expect(led).toContain(path);
  });

  it.each(PAIRS)('$name in Chinese holds no Traditional character', ({ chinese }) => {
    expect(traditionalIn(chinese.text)).toEqual([]);
  });

  it('the README leads to every document', () => {
    for (const name of AT_TOP) {
      expect(page('README.md').text).toContain(`(${name}${name === 'README' ? '.zh-CN' : ''}.md)`);
      expect(page('README.zh-CN.md').text).toContain(`(${name}${name === 'README' ? '' : '.zh-CN'}.md)`);
    }
    for (const name of NAMES) {
      expect(page('README.md').text).toContain(`(docs/en/${name})`);
      expect(page('README.zh-CN.md').text).toContain(`(docs/zh-CN/${name})`);
    }
  });
});

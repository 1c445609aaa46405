import { describe, expect, it } from 'vitest';
import { headingsOf, LANGUAGES, namesIn, type Page, page, rowsOf } from '../support/docs/pages.js';
import { traditionalIn } from '../support/traditional.js';

const NAMES = namesIn('en');
const PAIRS = [
  { name: 'README', english: page('README.md'), chinese: page('README.zh-CN.md') },
  ...NAMES.map((name) => ({ name, english: page(`docs/en/${name}`), chinese: page(`docs/zh-CN/${name}`) })),
];

const levelsOf = (one: Page) => headingsOf(one).map(({ level }) => level);
const codeOf = ({ text }: Page) =>
  [...text.matchAll(/^ *```(?:sh|js)\n([\s\S]*?)^ *```$/gm)].map(([, code = '']) => commandsIn(code));

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

  it.each(PAIRS)('$name has the same headings, tables and commands', ({ english, chinese }) => {
    expect(levelsOf(chinese)).toEqual(levelsOf(english));
    expect(rowsOf(chinese).map(({ length }) => length)).toEqual(rowsOf(english).map(({ length }) => length));
    expect(codeOf(chinese)).toEqual(codeOf(english));
  });

  it.each(PAIRS)('$name leads to its other language', ({ name, english, chinese }) => {
    const isReadme = name === 'README';
    expect(english.text).toContain(isReadme ? '(README.zh-CN.md)' : `(../zh-CN/${name})`);
    expect(chinese.text).toContain(isReadme ? '(README.md)' : `(../en/${name})`);
  });

  it.each(PAIRS)('$name in Chinese holds no Traditional character', ({ chinese }) => {
    expect(traditionalIn(chinese.text)).toEqual([]);
  });

  it('the README leads to every document', () => {
    for (const name of NAMES) {
      expect(page('README.md').text).toContain(`(docs/en/${name})`);
      expect(page('README.zh-CN.md').text).toContain(`(docs/zh-CN/${name})`);
    }
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HELP } from '../../src/cli/i18n/help.js';
import { SENTENCES, tellIn } from '../../src/i18n/sentences/sentences.js';
import { inEnglish, listed, sentence } from '../../src/sentence.js';
import { literalsOf, slots } from '../support/slots.js';
import { traditionalIn } from '../support/traditional.js';

const src = join(import.meta.dirname, '../../src');
const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name));
const code = files.map((file) => readFileSync(file, 'utf8'));
/** Every text that somebody is told, however deep it comes from. */
const said = new Set(code.flatMap((text) => literalsOf(text, 'sentence').texts));
/** What the help is made of. */
const program = code.filter((_, i) => /cli[\\/]program/.test(files[i] ?? '')).join('\n');

describe.each(['zh-CN', 'zh-TW'] as const)('in %s', (locale) => {
  const texts = { ...SENTENCES[locale], ...HELP[locale] };

  it('everything that is told has its words', () => {
    expect(said.size).toBeGreaterThan(150);
    expect([...said].filter((text) => !(text in texts))).toEqual([]);
  });

  it('no words are for nothing', () => {
    const isInProgram = (text: string) => program.replaceAll("\\'", "'").includes(text);
    expect(Object.keys(texts).filter((text) => !said.has(text) && !isInProgram(text))).toEqual([]);
  });

  it.each(Object.entries(texts))('%s takes the same values', (english, text) => {
    expect(slots(text)).toEqual(slots(english));
  });
});

it('a sentence is told with a literal wherever it is told', () => {
  const open = code.flatMap((text, i) => (literalsOf(text, 'sentence').others > 0 ? [files[i]] : []));
  expect(open).toEqual([]);
});

it('the words in zh-CN hold no Traditional character', () => {
  const texts = Object.values({ ...SENTENCES['zh-CN'], ...HELP['zh-CN'] }).join('');
  expect(traditionalIn(texts)).toEqual([]);
});

describe('a sentence', () => {
  const missing = sentence("The articles' folder {{folder}} does not exist. {{help}}", {
    folder: '/a',
    help: sentence('Create it, or name another one with --articles or ARTICLES_DIR.'),
  });

  it('is told in English, and in each language with all that is in it', () => {
    expect(inEnglish(missing)).toBe(
      "The articles' folder /a does not exist. Create it, or name another one with --articles or ARTICLES_DIR.",
    );
    expect(tellIn('en-US', missing)).toBe(inEnglish(missing));
    expect(tellIn('zh-CN', missing)).toBe(
      '文章文件夹 /a 不存在。请新建它，或用 --articles 或 ARTICLES_DIR 指定别的文件夹。',
    );
    expect(tellIn('zh-TW', missing)).toBe(
      '文章資料夾 /a 不存在。請新建它，或用 --articles 或 ARTICLES_DIR 指定別的資料夾。',
    );
  });

  it('survives the way to another process', () => {
    expect(tellIn('zh-TW', structuredClone(missing))).toBe(tellIn('zh-TW', missing));
    expect(JSON.parse(JSON.stringify(missing))).toEqual(missing);
  });

  it('has its values as they are, whatever is in them', () => {
    fc.assert(
      fc.property(fc.string(), (folder) => {
        for (const value of [folder, `{{help}} $& $1 ${folder}`])
          expect(inEnglish(sentence('set it to one of {{models}}', { models: value }))).toBe(
            `set it to one of ${value}`,
          );
      }),
    );
  });

  it('that nobody has words for is told in English, and words of the system stay', () => {
    expect(tellIn('zh-CN', { text: 'Nobody knows {{what}}.', values: { what: 'it' } })).toBe(
      'Nobody knows it.',
    );
    expect(tellIn('zh-CN', 'ENOENT: no such file')).toBe('ENOENT: no such file');
  });

  it('lists several as one', () => {
    expect(tellIn('zh-CN', listed(['a', sentence('the folder'), 'c']))).toBe('a；本机文件夹；c');
    expect([inEnglish(listed([])), inEnglish(listed(['a', 'b']))]).toEqual(['', 'a; b']);
  });
});

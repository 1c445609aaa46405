import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseNotes } from '../../src/articles/folder-notes.js';
import { parseArticle } from '../../src/articles/parse.js';
import { pinWarnings } from '../../src/articles/pins/check-pins.js';
import { parsePins } from '../../src/articles/pins/pins.js';
import { SENTENCES, tellIn } from '../../src/i18n/sentences/sentences.js';
import { originalsIn } from '../../src/indexing/reposts/originals.js';
import { inEnglish, type Told } from '../../src/sentence.js';

/** Articles that something is wrong with. */
const ARTICLES = [
  '---\ndate: 2025-02-31\n---\n水\ufffd了。',
  '---\nurl: http://localhost/x\n---\n水。',
  '---\nurl: https://ann:secret@a.example/x\n---\n水。',
  '---\ntitle: 茶: 水\n---\n水。',
  '---\ntitle: @茶\n---\n水。',
  '---\ntitle: "茶\n---\n水。',
  '---\ntitle: [茶\n---\n水。',
  '---\ntitle: "茶" 水\n---\n水。',
  '---\ntitle: *茶\ntags: 水\n---\n水。',
  '---\ntitle:茶\ntitle: 水\n茶\n---\n水。',
  '---\ntitle: 茶\ntags:\n\t- 水\n---\n水。',
  '---\ntitle: 茶\n\n水。',
  '---json\n{"title": \n---\n水。',
  '+++\ntitle = 茶\n+++\n水。',
  `水。\n\n${'**a '.repeat(4000)}\n\n茶。`,
];
const PINS = [
  '水',
  '茶 =',
  '茶 = 茶',
  '茶 = 水茶',
  '@ 茶',
  '?',
  '? 茶\n@ 水\n@ 茶\n> 水',
  '? 茶\n@\n@ 水\n> 水',
  '? 茶\n> 水',
  '? 茶\n@ 水',
  `? 茶\n@ 水\n> ${'很'.repeat(2001)}`,
  '茶壶 = 水壶\n'.repeat(501),
];
const NOTES = ['{', '[]', '{"茶": []}', '{"originals": "茶"}', '{"originals": [1]}'];

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const article = { id: '水', path: '水', title: '水', text: '茶。' };

const WARNINGS: readonly Told[] = [
  ...ARTICLES.flatMap((text) => parseArticle('茶.md', bytes(text)).warnings),
  ...PINS.flatMap((text) => parsePins(text).warnings),
  ...NOTES.flatMap((text) => parseNotes(text).warnings),
  ...pinWarnings(parsePins('? 茶\n@ 水\n> 水\n? 水\n@ 茶\n> 水').pins, [article]),
  ...originalsIn({ originals: ['茶'], warnings: [] }, [article]).warnings,
];

/** The texts of a sentence and of those within it; what is no sentence is the words of a file, a parser or the system. */
function textsOf(told: Told | number): string[] {
  return typeof told === 'object' ? [told.text, ...Object.values(told.values).flatMap(textsOf)] : [];
}

describe('what is worth knowing of articles', () => {
  it('is found in all that is wrong', () => {
    expect(WARNINGS.length).toBeGreaterThanOrEqual(ARTICLES.length + PINS.length + NOTES.length);
    expect(new Set(WARNINGS.flatMap(textsOf)).size).toBeGreaterThan(40);
  });

  it.each(['zh-CN', 'zh-TW'] as const)('is told in %s', (locale) => {
    for (const warning of WARNINGS) {
      expect(typeof warning).toBe('object');
      expect(textsOf(warning).filter((text) => !(text in SENTENCES[locale]))).toEqual([]);
      expect(tellIn(locale, warning), inEnglish(warning)).toMatch(/\p{Script=Han}/u);
    }
  });

  it('nothing is warned of in English alone', () => {
    const src = join(import.meta.dirname, '../../src');
    const open = ['articles', 'indexing']
      .flatMap((room) =>
        readdirSync(join(src, room), { recursive: true, encoding: 'utf8' }).map((file) =>
          join(src, room, file),
        ),
      )
      .filter((file) => file.endsWith('.ts'))
      .filter((file) => /\bwarnings?(?:\.push\(|:)\s*\[?['"`]/.test(readFileSync(file, 'utf8')));
    expect(open).toEqual([]);
  });
});

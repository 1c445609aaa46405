import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseNotes as parseNotesTold, readNotes as readNotesTold } from '../../src/articles/folder-notes.js';
import { inEnglish } from '../../src/sentence.js';
import { temporaryFolder, writeFiles } from '../support/temp.js';

/** With what is wrong in English. */
const readNotes = async (...given: Parameters<typeof readNotesTold>) => {
  const read = await readNotesTold(...given);
  return { ...read, warnings: read.warnings.map(inEnglish) };
};

/** With what is wrong in English. */
const parseNotes = (...given: Parameters<typeof parseNotesTold>) => {
  const read = parseNotesTold(...given);
  return { ...read, warnings: read.warnings.map(inEnglish) };
};

describe("what an admin says of a folder's articles", () => {
  it.each([
    ['paths', '{"originals": ["a.md", "b/c.md"]}', ['a.md', 'b/c.md']],
    ['nothing', '{}', []],
    ['the same with a byte order mark', '\ufeff{"originals": ["a.md"]}', ['a.md']],
  ])('is read: %s', (_, json, originals) => {
    expect(parseNotes(json)).toEqual({ originals, warnings: [] });
  });

  it.each([
    ['no JSON', '{originals: x', ['is no JSON']],
    ['a list', '["a.md"]', ['{"originals": ["the-original.md"]}']],
    ['another key', '{"orignals": [], "more": 1}', ['“orignals”', '“more”']],
    ['one text instead of a list', '{"originals": "a.md"}', ['“originals” that is no list']],
    ['a number in the list', '{"originals": ["a.md", 7]}', ['originals[1]']],
  ])('has no effect, and is a warning that names the key, where it is %s', (_, json, said) => {
    const { originals, warnings } = parseNotes(json);
    expect(originals).toEqual([]);
    expect(warnings).toHaveLength(said.length);
    for (const [i, words] of said.entries()) expect(warnings[i]).toContain(words);
  });

  it('is nothing where there is no such file, and a warning where it is none', async () => {
    const folder = temporaryFolder();
    expect(await readNotes(folder)).toEqual({ originals: [], warnings: [] });
    mkdirSync(join(folder, 'articles.json'));
    expect((await readNotes(folder)).warnings).toEqual([expect.stringContaining('EISDIR')]);
    const other = temporaryFolder();
    writeFiles(other, { 'articles.json': '{"originals": ["a.md"]}' });
    expect((await readNotes(other)).originals).toEqual(['a.md']);
  });
});

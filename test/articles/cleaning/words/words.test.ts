import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../../src/text/fold.js';

const folder = new URL('../../../../src/articles/cleaning/words/', import.meta.url);

async function listsOf(language: string): Promise<[string, readonly string[]][]> {
  const files = readdirSync(fileURLToPath(new URL(language, folder)));
  const lists = await Promise.all(
    files.map(async (file) => {
      const lists: Record<string, readonly string[]> = await import(
        new URL(`${language}/${file}`, folder).href
      );
      return Object.entries(lists).map(([name, words]): [string, readonly string[]] => [
        `${file} ${name}`,
        words,
      ]);
    }),
  );
  return lists.flat();
}

const isPlain = (word: string): boolean => /^[\p{L}\p{N} ]+$/u.test(word);

describe.each(['zh', 'en'])('the words in %s', async (language) => {
  const lists = await listsOf(language);

  it.each(lists)('%s stand there once, in folded form', (_, words) => {
    expect(words.length).toBeGreaterThan(0);
    expect(new Set(words).size).toBe(words.length);
    expect(words.filter((word) => isPlain(word) && fold(word) !== word)).toEqual([]);
  });

  it.each(lists)('%s are found whole: no word stands before a longer one that it begins', (_, words) => {
    const hidden = words.filter((word, i) =>
      words.slice(0, i).some((before) => isPlain(before) && isPlain(word) && word.startsWith(before)),
    );
    expect(language === 'zh' ? hidden : []).toEqual([]);
  });
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, namesIn, page, ROOT } from '../support/docs/pages.js';

const PAGES = [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...LANGUAGES.flatMap((language) => namesIn(language).map((name) => `docs/${language}/${name}`)),
];

/** The files and folders of this repository that a page names as code. */
function pathsIn(path: string): readonly string[] {
  const named = /`((?:src|test|docs|training|scripts|calibration|deploy)\/[\w./-]+)`/g;
  return [...page(path).text.matchAll(named)].map(([, name = '']) => name);
}

describe('the files that a document names', () => {
  it('are seen', () => {
    expect(PAGES.flatMap(pathsIn).length).toBeGreaterThan(70);
  });

  it.each(PAGES)('in %s are there', (path) => {
    expect(pathsIn(path).filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
  });
});

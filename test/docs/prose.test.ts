import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { namesIn, ROOT } from '../support/docs/pages.js';
import { awkwardIn, awkwardInComments } from '../support/docs/prose.js';

const READ = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  '.env.example',
  ...namesIn('en').map((name) => `docs/en/${name}`),
];

const SOURCES = ['src', 'scripts', 'training', 'test/support'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.m?[jt]s$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
);

describe('the English of the documents', () => {
  it.each(READ)('is plain in %s', (path) => {
    expect(awkwardIn(readFileSync(join(ROOT, path), 'utf8'))).toEqual([]);
  });

  it('is seen where it is not', () => {
    expect(awkwardIn('It is built anew. Where it fails, `so many` stands there.')).toEqual([
      '“anew”: rather again',
      '“stands”: rather is, are',
      '“. Where”: rather if, when',
    ]);
  });
});

describe('the English of the comments', () => {
  it('is plain', () => {
    const awkward = SOURCES.flatMap((path) =>
      awkwardInComments(readFileSync(path, 'utf8')).map((found) => `${path}: ${found}`),
    );
    expect(awkward).toEqual([]);
  });

  it('is seen where it is not', () => {
    const source = `
      /** Reads it, or null where
       *  there is none. */
      const a = '/* whoever */'; // Built anew.
      // Where its label
      // stands, in \`so many\` words.
      const b = /anew/;`;
    expect(awkwardInComments(source)).toEqual([
      '“where there is”: rather if there is',
      '“null where”: rather if',
      '“anew”: rather again',
      '“stands”: rather is, are',
    ]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { namesIn, ROOT } from '../support/docs/pages.js';
import { awkwardIn } from '../support/docs/prose.js';

const READ = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  '.env.example',
  ...namesIn('en').map((name) => `docs/en/${name}`),
];

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

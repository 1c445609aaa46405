import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLEAN } from '../articles/fixtures/clean-texts.js';
import { CLUTTERED } from '../articles/fixtures/cluttered-pages.js';
import { INTERRUPTED_PAGES } from '../articles/fixtures/interrupted-pages.js';
import { WHOLE_PAGES } from '../articles/fixtures/whole-pages.js';
import { WHOLE_TEXTS } from '../articles/fixtures/whole-texts.js';

const SEEDS = join(import.meta.dirname, '../../seeds');

export interface OwnFile {
  readonly path: string;
  readonly text: string;
}

/** Texts of our own of every shape that the stages know: the starter corpus and the pages of the tests. */
export function ownFiles(): OwnFile[] {
  const pages = [...CLUTTERED, ...CLEAN, ...WHOLE_PAGES, ...WHOLE_TEXTS, ...INTERRUPTED_PAGES];
  return [...seeds(), ...pages.map(({ page, path = 'page.md' }) => ({ path, text: page }))];
}

function seeds(): OwnFile[] {
  return readdirSync(SEEDS, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:md|txt)$/.test(path))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(SEEDS, path), 'utf8') }));
}

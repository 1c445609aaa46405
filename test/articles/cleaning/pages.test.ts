import { describe, expect, it } from 'vitest';
import { CLEAN } from '../fixtures/clean-texts.js';
import { CLUTTERED } from '../fixtures/cluttered-pages.js';
import type { Fixture } from '../fixtures/fixture.js';
import { INTERRUPTED_PAGES } from '../fixtures/interrupted-pages.js';
import { WHOLE_PAGES } from '../fixtures/whole-pages.js';
import { WHOLE_TEXTS } from '../fixtures/whole-texts.js';
import { read } from '../helpers.js';

const readFixture = ({ page, path = 'page.md' }: Fixture) => read(page, path);

const FIXTURES = [...CLUTTERED, ...CLEAN, ...WHOLE_PAGES, ...WHOLE_TEXTS, ...INTERRUPTED_PAGES];

describe.each(FIXTURES)('$name', (fixture) => {
  it('keeps every paragraph of the article', () => {
    const { text } = readFixture(fixture).article;
    const missing = [...fixture.body, ...(fixture.stays ?? [])].filter((words) => !text.includes(words));
    expect(missing).toEqual([]);
  });

  it('keeps nothing of the page, and shows what went', () => {
    const { article, removed } = readFixture(fixture);
    expect(fixture.gone.filter((words) => article.text.includes(words))).toEqual([]);
    expect(removed.length > 0).toBe(fixture.gone.length > 0 && !isInvisible(fixture));
  });

  it('is clean afterwards', () => {
    const { text } = readFixture(fixture).article;
    expect(read(text, 'again.txt').removed).toEqual([]);
  });
});

/** Scripts and pictures are no text in the first place. */
function isInvisible({ name }: Fixture): boolean {
  return name.startsWith('scripts');
}

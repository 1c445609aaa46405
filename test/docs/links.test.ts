import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allPages, headingsOf, type Page, page, ROOT, withoutCode } from '../support/docs/pages.js';

const PAGES = allPages();

interface Link {
  readonly target: string;
  readonly anchor: string | undefined;
}

/** Links and pictures that lead to something in the repository. */
function ownLinks({ path, text }: Page): readonly Link[] {
  return [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, address = '']) => address)
    .filter((address) => !/^[a-z]+:/.test(address))
    .map((address) => {
      const [file = '', anchor] = address.split('#');
      return { target: file === '' ? path : posix.join(posix.dirname(path), file), anchor };
    });
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(target: Page): readonly string[] {
  const seen = new Map<string, number>();
  return headingsOf(target).map(({ title }) => {
    const anchor = title
      .toLowerCase()
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
      .replace(/ /g, '-');
    const before = seen.get(anchor) ?? 0;
    seen.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
}

/** What is wrong with a link, or null. */
function problemOf({ target, anchor }: Link): string | null {
  if (!existsSync(join(ROOT, target))) return `${target} does not exist`;
  if (anchor === undefined) return null;
  return anchorsOf(page(target)).includes(decodeURIComponent(anchor)) ? null : `${target} lacks #${anchor}`;
}

describe('the links', () => {
  it('are seen', () => {
    expect(PAGES.length).toBeGreaterThan(25);
    expect(PAGES.flatMap(ownLinks).length).toBeGreaterThan(150);
  });

  it.each(PAGES)('of $path lead somewhere', (one) => {
    expect(ownLinks(one).flatMap((link) => problemOf(link) ?? [])).toEqual([]);
  });

  it('that lead nowhere are named', () => {
    const wrong = {
      path: 'docs/en/x.md',
      text: '[a](y.md) [b](../../README.md#z) `[c](d.md)` ![e](f.png)',
    };
    expect(ownLinks(wrong).map(problemOf)).toEqual([
      'docs/en/y.md does not exist',
      'README.md lacks #z',
      'docs/en/f.png does not exist',
    ]);
  });
});

import type { Article, Block } from '../../../articles/article.js';
import { oneLine } from '../../../text/one-line.js';

/** Some of an article's headings, in their order. */
export interface HeadingRange {
  readonly headings: readonly Block[];
}

/** The way to headings: ranges, the ranges within the shown one, and so on, then the headings of the last. */
export interface Outline {
  /** Outermost first, each with the place of the shown range; none if all headings fit. */
  readonly levels: readonly { readonly ranges: readonly HeadingRange[]; readonly shown: number }[];
  readonly headings: readonly Block[];
}

/**
 * There is no room for more menus below a page. With 24 headings and 25 ranges in a menu, these are enough for 15,000
 * headings.
 */
const MOST_LEVELS = 2;

/**
 * The headings round a place, and the ranges that lead to all others.
 *
 * @param at a UTF-16 offset into the text
 * @param most how many headings, and how many ranges, there may be at once
 */
export function outlineOf(
  article: Pick<Article, 'blocks' | 'text'>,
  at: number,
  most: { readonly headings: number; readonly ranges: number },
): Outline {
  let headings = headingsOf(article, most.headings * most.ranges ** MOST_LEVELS);
  const levels: Outline['levels'][number][] = [];
  while (headings.length > most.headings) {
    const isLast = headings.length <= most.headings * most.ranges;
    const size = isLast ? most.headings : most.headings * most.ranges;
    const ranges = evenRanges(headings, Math.ceil(headings.length / size));
    const shown = Math.max(
      0,
      ranges.findLastIndex((range) => (range.headings[0]?.start ?? 0) <= at),
    );
    levels.push({ ranges, shown });
    headings = ranges[shown]?.headings ?? [];
  }
  return { levels, headings };
}

function evenRanges(headings: readonly Block[], count: number): HeadingRange[] {
  const edge = (i: number): number => Math.round((headings.length * i) / count);
  return Array.from({ length: count }, (_, i) => ({ headings: headings.slice(edge(i), edge(i + 1)) }));
}

/** The headings below the beginning, or the first of them if there is not enough room. */
function headingsOf({ blocks, text }: Pick<Article, 'blocks' | 'text'>, room: number): readonly Block[] {
  return blocks
    .filter(
      ({ kind, start, end }) => kind === 'heading' && start > 0 && oneLine(text.slice(start, end)) !== '',
    )
    .slice(0, room);
}

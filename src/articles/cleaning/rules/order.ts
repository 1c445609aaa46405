import type { PageBlock } from '../blocks/block.js';
import type { Mark, Marks } from '../blocks/marks.js';
import { authorBelowTitle, authorsInThread } from './authors.js';
import { buttons } from './buttons.js';
import { calls, screenCalls } from './calls.js';
import { cards } from './cards.js';
import { comments } from './comments.js';
import { contents, ownContents } from './contents.js';
import { formAbove, formBelow } from './forms.js';
import { bookFrame, vaultTags } from './frames.js';
import { links } from './links.js';
import { notices } from './notices.js';
import { platformLines } from './platforms.js';
import { related } from './related.js';
import type { Found, Rule } from './rule.js';
import { sources } from './sources.js';
import { sponsors } from './sponsors.js';
import { summary } from './summary.js';
import { usualTerms } from './terms.js';

/**
 * The rules in the order in which they are applied. A later one may overrule an earlier one, and sees what it found:
 *
 * 1. what a block looks like by itself: its shape, then its words;
 * 2. what only looks like clutter: the writer's name, cited sources; contents between them, whose links to headings
 * are no sources;
 * 3. stretches that a label or recurring buttons mark: summaries, comments, other articles, advertisements;
 * 4. what the neighbours show about short lines, when all of these are known;
 * 5. what frames the whole file, whatever it was taken for.
 */
export const RULES: readonly Rule[] = [
  links,
  buttons,
  notices,
  calls,
  screenCalls,
  platformLines,
  authorBelowTitle,
  authorsInThread,
  contents,
  ownContents,
  sources,
  summary,
  comments,
  related,
  cards,
  sponsors,
  formBelow,
  formAbove,
  bookFrame,
  vaultTags,
];

/**
 * What each block looks like by itself and by its neighbours. A mark alone removes nothing: the block's place decides
 * (see `page.ts`).
 *
 * @param host of the article's address, or null
 */
export function findMarks(blocks: readonly PageBlock[], host: string | null): Marks {
  const none: Marks = blocks.map(() => null);
  const usual = usualTerms(blocks);
  return RULES.reduce(
    (marks, rule) => withFound(marks, rule.apply({ blocks, marks, host, usual }), rule),
    none,
  );
}

function withFound(marks: Marks, found: Found, { name }: Rule): Marks {
  if (found.size === 0) return marks;
  return marks.map((mark, i): Mark | null => {
    const kind = found.get(i);
    return kind === undefined ? mark : { kind, rule: name };
  });
}

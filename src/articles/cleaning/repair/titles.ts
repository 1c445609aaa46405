import { fold } from '../../../text/fold.js';
import type { Draft } from '../../formats/draft.js';
import { TITLE_END, TITLE_START } from '../words/platforms.js';

/** A heading, and what a platform had put before and behind it. */
export interface BareTitle {
  readonly draft: Draft;
  readonly removed: readonly string[];
}

/** The title without the count of a reader's mail before it, and without the platform's name behind it. */
export function bareTitle(draft: Draft): BareTitle {
  if (draft.kind !== 'heading' || draft.depth > 1) return { draft, removed: [] };
  const folded = fold(draft.text);
  const start = TITLE_START.exec(folded)?.[0].length ?? 0;
  const end = TITLE_END.exec(folded)?.index ?? draft.text.length;
  if (start >= end || end - start === draft.text.length) return { draft, removed: [] };
  const removed = [draft.text.slice(0, start), draft.text.slice(end)].filter((part) => part !== '');
  return { draft: { ...draft, text: draft.text.slice(start, end) }, removed };
}

import type { Article } from '../../articles/article.js';
import { blockAt } from '../../articles/table.js';
import { spokenSentences } from '../../passages/spoken-sentences.js';
import type { Span } from '../../text/span.js';

/** Begins with a pronoun for something that was named before: 他强调, They were. */
const STANDS_FOR =
  /^[\s"“「『(（]*(?:[他她它](?!国|乡|日|处|杀|山|人|律)|(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\b)/u;

/** The length of a pronoun and what may precede it, in UTF-16 code units. */
const LOOKED_AT = 16;
/** A sentence that begins farther away would make the quote too long, in UTF-16 code units. */
const FARTHEST = 400;

/**
 * The sentence before one that begins with a pronoun, in the same paragraph and by the same speaker: without it
 * nobody can tell who is meant. Null if there is none.
 */
export function antecedentOf(
  article: Pick<Article, 'text' | 'blocks' | 'turns'>,
  { start, end }: Span,
): Span | null {
  const { text, blocks, turns } = article;
  if (!STANDS_FOR.test(text.slice(start, Math.min(end, start + LOOKED_AT)))) return null;
  const block = blocks[blockAt(blocks, start)];
  if (block?.kind !== 'paragraph') return null;
  const turn = turns.find(({ textStart, end }) => textStart <= start && start < end) ?? null;
  const from = Math.max(block.start, start - FARTHEST);
  const last = spokenSentences(article, { start: from, end: start }).at(-1);
  const isWhole = last !== undefined && (from === block.start || last.start > from);
  return isWhole && last.turn === turn ? last : null;
}

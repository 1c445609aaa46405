import { createHash } from 'node:crypto';
import type { Article } from '../../articles/article.js';
import { contextOf } from '../../passages/context.js';
import type { Passage } from '../../passages/passage.js';
import { tokenize } from '../../text/tokenize.js';
import { CONTEXT_COUNT, COUNT_MARK, TEXT_COUNT } from './weights.js';

/**
 * The longest word that is kept as it is, in UTF-16 code units; longer ones are replaced by a hash, since the
 * whitespace tokenizer cuts at 255 characters.
 */
const LONGEST_WORD = 200;
/** The mark before a hash; no term begins with it. */
const HASHED = '#';

const FIRST_HAN = /^\p{Script=Han}/u;
const ONE_HAN = /^\p{Script=Han}$/u;

/** A text as an exact value that an index takes, whatever its length. */
export function exactly(text: string): string {
  if (text.length <= LONGEST_WORD) return text;
  return HASHED + createHash('sha256').update(text).digest('base64url');
}

/** A term as it is looked for. */
export interface QueryTerm {
  readonly field: 'terms' | 'heads';
  readonly term: string;
}

/** A single Han character asks for all terms that begin with it. */
export function queryTerm(term: string): QueryTerm {
  return { field: ONE_HAN.test(term) ? 'heads' : 'terms', term: exactly(term) };
}

/** The keywords of a passage as its document has them. */
export interface Keywords {
  /** Its terms with their counts, `term|5`, a space between. */
  readonly terms: string;
  /** The same for the Han characters that terms begin with. */
  readonly heads: string;
  /** How many terms it has, the repeated ones counted each time. */
  readonly length: number;
}

export function keywordsOf(article: Article, passage: Passage): Keywords {
  const text = termsOf(article.text.slice(passage.start, passage.end));
  const context = termsOf(contextOf(article, passage).join('\n'));
  const terms = new Map<string, number>();
  const heads = new Map<string, number>();
  for (const [found, count] of [[text, TEXT_COUNT] as const, [context, CONTEXT_COUNT] as const])
    for (const term of found) {
      addTo(terms, exactly(term), count);
      const head = FIRST_HAN.exec(term)?.[0];
      if (head !== undefined) addTo(heads, head, count);
    }
  return { terms: counted(terms), heads: counted(heads), length: text.length + context.length };
}

function termsOf(text: string): string[] {
  return tokenize(text).map(({ term }) => term);
}

function addTo(counts: Map<string, number>, term: string, count: number): void {
  counts.set(term, (counts.get(term) ?? 0) + count);
}

function counted(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([term, count]) => term + COUNT_MARK + count).join(' ');
}

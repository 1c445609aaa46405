import { contextOf } from '../../passages/context.js';
import { onlyLetters } from '../../text/letters.js';
import { type Hit, passageText, type ReadHit } from '../hit.js';
import type { ArticleReader } from './article-reader.js';

/**
 * Those hits that hold every phrase, their titles and headings included; all of them if none does.
 *
 * @param phrases as `onlyLetters` gives them
 */
export async function keepPhrases(
  reader: ArticleReader,
  hits: readonly Hit[],
  phrases: readonly string[],
): Promise<readonly Hit[]> {
  if (phrases.length === 0) return hits;
  const holding = (await reader.read(hits)).filter((read) => holdsAll(read, phrases));
  return holding.length > 0 ? holding.map(({ hit }) => hit) : hits;
}

function holdsAll(read: ReadHit, phrases: readonly string[]): boolean {
  const text = [...contextOf(read.article, read.hit.passage), passageText(read)].join('\n');
  const letters = onlyLetters(text);
  return phrases.every((phrase) => letters.includes(phrase));
}

import { fold } from './fold.js';
import { segmenter } from './jieba.js';

/**
 * Whether a short text may be a person's name: a capitalised Latin one, or two to four Han characters that
 * start with a name the dictionary knows or are no word of it at all.
 */
export function looksLikeName(text: string): boolean {
  if (/^\p{Lu}[\p{L}\p{M}.'’-]*(?: \p{Lu}[\p{L}\p{M}.'’-]*){0,3}$/u.test(text)) return true;
  if (!/^\p{Script=Han}{2,4}$/u.test(text)) return false;
  const [first, ...rest] = segmenter().tag(fold(text), true);
  return first?.tag === 'nr' || (first?.tag === 'x' && rest.length === 0);
}

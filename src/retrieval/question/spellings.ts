import type { Token } from '../../text/tokenize.js';
import type { Forms } from './forms.js';
import { monthPlacesIn } from './numbers.js';

const VERSION = /^(v?)(\d+(?:\.\d+)+)$/;
const DIGITS = '零一二三四五六七八九';

/**
 * How else texts spell what a question has: 3.5.1 for v3.5.1 and the other way round, 五月 for 5月 and 2025-05.
 *
 * @param folded the question's text, folded, that the tokens were cut from
 */
export function spellingsOf(folded: string, tokens: readonly Token[]): Forms {
  const months = monthPlacesIn(folded);
  return new Map(
    tokens.flatMap(({ term, start, end, kind }) => {
      const named = months.find((place) => kind === 'word' && place.start < end && place.end > start);
      const ofMonth = named && /\d/.test(term) ? [inHan(Number(named.month))] : [];
      const others = [...ofVersion(term), ...ofMonth];
      return others.length > 0 ? [[term, [term, ...others]]] : [];
    }),
  );
}

function ofVersion(term: string): string[] {
  const [, mark, version = ''] = VERSION.exec(term) ?? [];
  if (mark === undefined) return [];
  return [mark ? version : `v${version}`];
}

/** A month as a title writes it: 5 is 五月, 12 is 十二月. */
function inHan(month: number): string {
  const unit = month % 10 === 0 ? '' : DIGITS.charAt(month % 10);
  return `${month < 10 ? '' : '十'}${unit}月`;
}

import type { Token } from '../../text/tokenize.js';
import { monthPlacesIn } from './dates.js';
import type { Forms } from './forms.js';
import { countedInHan, numberOf } from './numbers.js';

const VERSION = /^(v?)(\d+(?:\.\d+)+)$/;

/** What counts the things of a series: 第七期, and 第7期, which is cut into its parts. */
const ORDINAL = /^第(\d{1,2}|[零一二三四五六七八九十]{1,3})(?![\d零一二三四五六七八九十百千万亿])/u;

/**
 * Other spellings in texts of what a question has: 3.5.1 for v3.5.1 and the other way round, 五月 for 5月 and 2025-05,
 * 第7期 for 第七期.
 *
 * @param folded the question's text, folded, that the tokens were cut from
 */
export function spellingsOf(folded: string, tokens: readonly Token[]): Forms {
  const months = monthPlacesIn(folded);
  return new Map(
    tokens.flatMap(({ term, start, end, kind }) => {
      const named = months.find((place) => kind === 'word' && place.start < end && place.end > start);
      const ofMonth = named && /\d/.test(term) ? [inHan(Number(named.month))] : [];
      const others = [...ofVersion(term), ...ofMonth, ...ofOrdinal(folded, { term, start })];
      return others.length > 0 ? [[term, [term, ...others]]] : [];
    }),
  );
}

function ofVersion(term: string): string[] {
  const [, mark, version = ''] = VERSION.exec(term) ?? [];
  if (mark === undefined) return [];
  return [mark ? version : `v${version}`];
}

/** The digits for 第七, and for the digits behind 第 both of them in Han. */
function ofOrdinal(folded: string, { term, start }: Pick<Token, 'term' | 'start'>): string[] {
  // A pair of 第十二 is no 第十.
  const [whole = '', counted = ''] = ORDINAL.exec(folded.slice(start)) ?? [];
  if (whole !== '') return term.startsWith(whole) ? [numberOf(counted)] : [];
  const [, behind = ''] = ORDINAL.exec(folded.slice(Math.max(0, start - 1))) ?? [];
  return behind !== '' && behind === term ? [`第${countedInHan(Number(term))}`] : [];
}

/** A month as a title writes it: 5 is 五月, 12 is 十二月. */
function inHan(month: number): string {
  return `${countedInHan(month)}月`;
}

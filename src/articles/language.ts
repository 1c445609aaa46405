import { Converter as ToTraditional } from 'opencc-js/cn2t';
import { Converter as ToSimplified } from 'opencc-js/t2cn';
import type { Language } from './article.js';

/** From this share of Chinese on a text is Chinese, whatever Latin words stand in it; 0 to 1. */
const CHINESE_SHARE = 0.6;
/** Up to this share of Chinese a text is English. */
const ENGLISH_SHARE = 0.15;
/** How many Han characters say as much as one word of a language that writes spaces. */
const HAN_PER_WORD = 2;
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

/** The language of a text, by the share of Chinese in its words. Other languages count as `mixed`. */
export function detectLanguage(text: string): Language {
  const han = count(text, /\p{Script=Han}/gu) / HAN_PER_WORD;
  const latin = count(text, /\p{Script=Latin}+/gu);
  const other = count(text, /(?![\p{Script=Han}\p{Script=Latin}])\p{L}+/gu);
  const words = han + latin + other;
  if (words === 0 || other > words * (1 - CHINESE_SHARE)) return 'mixed';
  const chinese = han / words;
  if (chinese >= CHINESE_SHARE) return chineseScript(text);
  return chinese <= ENGLISH_SHARE ? 'en' : 'mixed';
}

function chineseScript(text: string): 'zh-Hans' | 'zh-Hant' {
  tables ??= buildTables();
  let traditional = 0;
  let simplified = 0;
  for (const character of text) {
    if (tables.traditional.has(character)) traditional++;
    else if (tables.simplified.has(character)) simplified++;
  }
  return traditional > simplified ? 'zh-Hant' : 'zh-Hans';
}

interface ScriptTables {
  /** Characters that only Traditional texts have. */
  readonly traditional: ReadonlySet<string>;
  readonly simplified: ReadonlySet<string>;
}

let tables: ScriptTables | undefined;

/** A character that another script writes differently belongs to its own script alone. */
function buildTables(): ScriptTables {
  const all = Array.from({ length: LAST_HAN - FIRST_HAN + 1 }, (_, i) => String.fromCharCode(FIRST_HAN + i));
  // Line breaks keep the converters from reading two neighbours as one word.
  const toSimplified = ToSimplified({ from: 't', to: 'cn' })(all.join('\n')).split('\n');
  const toTraditional = ToTraditional({ from: 'cn', to: 't' })(all.join('\n')).split('\n');
  return {
    traditional: new Set(all.filter((character, i) => toSimplified[i] !== character)),
    simplified: new Set(all.filter((character, i) => toTraditional[i] !== character)),
  };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

import { Converter as ToTraditional } from 'opencc-js/cn2t';
import { Converter as ToSimplified } from 'opencc-js/t2cn';
import type { Language } from '../article.js';

/** From this share of Chinese on a text is Chinese, whatever Latin words are in it; 0 to 1. */
const CHINESE_SHARE = 0.6;
/** Up to this share of Chinese a text is English. */
const ENGLISH_SHARE = 0.15;
/** How many Han characters say as much as one word of a language with spaces. */
const HAN_PER_WORD = 2;
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

const TRADITIONAL = 1;
const SIMPLIFIED = -1;

/** From this share of kana among its kana and Han on, a text is Japanese; a Chinese one quotes a few words. */
const JAPANESE_SHARE = 0.3;
/** From this share of Hangul among its letters on, a text is Korean. */
const KOREAN_SHARE = 0.4;

/** The language of a text, by the scripts' shares of its words. Other languages count as `mixed`. */
export function detectLanguage(text: string): Language {
  return eastAsian(text) ?? byChineseShare(text);
}

/** Japanese and Korean have their own letters, which occur in nearly every sentence. */
function eastAsian(text: string): Language | null {
  const kana = count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const hangul = count(text, /\p{Script=Hangul}/gu);
  if (kana + hangul === 0) return null;
  const han = count(text, /\p{Script=Han}/gu);
  const words = count(text, /\p{Script=Latin}+/gu);
  if (hangul > (hangul + kana + han + words) * KOREAN_SHARE) return 'ko';
  return kana > (kana + han) * JAPANESE_SHARE && kana + han > words ? 'ja' : null;
}

function byChineseShare(text: string): Language {
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
  scripts ??= buildTable();
  let balance = 0;
  for (let i = 0; i < text.length; i++) balance += scripts[text.charCodeAt(i)] ?? 0;
  return balance > 0 ? 'zh-Hant' : 'zh-Hans';
}

/**
 * By code unit: `TRADITIONAL` for characters that only Traditional texts have, `SIMPLIFIED` likewise, 0 for all
 * others.
 */
let scripts: Int8Array | undefined;

/** A character that the other script writes differently belongs only to its own script. */
function buildTable(): Int8Array {
  const all = Array.from({ length: LAST_HAN - FIRST_HAN + 1 }, (_, i) => String.fromCharCode(FIRST_HAN + i));
  // Line breaks keep the converters from reading two neighbouring characters as one word.
  const toSimplified = ToSimplified({ from: 't', to: 'cn' })(all.join('\n')).split('\n');
  const toTraditional = ToTraditional({ from: 'cn', to: 't' })(all.join('\n')).split('\n');
  const table = new Int8Array(0x10000);
  for (const [i, character] of all.entries()) {
    if (toSimplified[i] !== character) table[FIRST_HAN + i] = TRADITIONAL;
    else if (toTraditional[i] !== character) table[FIRST_HAN + i] = SIMPLIFIED;
  }
  return table;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

import { Converter as ToTraditional } from 'opencc-js/cn2t';
import { Converter as ToSimplified } from 'opencc-js/t2cn';
import type { Language } from '../article.js';

/** From this share of Chinese on a text is Chinese, whatever Latin words stand in it; 0 to 1. */
const CHINESE_SHARE = 0.6;
/** Up to this share of Chinese a text is English. */
const ENGLISH_SHARE = 0.15;
/** How many Han characters say as much as one word of a language that writes spaces. */
const HAN_PER_WORD = 2;
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

const TRADITIONAL = 1;
const SIMPLIFIED = -1;

/** From this share of kana among a text's kana and Han on it is Japanese; a Chinese one quotes a few words of it. */
const JAPANESE_SHARE = 0.3;
/** From this share of Hangul among a text's letters on it is Korean. */
const KOREAN_SHARE = 0.4;

/** The language of a text, by the share of its scripts in its words. Languages without a name here count as `mixed`. */
export function detectLanguage(text: string): Language {
  return eastAsian(text) ?? byChineseShare(text);
}

/** Japanese and Korean have letters of their own, which nearly every sentence holds. */
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

/** By code unit: `TRADITIONAL` for characters that only such texts have, `SIMPLIFIED` likewise, 0 for all others. */
let scripts: Int8Array | undefined;

/** A character that another script writes differently belongs to its own script alone. */
function buildTable(): Int8Array {
  const all = Array.from({ length: LAST_HAN - FIRST_HAN + 1 }, (_, i) => String.fromCharCode(FIRST_HAN + i));
  // Line breaks keep the converters from reading two neighbours as one word.
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

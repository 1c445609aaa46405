import { fold } from '../../../text/fold.js';

/** The syllables of Mandarin without tones, `v` for `ü`, as initials and finals. */
const SYLLABLE =
  /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|uai|iao|ian|ing|ong|ang|eng|uan|van|ia|ie|iu|in|ua|uo|ui|un|ai|ei|ao|ou|an|en|er|ve|vn|ue|[aoeiuv])|m|n|ng|hm|hng)$/;
/** A bracket right after a character: a Han one, a Latin one in the place of a lost one, or what damage made of one. */
const ANNOTATED = /(?<=\S)[(（]\s?([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿêếề]{1,6})\s?[)）]/giu;
/**
 * A reading whose first bracket was lost together with its character, and a tag that lost its first bracket in this
 * way.
 */
const HALF_READING = /(?<=[?？\ufffd])([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿêếề]{1,6})[)）]/giu;
const HALF_TAG = /(?<=[?？\ufffd])\/(?:span|p|b|i|em|strong|font|div|a)>/gi;
const TONE = /[\u0300\u0301\u0304\u030c]/g;

/** With a reading for this many Han characters or fewer, they are more than an author's notes on rare ones. */
const MAX_HAN_PER_READING = 150;
/**
 * From this many readings on, a text is annotated throughout: then even full-width brackets are not an author's
 * notes.
 */
const MIN_WIDE = 3;
/** From this many on, a syllable without a tone after a Han character is a reading in the neutral tone. */
const MIN_TONELESS = 10;

export interface Unannotated {
  readonly text: string;
  /** The brackets that were taken out, in order. */
  readonly removed: readonly string[];
}

/** How a document is annotated with readings. */
export interface Readings {
  readonly count: number;
  /** Whether a crawler did it: authors explain a rare character here and there. */
  readonly isDamage: boolean;
}

/**
 * Looks for readings in all the texts of a document. They are damage if there are many, or if they explain what needs
 * no explanation: a Traditional character, which some crawlers take for rare, or a Latin letter.
 */
export function findReadings(texts: readonly string[]): Readings {
  let count = 0;
  let odd = 0;
  for (const text of texts) {
    for (const match of text.matchAll(ANNOTATED)) {
      if (!isToned(match[1] ?? '')) continue;
      count++;
      const annotated = text.charAt(match.index - 1);
      if (fold(annotated) !== annotated || /[a-z\d]/.test(annotated)) odd++;
    }
  }
  const han =
    count < 2 ? 0 : texts.reduce((sum, text) => sum + (text.match(/\p{Script=Han}/gu)?.length ?? 0), 0);
  return { count, isDamage: odd > 0 || (count >= 2 && count * MAX_HAN_PER_READING >= han) };
}

/**
 * Removes readings in brackets that a crawler put after characters, as in `數(shù)據(jù)`: pinyin of one syllable with
 * its tone. English in brackets has no such marks, or is no syllable, and stays.
 *
 * @param readings of the whole document
 */
export function dropReadings(text: string, { count, isDamage }: Readings): Unannotated {
  const removed: string[] = [];
  if (!isDamage) return { text, removed };
  const takeOut = (damage: string): string => {
    removed.push(damage);
    return '';
  };
  const kept = text.replace(ANNOTATED, (bracket, word: string, at: number) => {
    const isWide = bracket.startsWith('（') || bracket.endsWith('）');
    const isCertain = isToned(word)
      ? !isWide || count >= MIN_WIDE
      : count >= MIN_TONELESS && isNeutral(word, text, at);
    if (!isCertain) return bracket;
    return takeOut(bracket);
  });
  const whole = kept
    .replace(HALF_READING, (half, word: string) => (isToned(word) ? takeOut(half) : half))
    .replace(HALF_TAG, takeOut);
  return { text: whole, removed };
}

function isToned(word: string): boolean {
  const plain = word.toLowerCase().normalize('NFD');
  const tones = plain.match(TONE)?.length ?? 0;
  return (
    tones === 1 &&
    SYLLABLE.test(
      plain
        .replace(TONE, '')
        .replace(/u\u0308/g, 'v')
        .normalize('NFC'),
    )
  );
}

/** The few characters that are read in the neutral tone, with their readings. */
const NEUTRAL: Readonly<Record<string, string>> = {
  de: '的地得',
  le: '了',
  ma: '吗嗎嘛么麼',
  me: '么麼',
  ne: '呢',
  ba: '吧罢罷',
  zhe: '着著',
  men: '们們',
  zi: '子',
  lo: '咯',
  la: '啦',
  a: '啊',
};

function isNeutral(word: string, text: string, at: number): boolean {
  return NEUTRAL[word.toLowerCase()]?.includes(text.charAt(at - 1)) ?? false;
}

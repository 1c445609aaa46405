/** A mark or a space whose entity was written out twice, between letters: `said&amp;nbsp;so`. */
const DOUBLED =
  /&amp;((?:ldquo|rdquo|lsquo|rsquo|laquo|raquo|hellip|mdash|ndash|middot|nbsp|ensp|emsp|quot|#39|#8217);)/g;
const IN_WORDS = /(?<=\p{L})&amp;(?:[lr][sd]quo|hellip|[mn]dash|middot|nbsp|#39|#8217);(?=\p{L})/gu;
const PAIR = /&amp;l[sd]quo;[^&\n]{1,200}&amp;r[sd]quo;|&amp;quot;[^&\n]{1,200}&amp;quot;/;
/** From this many on, they are damage, and no author's words on entities. */
const MIN_IN_WORDS = 3;

/** A text, without code, whose entities were written out twice, with them written out once. */
export function undoubleEntities(text: string): string {
  if (!text.includes('&amp;')) return text;
  const isDamaged = PAIR.test(text) || (text.match(IN_WORDS)?.length ?? 0) >= MIN_IN_WORDS;
  return isDamaged ? text.replace(DOUBLED, '&$1') : text;
}

/** How papers and their sites are called, folded: a short name and one of these words. */
const PAPER = /^[\p{Script=Han}a-z\d]{1,8}(?:网|日报|晚报|早报|晨报|时报|周刊|周报|新闻|频道|在线|电子报)$/u;
/** What ends like one and is a subject: the internet, the grid; and words that no name has. */
const NO_PAPER =
  /(?:互联|物联|因特|万维|局域|广域|以太|电|路|渔|交|联|上|入|组|内|外|一张|社交|高铁|铁路)网$|[的和与从在是了吗]|^(?:看|读|谈|论)/u;
const WORDS = /[a-z\d]+|\p{Script=Han}+/gu;
/** Words that initials leave out. */
const SMALL = new Set(['the', 'of', 'and', 'for', 'a', 'in']);
/** What may follow a site's name. */
const GENERIC =
  /^(?:news|times|review|post|online|magazine|daily|weekly|blog|com|chinese|english|中文网?|新闻网?|新闻中文)$/;
/** The fewest initials that say which site it is. */
const MIN_INITIALS = 3;

/** Whether a short text, folded, is what a paper or its site may be called. */
export function looksLikePaper(text: string): boolean {
  const name = text.trim();
  return PAPER.test(name) && !NO_PAPER.test(name);
}

/**
 * Whether a text, folded, is what a host's main label spells: all its words without `the`, their initials, or the
 * first words, with nothing but `news` and the like behind them.
 */
export function isNameOfHost(text: string, main: string): boolean {
  if (main.length < MIN_INITIALS) return false;
  const words = text.match(WORDS) ?? [];
  const own = words[0] === 'the' ? words.slice(1) : words;
  if (initials(own) === main || initials(own.filter((word) => !SMALL.has(word))) === main) return true;
  const end = own.findLastIndex((word) => !GENERIC.test(word)) + 1;
  return [own, own.slice(0, end)].some((name) => name.join('') === main);
}

function initials(words: readonly string[]): string {
  return words.map((word) => word.charAt(0)).join('');
}

/** The end of a line that is the first part of a word, and the start of one that is the rest of it. */
const CUT = /(?<![\p{L}\p{N}])((?:\p{L}{1,30}-){0,3})(\p{Ll}{2,30})-$/u;
const REST = /^\p{Ll}{2,}/u;
/** What joins two words with one ending: `find- and replaceable`. */
const JOINS = /^(?:and|or|to|nor|but|und|oder|bis|et|ou)$/;
/** First parts that keep their hyphen: `self-contained`. */
const KEEPS = new Set(
  `all anti best better built by case client co command cross data day domain double early end ever ex fast first
  five four free full half hard high ill in large late left line long low mid much multi new non object of off old
  on one open out over plug post pre read real right second self semi server short single six small so state step
  ten then third three time to top two type under up user well wide word world write year`.split(/\s+/),
);
/** How much of a text's end is looked at, in UTF-16 code units. */
const REACH = 130;

/** Two lines with a space between, or without one if a word was cut: its hyphen goes unless words have it. */
export function joinWords(text: string, line: string): string {
  if (!text.endsWith('-')) return `${text} ${line}`;
  const [, before = '', part] = CUT.exec(text.slice(-REACH)) ?? [];
  const rest = REST.exec(line)?.[0];
  if (part === undefined || rest === undefined || JOINS.test(rest)) return `${text} ${line}`;
  return (before !== '' || KEEPS.has(part) ? text : text.slice(0, -1)) + line;
}

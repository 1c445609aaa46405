/** The number of unread messages that a browser shows before a page's title. */
const COUNTER =
  /^[(（]\s*\d+\+?\s*(?:封|条|則|则|个|new\b|unread\b|messages?\b|notifications?\b)[^()（）]{0,24}[)）]\s*(?=\S)/i;
/** The first heading of a text, if the text begins with one. */
const COUNTED_HEADING = /^(\s*# +)([(（]\s*\d[^\n]*)/;

/** A title without a count of messages. */
export function dropCounter(title: string): string {
  return title.replace(COUNTER, '');
}

/** A text whose first heading has no count of messages. */
export function dropHeadingCounter(source: string): string {
  return source.replace(COUNTED_HEADING, (_, mark: string, title: string) => mark + dropCounter(title));
}

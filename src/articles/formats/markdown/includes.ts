/** What mdBook replaces by another file, or by a name for the browser's tab; after a backslash it is text. */
const INCLUDE =
  /(?<!\\)\{\{#(?:(?:include|rustdoc_include|playground|playpen)[ \t]+[^{}\s]*[./][^{}\n]{0,200}|title[ \t][^{}\n]{1,200})\}\}/g;
const INCLUDE_LINE = new RegExp(`^[ \\t>]{0,20}(?:${INCLUDE.source})[ \\t]*$`);
const ESCAPED = /\\(?=\{\{#(?:include|rustdoc_include|playground|playpen|title)[ \t])/g;
/** Languages in which such a line is the author's example. */
const SHOWS_TEXT = /^(?:md|markdown|mdx|hbs|handlebars|text|txt)\b/i;

/** A text without the names of files that can't be included here. */
export function dropIncludes(part: string): string {
  return part.includes('{{#') ? part.replace(INCLUDE, '') : part;
}

/** The same for a line of code. A block of code with nothing else is empty, and so vanishes. */
export function dropIncludeLine(line: string, language: string): string | null {
  if (!line.includes('{{#')) return line;
  if (INCLUDE_LINE.test(line) && !SHOWS_TEXT.test(language)) return null;
  return line.replace(ESCAPED, '');
}

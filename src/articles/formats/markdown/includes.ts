/** What mdBook puts another file, or a name for the browser's tab, in the place of; it is text behind a backslash. */
const INCLUDE =
  /(?<!\\)\{\{#(?:(?:include|rustdoc_include|playground|playpen)[ \t]+[^{}\s]*[./][^{}\n]{0,200}|title[ \t][^{}\n]{1,200})\}\}/g;
const INCLUDE_LINE = new RegExp(`^[ \\t>]{0,20}(?:${INCLUDE.source})[ \\t]*$`);
const ESCAPED = /\\(?=\{\{#(?:include|rustdoc_include|playground|playpen|title)[ \t])/g;
/** Languages in which such a line is what the author shows. */
const SHOWS_TEXT = /^(?:md|markdown|mdx|hbs|handlebars|text|txt)\b/i;

/** A text without the names of files that are not there to be put in. */
export function dropIncludes(part: string): string {
  return part.includes('{{#') ? part.replace(INCLUDE, '') : part;
}

/** The same of a line of code. A block of code that held no more is empty, and so none. */
export function dropIncludeLine(line: string, language: string): string | null {
  if (!line.includes('{{#')) return line;
  if (INCLUDE_LINE.test(line) && !SHOWS_TEXT.test(language)) return null;
  return line.replace(ESCAPED, '');
}

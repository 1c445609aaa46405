/** `[words]({% link page.md %})`, `[words]({{< ref "page.md" >}})`: the address inside. */
const LINKED =
  /\]\(\s*(?:\{\{[<%]\s*(?:rel)?ref|\{%-?\s*(?:link|post_url|asset_path))\s+["']?([^"'\s%>}]{1,300})["']?[^)\n]{0,100}?\s*-?[%>]\}{1,2}([^)\n]{0,200})\)/g;
/** Code between tags of a template. */
const HIGHLIGHT = /\{%-?[ \t]*(?:highlight|codeblock)[ \t]*([\w+#-]{0,20})[^%\n]{0,200}%\}[ \t]*\n?/g;
const END_HIGHLIGHT = /\n?[ \t]*\{%-?[ \t]*end(?:highlight|codeblock)[ \t]*-?%\}/g;
/** Hugo's shortcodes and Liquid's tags; of Liquid's outputs only what is surely one. */
const SHORTCODE = /\{\{[<%]([^<>{}\n]{0,400})[>%]\}\}/g;
const TAG = /\{%[^%{}\n]{0,400}%\}/g;
const OUTPUT =
  /\{\{-?[ \t]*(?:(?:site|page|post|layout|include)\.|["'][^"'\n]{0,200}["'][ \t]*\|)[^{}\n]{0,200}\}\}/g;
/** Words for readers among a shortcode's arguments. */
const SPOKEN =
  /(?:\b(?:title|caption|text|summary|header)[ \t]*=[ \t]*|^[ \t]*[\w/-]+[ \t]+(?:\w+[ \t]+)?)"([^"\n]{1,200})"/g;
const NO_WORDS = /^[\w./:?&=#%+-]*$/;

/** A text without the tags of a site's generator: what is between them stays, and the words in their arguments. */
export function dropTemplates(source: string): string {
  if (!source.includes('{%') && !source.includes('{{')) return source;
  return source
    .replace(LINKED, ']($1$2)')
    .replace(HIGHLIGHT, (_, language: string) => `\n\n\`\`\`${language}\n`)
    .replace(END_HIGHLIGHT, '\n```\n\n')
    .replace(SHORTCODE, (_, inside: string) => spokenIn(inside))
    .replace(TAG, '')
    .replace(OUTPUT, '');
}

function spokenIn(inside: string): string {
  const words = [...inside.matchAll(SPOKEN)].map(([, words = '']) => words);
  return words.filter((word) => !NO_WORDS.test(word)).join(' ');
}

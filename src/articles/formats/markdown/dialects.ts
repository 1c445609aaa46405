import { dropComponents } from './components.js';
import { undoubleEntities } from './entities.js';
import { linesOutsideCode, linesOutsideFences, type SourcePart } from './fences.js';
import { dropIncludeLine, dropIncludes } from './includes.js';
import { dropTemplates } from './templates.js';

/** Where tools put a table of contents: `[TOC]`, `[[toc]]`, `@[toc]`, and a list with `{:toc}` below it. */
const CONTENTS_PLACE =
  /^[ \t]{0,3}(?:@?\[toc\]|\[\[_?toc_?\]\]|\$\{toc\})[ \t]*$|^[ \t]{0,3}(?:[-*+]|\d\.)[ \t][^\n]{0,80}\n[ \t]{0,3}\{:[ \t]?toc\b[^{}\n]{0,80}\}[ \t]*$/gim;
/** `{: .class}` and `{#id}`, which kramdown and the like put on blocks, headings and spans. */
const ATTRIBUTES =
  /[ \t]?(?<!\{)\{(?::[^{}\n]{0,200}|[#.][\p{L}\p{N}_:.-]{1,80}(?:[ \t][^{}\n]{0,120})?)\}/gu;
/** `###Heading`, without the space that Markdown asks for; a single mark may begin a tag. */
const BARE_HEADING = /^(#{2,6})(?=[\p{L}\p{N}<`*"“《【[（(])/gmu;
/** `> [!NOTE]`, `> [!tip]- title`: the title stays. */
const CALLOUT = /^([ \t]{0,12}(?:>[ \t]?)+)\[![\p{L}\p{N}_-]{1,40}(?:\|[^\]\n]{0,40})?\][+-]?[ \t]*/gmu;
/** `:::tip title` and the `:::` that ends it. */
const CONTAINER =
  /^[ \t]{0,12}:{3,8}[ \t]*(?:\{[^}\n]{0,80}\}|[a-z][\w-]{0,30})?(?:\[([^\]\n]{1,100})\])?[ \t]*/gmu;
/** `!!! note "title"`. */
const ADMONITION =
  /^[ \t]{0,12}(?:!!!|\?\?\?\+?)[ \t]+[a-z][\w -]{0,40}(?:[ \t]+"([^"\n]{0,100})")?[ \t]*$/gmu;
/** `:label:`id``, `{cite}`id``: anchors and citations of textbook tools, which show as numbers at most. */
const ANCHOR_ROLE =
  /(?<!`)[ \t]?(?<!`)(?::(?:label|cite[pt]?|index):|\{(?:label|cite[pt]?|index)\})`[^`\n]{1,200}`/g;
/** `:numref:`id``, `{ref}`words <id>``: references; the words stay, or else the name. */
const REFERENCE_ROLE =
  /(?<!`)(?::(?:numref|eqref|ref|doc|term):|\{(?:numref|eq|eqref|ref|doc|term)\})`([^`<\n]{1,200}?)[ \t]*(?:<[^`\n>]{1,200}>)?`/g;
/** `^id` at the end of a block, by which Obsidian links to it. */
const BLOCK_ID = /(?:^|[ \t])\^[a-zA-Z\d][a-zA-Z\d-]{2,40}$/gm;
/** `%%a note to oneself%%`, in a line or over several. */
const PRIVATE_INLINE = /%%[^%\n]{1,2000}%%/g;
const PRIVATE_BLOCK = /^%%[ \t]*\n[^%]{0,20000}^%%[ \t]*$|^%%[^%\n][^%]{0,20000}%%[ \t]*$/gm;
/** `[[page [part]|words]]`: brackets inside keep Markdown from seeing it whole. */
const NESTED_LINK =
  /(?<!!)\[\[(?:[^[\]|\n]{0,200}\[[^[\]\n]{0,100}\])[^[\]|\n]{0,200}(?:\|([^[\]\n]{1,200}))?\]\]/g;

/** A Markdown text without what its author's tools read and readers don't see; code stays as it is. */
export function dropDialects(source: string): string {
  return linesOutsideCode(linesOutsideFences(source, dropRoles, dropIncludeLine), dropFrom);
}

/** What is written like code, after a word for the tool. */
function dropRoles(part: SourcePart): string {
  return part.replace(ANCHOR_ROLE, '').replace(REFERENCE_ROLE, '$1');
}

function dropFrom(part: SourcePart): string {
  const plain = dropComponents(dropTemplates(dropIncludes(undoubleEntities(part))));
  return plain
    .replace(CONTENTS_PLACE, '')
    .replace(PRIVATE_BLOCK, '')
    .replace(PRIVATE_INLINE, '')
    .replace(CALLOUT, '$1')
    .replace(CONTAINER, (_, title: string | undefined) => title ?? '')
    .replace(ADMONITION, (_, title: string | undefined) => title ?? '')
    .replace(
      NESTED_LINK,
      (whole, words: string | undefined) => words ?? whole.slice(2, -2).replace(/[[\]]/g, ''),
    )
    .replace(ATTRIBUTES, '')
    .replace(BLOCK_ID, '')
    .replace(BARE_HEADING, '$1 ');
}

import type { PageBlock } from '../blocks/block.js';
import { CONTENTS_LABEL } from '../words/labels.js';
import { indexesWhere, marked, type Rule } from './rule.js';

const MIN_ENTRIES = 2;
/** The least share of a list's entries that are headings further down, 0 to 1. */
const MIN_SHARE = 0.8;
/** From this share of a list's characters in links on, it is nothing else, 0 to 1; list markers don't count. */
const MIN_LINKED = 0.6;
const ENTRY_MARK = /^\s*(?:[-*+]|\d{1,2}[.)])\s+/;
const LINE_END = /\n+/;

/** A table of contents, with its label: a list whose entries recur as headings below it. */
export const contents: Rule = {
  name: 'contents',
  why: 'Only under a label that says so: without one the list may be the author’s own outline.',
  apply: (page) => {
    const below = lastHeadings(page.blocks);
    const lists = indexesWhere(page, (block, i) => {
      const isLabelled = CONTENTS_LABEL.test(page.blocks[i - 1]?.text ?? '');
      return block.draft.kind === 'list' && isLabelled && returnsBelow(block, i, below);
    });
    return marked(
      lists.flatMap((i) => [i - 1, i]),
      'contents',
    );
  },
};

/** A list of links into the file itself whose words recur as headings: anchors serve no other purpose. */
export const ownContents: Rule = {
  name: 'own-contents',
  why: 'With the contents that bear a label: these need none, since they lead nowhere but to the headings below.',
  apply: (page) => {
    const below = lastHeadings(page.blocks);
    const lists = indexesWhere(
      page,
      (block, i) => block.draft.kind === 'list' && leadsInside(block) && returnsBelow(block, i, below),
    );
    return marked(lists, 'contents');
  },
};

function leadsInside({ draft }: PageBlock): boolean {
  return (
    draft.linked >= MIN_LINKED && draft.links.length > 0 && draft.links.every((link) => link.startsWith('#'))
  );
}

/** The words of each heading, and the last block that has them. */
function lastHeadings(blocks: readonly PageBlock[]): ReadonlyMap<string, number> {
  return new Map(
    blocks.flatMap(({ shape, text }, i): [string, number][] =>
      shape === 'heading' ? [[bare(text), i]] : [],
    ),
  );
}

function returnsBelow({ text }: PageBlock, i: number, below: ReadonlyMap<string, number>): boolean {
  const entries = text.split(LINE_END).map((line) => bare(line.replace(ENTRY_MARK, '')));
  const found = entries.filter((entry) => (below.get(entry) ?? -1) > i);
  return found.length >= MIN_ENTRIES && found.length >= entries.length * MIN_SHARE;
}

/** Without numbers and marks, which an entry and its heading need not share. */
function bare(text: string): string {
  return text.replace(/\P{L}+/gu, '');
}

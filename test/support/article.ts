import type { Article, Block } from '../../src/articles/article.js';
import { findTurns } from '../../src/articles/facts/speakers.js';

/** An article whose blocks are the paragraphs of its text; a line that starts with `# ` is a heading. */
export function articleOf(text: string, given: Partial<Article> = {}): Article {
  const blocks: Block[] = [];
  let plain = '';
  for (const part of text.split('\n\n')) {
    const isHeading = part.startsWith('# ');
    const content = isHeading ? part.slice(2) : part;
    if (plain !== '') plain += '\n\n';
    if (content !== '') {
      const start = plain.length;
      blocks.push({
        kind: isHeading ? 'heading' : 'paragraph',
        start,
        end: start + content.length,
        depth: isHeading ? 2 : 0,
      });
    }
    plain += content;
  }
  return {
    id: 'an-article',
    path: 'an-article.md',
    collection: 'default',
    title: 'An article',
    url: 'https://example.com/an-article',
    date: '2025-02-11',
    author: null,
    lang: 'zh-Hans',
    tags: [],
    ...given,
    text: plain,
    blocks,
    turns: findTurns(plain, blocks),
  };
}

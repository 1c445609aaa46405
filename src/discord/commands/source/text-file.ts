import type { Article } from '../../../articles/article.js';
import { oneLine } from '../../../text/one-line.js';
import { LIMITS } from '../../render/limits.js';
import type { AttachedFile } from '../../render/message.js';

const NAME_LENGTH = 60;

/** The whole text of an article as a Markdown file, with its title, address and date above; null if it is too long. */
export function articleFile({ id, title, url, date, text, blocks }: Article): AttachedFile | null {
  const head = [`# ${oneLine(title) || id}`, [date, url].filter(Boolean).join(' · ')].filter(Boolean);
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  let body = '';
  let at = 0;
  for (const { start, depth } of headings) {
    body += `${text.slice(at, start)}${'#'.repeat(Math.max(2, depth))} `;
    at = start;
  }
  body += text.slice(at);
  const attachment = Buffer.from(`${head.join('\n\n')}\n\n${body}\n`.toWellFormed(), 'utf8');
  return attachment.length <= LIMITS.fileBytes ? { name: fileName(title || id), attachment } : null;
}

/** A name that is valid on every system: letters, digits, `-` and `_`. */
function fileName(title: string): string {
  const plain = oneLine(title)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  return `${[...plain].slice(0, NAME_LENGTH).join('') || 'article'}.md`;
}

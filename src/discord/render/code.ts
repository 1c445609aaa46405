import { LIMITS } from './limits.js';
import { shorten } from './markup.js';

/** The most that fits below a line or two of words. */
const CODE_LENGTH = LIMITS.content - 400;

/** Lines as a block of code, which Discord shows unchanged and lets people copy; a fence in them does not end it. */
export function codeBlock(lines: readonly string[]): string {
  const text = shorten(lines.join('\n'), CODE_LENGTH, withoutFences);
  return `\`\`\`\n${text}\n\`\`\``;
}

function withoutFences(text: string): string {
  return text.replaceAll('```', '`\u200b`\u200b`');
}

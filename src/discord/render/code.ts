import { LIMITS } from './limits.js';
import { shorten } from './markup.js';

/** As much as fits below a line or two of words. */
const CODE_LENGTH = LIMITS.content - 400;

/** Lines as a block of code, which Discord shows as it is and lets people copy; no fence in them ends it. */
export function codeBlock(lines: readonly string[]): string {
  const text = shorten(lines.join('\n'), CODE_LENGTH).replaceAll('```', '`\u200b`\u200b`');
  return `\`\`\`\n${text}\n\`\`\``;
}

/** The link to an account, which leads nowhere outside the platform. */
const DEAD_LINK = /\[([^[\]]*)\]\(\s*javascript:[^)]*\)?;?\)/gi;

/** A line's words without marks of Markdown and HTML. */
export function plainLine(line: string): string {
  return line
    .replace(DEAD_LINK, ' $1 ')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, ' $1 ')
    .replace(/<[^<>]+>|[_`]+|\*(?! )|(?<=\S)\*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What a stretch of source text is; comments and literals can name anything without using it. */
type Kind = 'code' | 'comment' | 'literal';

interface Piece {
  readonly kind: Kind;
  readonly text: string;
}

// After one of these a slash begins a regular expression; after anything else it divides.
const BEFORE_REGEX = /(?:^|[(,=:[!&|?{};+\-*%<>~^]|=>|\b(?:return|typeof|case|in|of|void|yield|await))\s*$/;

const COMMENT = /^(?:\/\/[^\n]*|\/\*[\s\S]*?\*\/)/;
const STRING = /^(?:'(?:\\[\s\S]|[^'\\\n])*'|"(?:\\[\s\S]|[^"\\\n])*")/;
const REGEX = /^\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/;
/** A template up to its end or up to its next expression, and the same from behind an expression on. */
const TEMPLATE = /^[`}](?:\\[\s\S]|\$(?!\{)|[^`\\$])*(?:`|\$\{)/;

/** The source without its comments; string literals stay, since imports are made of them. */
export function withoutComments(source: string): string {
  return blank(source, ['comment']);
}

/** The source without comments and without what is in string, template and regex literals. */
export function codeOnly(source: string): string {
  return blank(source, ['comment', 'literal']);
}

/** The text of each comment without its marks, in order; lines of `//` below one another are one comment. */
export function commentsOf(source: string): readonly string[] {
  const comments: string[] = [];
  let between = '\n\n';
  for (const { kind, text } of piecesOf(source)) {
    if (kind !== 'comment') between += text;
    else {
      const before = text.startsWith('//') && /^\n[ \t]*$/.test(between) ? `${comments.pop() ?? ''}\n` : '';
      comments.push(before + withoutMarks(text));
      between = text.startsWith('//') ? '' : '\n\n';
    }
  }
  return comments;
}

function withoutMarks(comment: string): string {
  const inner = comment.replace(/^\/\*\*?|\s*\*\/$/g, '');
  return inner.replace(/^[ \t]*(?:\*|\/\/) ?/gm, '').trim();
}

function blank(source: string, kinds: readonly Kind[]): string {
  return piecesOf(source)
    .map(({ kind, text }) => (kinds.includes(kind) ? text.replace(/[^\n]/g, ' ') : text))
    .join('');
}

function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = [];
  // For each template whose expression we are in: how many braces are open inside the expression.
  const open: number[] = [];
  let code = '';
  let at = 0;
  while (at < source.length) {
    const literal = literalAt(source.slice(at), code, open.at(-1) === 0);
    const text = literal?.text ?? source.charAt(at);
    if (literal) pieces.push(literal);
    else pieces.push({ kind: 'code', text });
    if (literal?.kind !== 'comment') code += literal ? '0' : text;
    countBraces(text, literal !== null, open);
    at += text.length;
  }
  return pieces;
}

function countBraces(text: string, isLiteral: boolean, open: number[]): void {
  if (isLiteral && /^[`}]/.test(text)) {
    if (text.startsWith('}')) open.pop();
    if (text.endsWith('${')) open.push(0);
  } else if (!isLiteral && open.length > 0) {
    const step = text === '{' ? 1 : text === '}' ? -1 : 0;
    open.push((open.pop() ?? 0) + step);
  }
}

function literalAt(rest: string, before: string, endsExpression: boolean): Piece | null {
  const comment = COMMENT.exec(rest);
  if (comment) return { kind: 'comment', text: comment[0] };
  const isTemplate = rest.startsWith('`') || (rest.startsWith('}') && endsExpression);
  const isRegex = rest.startsWith('/') && BEFORE_REGEX.test(before.slice(-20));
  const pattern = isTemplate ? TEMPLATE : isRegex ? REGEX : STRING;
  const literal = pattern.exec(rest);
  return literal ? { kind: 'literal', text: literal[0] } : null;
}

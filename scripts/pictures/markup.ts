/** Discord's markup as HTML, as far as the bot writes it. */

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

/** Lines: block quotes, headings, small lines, lists; then what is in a line. */
export function markupToHtml(markup: string): string {
  const parts: string[] = [];
  let quoted: string[] = [];
  const endQuote = (): void => {
    if (quoted.length > 0) parts.push(`<blockquote>${quoted.map(line).join('')}</blockquote>`);
    quoted = [];
  };
  for (const one of markup.split('\n')) {
    if (one.startsWith('> ')) quoted.push(one.slice(2));
    else {
      endQuote();
      parts.push(line(one));
    }
  }
  endQuote();
  return parts.join('');
}

function line(text: string): string {
  if (text.startsWith('-# ')) return `<div class="small">${inline(text.slice(3))}</div>`;
  if (text.startsWith('### ')) return `<h3>${inline(text.slice(4))}</h3>`;
  if (text.startsWith('- ')) return `<div class="item">${inline(text.slice(2))}</div>`;
  return text.trim() === '' ? '<div class="empty"></div>' : `<div>${inline(text)}</div>`;
}

/** Each piece that is recognised, in the order in which it is looked for. */
const PIECES: readonly (readonly [RegExp, (...groups: string[]) => string])[] = [
  [/^\\([!-/:-@[-`{-~])/, (character = '') => escapeHtml(character)],
  [/^\*\*(.+?)(?<!\\)\*\*/s, (text = '') => `<b>${inline(text)}</b>`],
  [/^\[((?:\\.|[^\]\\])+)\]\(([^)\s]+)\)/, (text = '') => `<a>${inline(text)}</a>`],
  [/^<\/([^:>]+):\d+>/, (name = '') => `<span class="mention">/${escapeHtml(name)}</span>`],
  [/^<@\d+>/, () => '<span class="mention">@reader</span>'],
  [/^<#\d+>/, () => '<span class="mention"># general</span>'],
  [/^<t:\d+:R>/, () => '<span class="time">2 minutes ago</span>'],
];

function inline(text: string): string {
  let html = '';
  let rest = text;
  while (rest !== '') {
    const found = PIECES.map(([pattern, show]) => ({ match: pattern.exec(rest), show })).find(
      ({ match }) => match,
    );
    const [character = ''] = rest;
    const taken = found?.match?.[0] ?? character;
    html += found?.match ? found.show(...found.match.slice(1)) : escapeHtml(taken);
    rest = rest.slice(taken.length);
  }
  return html;
}

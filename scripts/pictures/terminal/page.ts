import { readFileSync } from 'node:fs';
import stringWidth from 'string-width';
import { escapeHtml } from '../markup.js';
import type { Run } from './screen.js';

const STYLE = readFileSync(new URL('style.css', import.meta.url), 'utf8');

/** A window of a terminal as a page, with what is on its screen. */
export function terminalPage(lines: readonly (readonly Run[])[], title: string, lang: string): string {
  const shown = lines.map((runs) => `<div class="line">${runs.map(runHtml).join('') || ' '}</div>`);
  return `<!doctype html><html lang="${lang}"><meta charset="utf-8"><style>${STYLE}</style>
<main><header><i></i><i></i><i></i><b>${escapeHtml(title)}</b></header><div class="screen">${shown.join('\n')}</div></main>`;
}

function runHtml({ text, look: { bold, dim, colour } }: Run): string {
  const classes = [
    ...(bold ? ['bold'] : []),
    ...(dim ? ['dim'] : []),
    ...(colour === null ? [] : [`c${colour}`]),
  ];
  return classes.length === 0
    ? textHtml(text)
    : `<span class="${classes.join(' ')}">${textHtml(text)}</span>`;
}

/** A wide character takes two columns, whatever its font thinks. */
function textHtml(text: string): string {
  const shown = [...text].map((character) =>
    stringWidth(character) === 2 ? `<i>${character}</i>` : escapeHtml(character),
  );
  return shown.join('');
}

import { readFileSync } from 'node:fs';
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
    ? escapeHtml(text)
    : `<span class="${classes.join(' ')}">${escapeHtml(text)}</span>`;
}

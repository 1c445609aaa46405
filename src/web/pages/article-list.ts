import { type Context, Hono } from 'hono';
import type { ArticleSummary } from '../../answer/answer.js';
import { readerPage } from '../../answer/reader-links.js';
import type { Assets } from '../assets.js';
import type { WebDeps } from '../deps.js';
import { type Html, html, NOTHING } from '../html.js';
import { type Asked, askedBy } from '../request.js';
import { page } from './layout.js';

/** How many articles are listed; others can be searched for. */
const LISTED = 200;
/** How much of a title is looked for, in UTF-16 code units. */
const SEARCH_MAX = 200;

/** The title, or a part of it, that is looked for; empty if none is. */
export function wantedTitle(c: Context): string {
  return (c.req.query('q') ?? '').slice(0, SEARCH_MAX).trim();
}

/** The address of a list of articles, including what is looked for. */
export function listPath(path: string, wanted: string): string {
  return wanted === '' ? path : `${path}?q=${encodeURIComponent(wanted)}`;
}

/** The newest articles, or those whose titles match. */
export function articleListPage({ answers, locale, password }: WebDeps, assets: Assets): Hono {
  return new Hono().get('/', async (c) => {
    const asked = askedBy(c, locale);
    const wanted = wantedTitle(c);
    const found = await answers.suggest(wanted, LISTED);
    const { articles } = await answers.info();
    const path = listPath('/read', wanted);
    const title = asked.words.readTitle;
    const body = listBody(found, { wanted, isAll: articles <= LISTED }, asked);
    return c.html(page(asked, assets, { title, body, at: 'read', path, hasSession: password !== null }));
  });
}

function listBody(
  found: readonly ArticleSummary[],
  { wanted, isAll }: { readonly wanted: string; readonly isAll: boolean },
  asked: Asked,
): Html {
  const { words } = asked;
  const isNewest = wanted === '' && !isAll;
  return html`<div class="plain-page"><h1>${words.readTitle}</h1>
<p>${words.readIntro}</p>
${searchForm('/read', wanted, asked)}
<p role="status">${found.length === 0 ? words.nothingFound : isNewest ? words.newestShown(found.length) : words.shown(found.length)}</p>
${found.length === 0 ? NOTHING : articleList(found, asked)}</div>`;
}

/** Looks for articles by their titles. */
export function searchForm(path: string, wanted: string, { words }: Asked): Html {
  return html`<form class="search" role="search" action="${path}">
<label for="q">${words.search}</label>
<input type="search" id="q" name="q" value="${wanted}" maxlength="${SEARCH_MAX}">
<button class="button main" type="submit">${words.searchDo}</button>
</form>`;
}

/** Articles to pick from, each with a link to its page. */
export function articleList(
  articles: readonly ArticleSummary[],
  { words }: Asked,
  pageOf: (articleId: string) => string = (id) => readerPage('', id),
): Html {
  return html`<ul class="articles">${articles.map(
    ({ id, title, date }) =>
      html`<li><a href="${pageOf(id)}">${title || id}</a> <span class="facts">${date ?? words.undated}</span></li>`,
  )}</ul>`;
}

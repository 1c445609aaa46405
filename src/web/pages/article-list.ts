import { Hono } from 'hono';
import type { ArticleSummary } from '../../answer/answer.js';
import { readerPage } from '../../answer/reader-links.js';
import type { Assets } from '../assets.js';
import type { WebDeps } from '../deps.js';
import { type Html, html, NOTHING } from '../html.js';
import { type Asked, askedBy } from '../request.js';
import { page } from './layout.js';

/** As many articles are listed; whoever looks for another one searches. */
const LISTED = 200;
/** As much of a title is looked for, in UTF-16 code units. */
const SEARCH_MAX = 200;

/** The newest articles, or those whose titles match. */
export function articleListPage({ answers, locale, password }: WebDeps, assets: Assets): Hono {
  return new Hono().get('/', async (c) => {
    const asked = askedBy(c, locale);
    const wanted = (c.req.query('q') ?? '').slice(0, SEARCH_MAX).trim();
    const found = await answers.suggest(wanted, LISTED);
    const { articles } = await answers.info();
    const path = wanted === '' ? '/read' : `/read?q=${encodeURIComponent(wanted)}`;
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
<form class="search" role="search" action="/read">
<label for="q">${words.search}</label>
<input type="search" id="q" name="q" value="${wanted}" maxlength="${SEARCH_MAX}">
<button class="button main" type="submit">${words.searchDo}</button>
</form>
<p role="status">${found.length === 0 ? words.nothingFound : isNewest ? words.newestShown(found.length) : words.shown(found.length)}</p>
${found.length === 0 ? NOTHING : articleList(found, asked)}</div>`;
}

/** Articles to pick from. */
export function articleList(articles: readonly ArticleSummary[], { words }: Asked): Html {
  return html`<ul class="articles">${articles.map(
    ({ id, title, date }) =>
      html`<li><a href="${readerPage('', id)}">${title || id}</a> <span class="facts">${date ?? words.undated}</span></li>`,
  )}</ul>`;
}

import { Hono } from 'hono';
import type { ArticleSummary } from '../../answer/answer.js';
import type { ArticleAndRemoved } from '../../answer/found-article.js';
import { readerPage } from '../../answer/reader-links.js';
import { charactersIn } from '../../articles/removed.js';
import type { Assets } from '../assets.js';
import type { WebDeps } from '../deps.js';
import { type Html, html } from '../html.js';
import { articleList, listPath, searchForm, wantedTitle } from '../pages/article-list.js';
import { type AskedWorkshop, askedWorkshop, workshopPage } from './frame.js';
import type { WorkshopParts } from './parts.js';
import { dataTable } from './table.js';

/** How many articles are listed; others can be searched for. */
const LISTED = 100;

/** What was removed from each file. */
export function removedPages(
  deps: WebDeps,
  { answers }: Pick<WorkshopParts, 'answers'>,
  assets: Assets,
): Hono {
  return new Hono()
    .get('/', async (c) => {
      const asked = askedWorkshop(c, deps);
      const wanted = wantedTitle(c);
      const body = listBody(await answers.suggest(wanted, LISTED), wanted, asked);
      const path = listPath('/workshop/files', wanted);
      const title = asked.told.removedTitle;
      return c.html(workshopPage(asked, assets, deps, { at: 'removed', title, body, path }));
    })
    .get('/:id{.+}', async (c) => {
      const asked = askedWorkshop(c, deps);
      const found = await answers.removed(c.req.param('id'));
      const { words, told } = asked;
      const shared = { at: 'removed', path: c.req.path } as const;
      if (!found.article) {
        const body = html`<p>${words.noSuchArticleMore}</p>${articleList(found.nearest, asked, removedPage)}`;
        return c.html(
          workshopPage(asked, assets, deps, { ...shared, title: words.noSuchArticle, body }),
          404,
        );
      }
      const title = told.removedOf(found.article.title || found.article.id);
      return c.html(workshopPage(asked, assets, deps, { ...shared, title, body: removedBody(found, asked) }));
    });
}

function listBody(found: readonly ArticleSummary[], wanted: string, asked: AskedWorkshop): Html {
  const { words, told } = asked;
  return html`<p>${told.removedIntro}</p>
${searchForm('/workshop/files', wanted, asked)}
${found.length === 0 ? html`<p role="status">${words.nothingFound}</p>` : articleList(found, asked, removedPage)}`;
}

function removedPage(articleId: string): string {
  return readerPage('', articleId).replace('/read/', '/workshop/files/');
}

function removedBody({ article, removed }: ArticleAndRemoved, { told }: AskedWorkshop): Html {
  const facts = html`<p class="facts"><code>${article.path}</code> · ${told.inCollection(article.collection)} · <a href="${readerPage('', article.id)}">${told.readArticle}</a></p>`;
  if (removed.length === 0) return html`${facts}<p>${told.nothingRemoved}</p>`;
  const rows = removed.map(
    ({ text, reason, rule }) => html`<tr><td>${told.reasons[reason]}</td><td><code>${rule}</code></td>
<td class="left-out">${text}</td></tr>`,
  );
  return html`${facts}<p>${told.removedCount(removed.length, charactersIn(removed))}</p>
${dataTable(told.removedTitle, [told.reason, told.rule, told.leftOut], rows)}`;
}

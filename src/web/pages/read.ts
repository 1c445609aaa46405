import { type Context, Hono } from 'hono';
import type { FoundArticle, MissingArticle } from '../../answer/found-article.js';
import { textFragmentLink } from '../../answer/links.js';
import { readerLink, readerPage } from '../../answer/reader-links.js';
import type { Article } from '../../articles/article.js';
import { firstLink } from '../../discord/render/links.js';
import type { Span } from '../../text/span.js';
import type { Assets } from '../assets.js';
import type { WebDeps } from '../deps.js';
import { type Html, html, NOTHING } from '../html.js';
import { type Asked, askedBy, pathWith } from '../request.js';
import { articleList } from './article-list.js';
import { anchorOf, articleText, headingsOf } from './article-text.js';
import { page } from './layout.js';

/** The part of an article that a link points at. */
interface Pointed {
  /** The highlighted part; null for none. */
  readonly lit: Span | null;
  /** Whether the article has changed since the link was made. */
  readonly hasChanged: boolean;
}

/** An article as a page to read: headings at the side, the quote highlighted, and its source. */
export function readPage({ answers, locale, place, password }: WebDeps, assets: Assets): Hono {
  return new Hono().get('/:id{.+}', async (c) => {
    const asked = askedBy(c, locale);
    const found = await answers.article(c.req.param('id'));
    const shared = { at: 'read', path: c.req.path, hasSession: password !== null } as const;
    if (!found.article) {
      const title = asked.words.noSuchArticle;
      return c.html(page(asked, assets, { ...shared, title, body: missing(found, asked) }), 404);
    }
    const pointed = pointedAt(c, found);
    const base = place.publicUrl ?? new URL(c.req.url).origin;
    const body = reader(found, pointed, base, asked);
    const path = pathWith(c, ['from', 'to', 'v']);
    return c.html(
      page(asked, assets, { ...shared, path, title: found.article.title, body, scripts: ['read.js'] }),
    );
  });
}

function missing({ nearest }: MissingArticle, asked: Asked): Html {
  const { words } = asked;
  return html`<div class="plain-page"><h1>${words.noSuchArticle}</h1><p>${words.noSuchArticleMore}</p>
${nearest.length === 0 ? NOTHING : html`<h2>${words.nearest}</h2>${articleList(nearest, asked)}`}
<p><a class="button" href="/read">${words.readTitle}</a></p></div>`;
}

/** The offsets in the address, as far as they are inside the text; those of another version are ignored. */
function pointedAt(c: Context, { article, version }: FoundArticle): Pointed {
  const [start, end] = [c.req.query('from'), c.req.query('to')].map(readOffset);
  const v = c.req.query('v');
  const hasChanged = v !== undefined && v !== version;
  const isInside = start !== undefined && end !== undefined && start < end && end <= article.text.length;
  return { lit: isInside && !hasChanged ? { start, end } : null, hasChanged };
}

function readOffset(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function reader(found: FoundArticle, { lit, hasChanged }: Pointed, base: string, asked: Asked): Html {
  const { article } = found;
  const { words } = asked;
  const headings = headingsOf(article);
  return html`<div class="reader">
${
  headings.length === 0
    ? NOTHING
    : html`<nav class="contents" aria-labelledby="contents"><h2 id="contents">${words.contents}</h2><ul>${headings.map(
        (heading) =>
          html`<li class="depth-${Math.min(heading.depth, 4)}"><a href="#${anchorOf(heading)}">${heading.title}</a></li>`,
      )}</ul></nav>`
}
<article class="text" lang="${article.lang === 'mixed' ? '' : article.lang}" data-citation="${citation(found, lit, base)}">
<header><h1>${article.title || article.id}</h1>
<p class="facts">${facts(article, asked)}</p>
${hasChanged ? html`<p class="warning">${words.changed}</p>` : NOTHING}
<div class="row tools">
${lit ? html`<a class="button" href="#quote">${words.goToQuote}</a><button class="button" type="button" id="copy" data-done="${words.copied}" hidden>${words.copyQuote}</button>` : NOTHING}
${originalLink(article, lit, words)}
<button class="button" type="button" id="print" hidden>${words.print}</button>
</div></header>
<div class="body">${articleText(article, lit)}</div>
</article></div><p class="unseen" id="news" role="status" aria-live="polite"></p>`;
}

function facts({ author, date, tags }: Article, { words }: Asked): Html {
  const parts = [
    ...(author === null ? [] : [html`${words.by(author)}`]),
    date === null ? html`${words.undated}` : html`<time datetime="${date}">${date}</time>`,
    ...tags.map((tag) => html`<span class="tag">#${tag}</span>`),
  ];
  return html`${parts.map((part, i) => html`${i === 0 ? '' : ' · '}${part}`)}`;
}

function originalLink({ url, text }: Article, lit: Span | null, { original }: Asked['words']): Html {
  const link = firstLink(url);
  if (link === null) return NOTHING;
  const href = lit ? textFragmentLink(link, text, lit) : link;
  return html`<a class="button" href="${href}" rel="noreferrer">${original}</a>`;
}

/** What is appended to a copied quote. */
function citation({ article, version }: FoundArticle, lit: Span | null, base: string): string {
  const { id: articleId, title, author, date, url } = article;
  const here = lit ? readerLink(base, { articleId, version, ...lit }) : readerPage(base, articleId);
  return [title || articleId, author, date, url ?? here].filter(Boolean).join(' · ');
}

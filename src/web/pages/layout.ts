import { LOCALES } from '../../config.js';
import type { AssetName, Assets } from '../assets.js';
import { type Html, html, NOTHING } from '../html.js';
import { HTML_LANG, WORDS } from '../i18n/languages.js';
import type { Asked } from '../request.js';

/** A page, without the parts that all pages have. */
export interface PageParts {
  readonly title: string;
  readonly body: Html;
  /** Which page it is, for the navigation. */
  readonly at?: 'ask' | 'read' | 'workshop';
  /** Its address, for a change of language. */
  readonly path: string;
  readonly scripts?: readonly AssetName[];
  /** Whether there is somebody to sign out. */
  readonly hasSession?: boolean;
  /** Where the browser is redirected at once. */
  readonly refresh?: string;
}

/** The whole document. */
export function page({ locale, words, hasWorkshop }: Asked, assets: Assets, parts: PageParts): Html {
  const { title, body, at, path, scripts = [], hasSession = false, refresh } = parts;
  return html`<!doctype html>
<html lang="${HTML_LANG[locale]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${refresh === undefined ? NOTHING : html`<meta http-equiv="refresh" content="0;url=${refresh}">`}
<title>${title} · Verbatim</title>
<link rel="stylesheet" href="${assets.href('style.css')}">
<link rel="icon" href="${assets.href('icon.svg')}" type="image/svg+xml">
${scripts.map((name) => html`<script type="module" src="${assets.href(name)}"></script>`)}
</head>
<body class="${at ?? 'plain'}">
<a class="skip" href="#content">${words.skip}</a>
<header class="top">
<a class="brand" href="/">Verbatim</a>
<nav aria-label="${words.mainNav}">
${link('/', words.navAsk, at === 'ask')}
${link('/read', words.navRead, at === 'read')}
${hasWorkshop ? link('/workshop', words.navWorkshop, at === 'workshop') : NOTHING}
</nav>
<nav class="languages" aria-label="${words.languages}">${LOCALES.map((one) => language(one, one === locale, path))}</nav>
${hasSession ? html`<form method="post" action="/logout"><button class="button" type="submit">${words.signOut}</button></form>` : NOTHING}
</header>
<main id="content" tabindex="-1">${body}</main>
</body>
</html>`;
}

function link(href: string, label: string, isHere: boolean): Html {
  return isHere
    ? html`<a href="${href}" aria-current="page">${label}</a>`
    : html`<a href="${href}">${label}</a>`;
}

function language(locale: (typeof LOCALES)[number], isChosen: boolean, path: string): Html {
  const href = `${path}${path.includes('?') ? '&' : '?'}lang=${locale}`;
  const lang = HTML_LANG[locale];
  return isChosen
    ? html`<a href="${href}" lang="${lang}" hreflang="${lang}" aria-current="true">${WORDS[locale].language}</a>`
    : html`<a href="${href}" lang="${lang}" hreflang="${lang}">${WORDS[locale].language}</a>`;
}

import type { Context } from 'hono';
import type { AssetName, Assets } from '../assets.js';
import type { WebDeps } from '../deps.js';
import { type Html, html } from '../html.js';
import { page } from '../pages/layout.js';
import { type Asked, askedBy } from '../request.js';
import { WORKSHOP_WORDS } from './i18n/languages.js';
import type { WorkshopWords } from './i18n/words.js';

/** Who asks for a page of the workshop, and its texts. */
export interface AskedWorkshop extends Asked {
  readonly told: WorkshopWords;
}

export function askedWorkshop(c: Context, { locale }: Pick<WebDeps, 'locale'>): AskedWorkshop {
  const asked = askedBy(c, locale);
  return { ...asked, told: WORKSHOP_WORDS[asked.locale] };
}

/** A page of the workshop, without the parts that all of them have. */
interface Section {
  readonly at: 'why' | 'removed' | 'index' | 'discord';
  readonly title: string;
  readonly body: Html;
  /** Its address, for a change of language. */
  readonly path: string;
  readonly scripts?: readonly AssetName[];
}

const SECTIONS = [
  ['why', '/workshop', 'navWhy'],
  ['removed', '/workshop/files', 'navRemoved'],
  ['index', '/workshop/index', 'navIndex'],
] as const;
const DISCORD = ['discord', '/workshop/discord', 'navDiscord'] as const;

export function workshopPage(
  asked: AskedWorkshop,
  assets: Assets,
  { password, workshop }: Pick<WebDeps, 'password' | 'workshop'>,
  { at, title, body, path, scripts = [] }: Section,
): Html {
  const { told } = asked;
  const sections = workshop?.tokens ? [...SECTIONS, DISCORD] : SECTIONS;
  const links = sections.map(([name, href, label]) =>
    name === at
      ? html`<li><a href="${href}" aria-current="page">${told[label]}</a></li>`
      : html`<li><a href="${href}">${told[label]}</a></li>`,
  );
  const framed = html`<div class="workshop-page">
<nav class="commands" aria-label="${told.sections}"><ul>${links}</ul></nav>
<h1>${title}</h1>
${body}</div>`;
  return page(asked, assets, {
    title,
    body: framed,
    at: 'workshop',
    path,
    scripts,
    hasSession: password !== null,
  });
}

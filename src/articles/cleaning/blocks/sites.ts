import type { PageBlock } from './block.js';

/** With this many links to it, and this share of all, a site is the page's own. */
const MIN_OWN_LINKS = 5;
const MIN_OWN_SHARE = 0.6;

/** Roughly the registrable part of an address's host: its last two labels, three under `.com.cn` and the like. */
export function siteOf(address: string): string {
  if (!URL.canParse(address)) return '';
  const labels = new URL(address).hostname.split('.');
  const isShort =
    /^(?:com?|org|net|gov|edu|ac)$/.test(labels.at(-2) ?? '') && (labels.at(-1) ?? '').length === 2;
  return labels.slice(isShort ? -3 : -2).join('.');
}

/** Whether an address belongs to a host's site; relative ones do. */
export function isAt(host: string, address: string): boolean {
  const site = siteOf(address);
  return site === '' || site === siteOf(`https://${host}`);
}

/**
 * The site of a page if nothing names it: the one that most of its links lead to, the first of them above the text.
 * Null if there is no such site.
 */
export function ownSite(blocks: readonly PageBlock[]): string | null {
  const sites = blocks.flatMap(({ draft }) => draft.links.map(siteOf)).filter((site) => site !== '');
  const first = blocks.findIndex(({ draft }) => draft.links.length > 0);
  const text = blocks.findIndex(({ shape }) => shape === 'prose');
  const site = siteOf(blocks[first]?.draft.links[0] ?? '');
  const count = sites.filter((other) => other === site).length;
  const isAbove = text === -1 || first < text;
  return isAbove && count >= MIN_OWN_LINKS && count >= sites.length * MIN_OWN_SHARE ? site : null;
}

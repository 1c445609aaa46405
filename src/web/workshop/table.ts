import { type Content, type Html, html } from '../html.js';

/**
 * A table that is wider than a phone and can be scrolled by keyboard, too.
 *
 * @param label what it is, for people who can't see the text above it
 * @param rows markup of `tr`
 * @param foot markup of the last `tr`
 */
export function dataTable(
  label: string,
  headings: readonly string[],
  rows: readonly Html[],
  foot?: Html,
): Html {
  const head: Content = headings.map((heading) => html`<th scope="col">${heading}</th>`);
  return html`<div class="table" tabindex="0" role="group" aria-label="${label}"><table><thead><tr>${head}</tr></thead>
<tbody>${rows}</tbody>${foot === undefined ? '' : html`<tfoot>${foot}</tfoot>`}</table></div>`;
}

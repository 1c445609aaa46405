import type { GenerationStore, GenerationSummary } from '../../../index/generation-store.js';
import { type Html, html, NOTHING } from '../../html.js';
import { megabytes, minuteOf } from '../figures.js';
import type { WorkshopWords } from '../i18n/words.js';
import { dataTable } from '../table.js';

/** The generations that are kept, newest first. */
export async function generationsView(
  generations: Pick<GenerationStore, 'list' | 'current'>,
  told: WorkshopWords,
): Promise<Html> {
  const [current, all] = await Promise.all([generations.current(), generations.list()]);
  const headings = [told.generation, told.made, told.size, told.model, told.room];
  return html`<h2>${told.generations}</h2>
${dataTable(
  told.generations,
  headings,
  all.map((one) => row(one, one.id === current, told)),
)}`;
}

function row({ id, bytes, info, problem }: GenerationSummary, isServing: boolean, told: WorkshopWords): Html {
  const name = html`<th scope="row">${id}${isServing ? html` <strong>(${told.serves})</strong>` : NOTHING}</th>`;
  if (!info || problem !== null)
    return html`<tr>${name}<td colspan="3">${told.cannotRead(problem ?? '')}</td><td>${megabytes(bytes)}</td></tr>`;
  return html`<tr>${name}<td>${minuteOf(info.createdAt)} UTC</td><td>${told.counts(info.articles, info.passages)}</td>
<td>${info.model?.name ?? told.keywordsModel}</td><td>${megabytes(bytes)}</td></tr>`;
}

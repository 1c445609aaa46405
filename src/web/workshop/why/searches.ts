import type {
  ExplainedPassage,
  ExplainedSearch,
  ExplainedTerm,
  ExplainedWord,
} from '../../../answer/explanation.js';
import { readerPage } from '../../../answer/reader-links.js';
import { oneLine } from '../../../text/one-line.js';
import { type Html, html, NOTHING } from '../../html.js';
import { figure, percent } from '../figures.js';
import type { WorkshopWords } from '../i18n/words.js';
import { dataTable } from '../table.js';
import type { PinButton } from './pins.js';

/** How much of a passage is shown, in UTF-16 code units: enough to recognise it. */
const SHOWN = 160;

/** Each search of the index, and what it gave. */
export function searchesView(
  searches: readonly ExplainedSearch[],
  told: WorkshopWords,
  pinButton: PinButton,
): Html {
  return html`${searches.map((search) => searchView(search, told, pinButton))}`;
}

function searchView(search: ExplainedSearch, told: WorkshopWords, pinButton: PinButton): Html {
  const { wording, isChosen, text, meaning, terms, words, passages } = search;
  const others = words.filter(({ word, forms }) => forms.some((form) => form !== word));
  return html`<section class="search-made"><h4>${told.wordings[wording]}</h4>
<p>${told.answerTo(text)}${isChosen ? html` <strong>${told.chosen}</strong>` : NOTHING}</p>
<dl><dt>${told.embedded}</dt><dd>${meaning}</dd>
<dt>${told.terms}</dt><dd>${terms.length === 0 ? told.none : termList(terms, told)}</dd>
${others.length === 0 ? NOTHING : html`<dt>${told.words}</dt><dd>${others.map(wordForms)}</dd>`}</dl>
${passages.length === 0 ? html`<p>${told.noPassages}</p>` : passageTable(search, told, pinButton)}
</section>`;
}

function termList(terms: readonly ExplainedTerm[], { former }: WorkshopWords): Html {
  return html`<ul class="terms">${terms.map(
    ({ term, weight, isFormer }) =>
      html`<li><span class="term">${term}</span> ${figure(weight, 1)}${isFormer ? html` (${former})` : NOTHING}</li>`,
  )}</ul>`;
}

function wordForms({ word, forms }: ExplainedWord): Html {
  return html`<p>${word} → ${forms.join(', ')}</p>`;
}

function passageTable(
  { passages, candidates }: ExplainedSearch,
  told: WorkshopWords,
  pinButton: PinButton,
): Html {
  const caption = told.passages(passages.length, candidates);
  const headings = [
    told.passage,
    told.keywords,
    told.meaning,
    told.fused,
    told.score,
    told.probability,
    told.matched,
  ];
  const rows = passages.map((passage) => passageRow(passage, told, pinButton));
  return html`<details><summary>${caption}</summary>${dataTable(caption, headings, rows)}</details>`;
}

function passageRow(passage: ExplainedPassage, told: WorkshopWords, pinButton: PinButton): Html {
  const { articleId, title, start, end, keywords, meaning, fused, fusedRank, score, probability } = passage;
  const link = `${readerPage('', articleId)}?from=${start}&to=${end}#quote`;
  return html`<tr><th scope="row"><a href="${link}">${title || articleId}</a><br><span class="facts">${startOf(passage.text)}</span>${pinButton(passage)}</th>
<td>${figure(keywords)}</td><td>${meaning === null ? '–' : figure(meaning, 3)}</td>
<td>${figure(fused)} <span class="facts">${told.fusedRank(fusedRank)}</span></td>
<td>${figure(score, 3)}</td><td>${percent(probability)}</td>
<td>${passage.matched.join(' ') || told.none}${passage.lacksNamed ? html`<br><strong>${told.lacks}</strong>` : NOTHING}</td></tr>`;
}

function startOf(text: string): string {
  const line = oneLine(text);
  return line.length <= SHOWN ? line : `${line.slice(0, SHOWN).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

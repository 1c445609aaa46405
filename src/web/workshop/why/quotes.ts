import type { ExplainedQuote, Explanation, Weighed } from '../../../answer/explanation.js';
import { readerPage } from '../../../answer/reader-links.js';
import { type Html, html, NOTHING } from '../../html.js';
import { figure, percent, signed } from '../figures.js';
import type { WorkshopWords } from '../i18n/words.js';
import { dataTable } from '../table.js';
import type { PinButton } from './pins.js';

/** The quotes that were found, each with the evidence it was judged by. */
export function quotesView({ quotes }: Explanation, told: WorkshopWords, pinButton: PinButton): Html {
  if (quotes.length === 0) return html`<p>${told.noQuotes}</p>`;
  return html`<ol class="quotes">${quotes.map((quote, i) => quoteView(quote, i + 1, told, pinButton))}</ol>`;
}

function quoteView(quote: ExplainedQuote, rank: number, told: WorkshopWords, pinButton: PinButton): Html {
  const { articleId, title, start, end, tier, text, weighed } = quote;
  const link = `${readerPage('', articleId)}?from=${start}&to=${end}#quote`;
  return html`<li class="embed ${tier}"><h4>${told.quote(rank)} · <span class="tier">${told[tier]}</span></h4>
<blockquote>${text}</blockquote>
<p class="facts"><a href="${link}">${title || articleId}</a></p>
${pinButton(quote)}
${reasons(quote, told).map((reason) => html`<p>${reason}</p>`)}
${weighed ? html`${evidence(told.evidenceAnswers, weighed.answers, told)}${evidence(told.evidenceTopic, weighed.topic, told)}` : NOTHING}
</li>`;
}

function reasons(quote: ExplainedQuote, told: WorkshopWords): string[] {
  const { confidence, topic, thresholds, lacksNamed, isGuess, weighed } = quote;
  return [
    ...(weighed === null ? [told.lookup] : []),
    told.confidence(percent(confidence), percent(weighed === null ? 1 : thresholds.found)),
    ...(weighed === null ? [] : [told.topic(percent(topic), percent(thresholds.related))]),
    ...(lacksNamed ? [told.lacksNamed] : []),
    ...(isGuess ? [told.isGuess] : []),
  ];
}

/**
 * A table that can be opened: the strongest evidence first, with its weight next to it, where a phone still shows it.
 */
function evidence(title: string, { bias, contributions }: Weighed, told: WorkshopWords): Html {
  const sum = contributions.reduce((total, { logit }) => total + logit, bias);
  const rows = contributions.map(
    ({ feature, value, weight, logit }) => html`<tr><th scope="row">${told.features[feature]}</th>
<td class="${logit > 0 ? 'for' : 'against'}">${signed(logit)}</td><td>${figure(value)}</td><td>${figure(weight)}</td></tr>`,
  );
  rows.push(html`<tr><th scope="row">${told.base}</th><td>${signed(bias)}</td><td></td><td></td></tr>`);
  const foot = html`<tr><th scope="row">${told.sum}</th><td>${signed(sum)}</td><td></td><td></td></tr>`;
  const table = dataTable(title, [told.evidence, told.speaks, told.value, told.weight], rows, foot);
  return html`<details><summary>${title}: ${signed(sum)}</summary>${table}</details>`;
}

import type { GenerationSummary } from '../../../index/generation-store.js';
import { type Html, html } from '../../html.js';
import type { WorkshopWords } from '../i18n/words.js';

/** The question, and the generation to ask; null for the one that serves. */
export interface Wanted {
  readonly question: string;
  readonly generation: string | null;
}

/** How much of a question is accepted, in UTF-16 code units; no more is read anyway. */
export const QUESTION_MAX = 1000;

/** Two questions, each with an index to ask. */
export function whyForm(
  [first, second]: readonly [Wanted, Wanted],
  generations: readonly GenerationSummary[],
  told: WorkshopWords,
): Html {
  return html`<form class="why-form" role="search" action="/workshop">
${field('q', told.question, first.question)}${choice('g', told, generations, first)}
${field('q2', told.otherQuestion, second.question)}${choice('g2', told, generations, second)}
<button class="button main" type="submit">${told.explain}</button>
</form>`;
}

function field(name: string, label: string, value: string): Html {
  return html`<div class="field"><label for="${name}">${label}</label>
<input type="text" id="${name}" name="${name}" value="${value}" maxlength="${QUESTION_MAX}"></div>`;
}

function choice(
  name: string,
  { inIndex, servingIndex }: WorkshopWords,
  generations: readonly GenerationSummary[],
  { generation }: Wanted,
): Html {
  const readable = generations.flatMap(({ id, info }) => (info ? [id] : []));
  return html`<div class="field"><label for="${name}">${inIndex}</label>
<select id="${name}" name="${name}"><option value="">${servingIndex}</option>${readable.map(
    (id) => html`<option value="${id}" ${id === generation ? 'selected' : ''}>${id}</option>`,
  )}</select></div>`;
}

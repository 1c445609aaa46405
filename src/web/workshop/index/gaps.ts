import type { AnswerService } from '../../../answer/service.js';
import { UserError } from '../../../errors.js';
import { EVERYWHERE } from '../../../journal/journal.js';
import type { GapGroup } from '../../../journal/merge.js';
import type { MergedGaps } from '../../../journal/merged-gaps.js';
import { type Html, html, NOTHING } from '../../html.js';
import { minuteOf } from '../figures.js';
import type { WorkshopWords } from '../i18n/words.js';
import type { WorkshopParts } from '../parts.js';
import { dataTable } from '../table.js';

/** How many questions are shown, the most frequent ones. */
const SHOWN = 50;

/** Questions without a good answer, on all servers: people who may be here run the bot on all of them. */
export async function gapsView(
  merged: MergedGaps,
  { journal, answers }: Pick<WorkshopParts, 'journal' | 'answers'>,
  told: WorkshopWords,
): Promise<Html> {
  const title = html`<h2>${told.gaps}</h2>`;
  if (!journal) return html`${title}<p>${told.gapsOff}</p>`;
  const groups = await merged.of(journal, EVERYWHERE, (texts) => meaningsOf(answers, texts));
  if (groups.length === 0) return html`${title}<p>${told.gapsNone(journal.days)}</p>`;
  const headings = [told.gapAsked, told.unanswered, told.unhelpful, told.lastAsked];
  const rows = groups.slice(0, SHOWN).map((group) => row(group, told));
  return html`${title}<p>${told.gapsIntro(journal.days)}</p>
${dataTable(told.gaps, headings, rows)}
${groups.length > SHOWN ? html`<p>${told.andMore(groups.length - SHOWN)}</p>` : NOTHING}`;
}

/** None without an index: the page on which one is built must open. */
async function meaningsOf(
  answers: Pick<AnswerService, 'meanings'>,
  texts: readonly string[],
): Promise<readonly Float32Array[] | null> {
  try {
    return await answers.meanings(texts);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function row(
  { question, variants, needs, unanswered, unhelpful, lastAt }: GapGroup,
  told: WorkshopWords,
): Html {
  const href = `/workshop?${new URLSearchParams({ q: question })}`;
  const wanted = needs.map((need) => html`<li>${need}</li>`);
  return html`<tr><th scope="row"><a href="${href}">${question}</a>
${variants.length === 0 ? NOTHING : html`<br><span class="facts">${variants.join(' · ')}</span>`}
${needs.length === 0 ? NOTHING : html`<p class="facts">${told.needs}</p><ul class="facts">${wanted}</ul>`}</th>
<td>${unanswered}</td><td>${unhelpful}</td><td>${minuteOf(lastAt)}</td></tr>`;
}

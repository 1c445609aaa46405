import { UserError } from '../../../errors.js';
import { tellIn } from '../../../i18n/sentences/sentences.js';
import type { IndexProgress, IndexReport } from '../../../indexing/report.js';
import type { RunState } from '../../../indexing/runs.js';
import { type Html, html, NOTHING } from '../../html.js';
import { minuteOf, percent } from '../figures.js';
import type { AskedWorkshop } from '../frame.js';
import type { WorkshopWords } from '../i18n/words.js';

/** How many entries of a list are shown. */
const LISTED = 50;

/** The state of the newest run, and what can be done. The script reloads it while the run continues. */
export function runView(state: RunState, asked: AskedWorkshop): Html {
  const { told } = asked;
  const isRunning = state.kind === 'running';
  const stage = isRunning ? (state.progress?.stage ?? 'starting') : state.kind;
  return html`<h2>${told.lastRun}</h2>
<div data-state="${stage}">${isRunning ? running(state, told) : ended(state, asked)}</div>
${isRunning ? cancelForm(state.isCancelled, told) : startForm(told)}`;
}

function startForm({ reindex }: WorkshopWords): Html {
  return html`<form method="post" action="/workshop/index/run" class="row"><button class="button main" id="start" type="submit">${reindex}</button></form>`;
}

function cancelForm(isCancelled: boolean, { cancelRun, refresh }: WorkshopWords): Html {
  return html`<form method="post" action="/workshop/index/cancel" class="row"><button class="button danger" id="cancel" type="submit" ${isCancelled ? 'disabled' : ''}>${cancelRun}</button>
<a class="button" id="refresh" href="/workshop/index">${refresh}</a></form>`;
}

function running(
  { progress, isCancelled }: Extract<RunState, { kind: 'running' }>,
  told: WorkshopWords,
): Html {
  const text = isCancelled ? told.cancelling : progress ? stageText(progress, told) : told.starting;
  const bar =
    progress && progress.total > 0
      ? html`<progress aria-label="${told.progress}" max="${progress.total}" value="${progress.done}"></progress>`
      : html`<progress aria-label="${told.progress}"></progress>`;
  return html`<p class="stage">${text}</p>${bar}`;
}

function stageText(
  { stage, done, total, indexers = 1 }: IndexProgress,
  { stages, together }: WorkshopWords,
): string {
  const text = stages[stage](done, total);
  return indexers > 1 ? together(text, indexers) : text;
}

function ended(state: Exclude<RunState, { kind: 'running' }>, asked: AskedWorkshop): Html {
  const { told } = asked;
  if (state.kind === 'none') return html`<p class="stage">${told.noRun}</p>`;
  const when = html`<p class="facts">${minuteOf(state.endedAt)} UTC</p>`;
  if (state.kind === 'done') return html`${when}${reportView(state.report, asked)}`;
  return html`${when}<p class="stage warning">${failureText(state.error, asked)}</p>`;
}

/** An error that is not a UserError is only in the log. */
function failureText(error: unknown, { told, locale }: AskedWorkshop): string {
  if (!(error instanceof UserError)) return told.runFailed(told.seeLog);
  return error.code === 'cancelled' ? told.runCancelled : told.runFailed(tellIn(locale, error.told));
}

function reportView(report: IndexReport, { told, locale }: AskedWorkshop): Html {
  const { added, changed, removed, unchanged, failed, warnings, lost, generation } = report;
  const most = [...lost].sort((a, b) => b.share - a.share);
  return html`<p class="stage">${told.runDone(generation)}</p>
<p>${told.runCounts(added.length, changed.length, removed.length, unchanged)}</p>
${list(
  told.failures(failed.length),
  failed.map(({ path, reason, told: why }) => `${path}: ${tellIn(locale, why ?? reason)}`),
  told,
)}
${list(
  told.warnings,
  warnings.map((warning) => tellIn(locale, warning)),
  told,
)}
${list(
  told.mostLost,
  most.map(({ path, share }) => `${path}: ${told.lostShare(percent(share))}`),
  told,
)}`;
}

function list(title: string, entries: readonly string[], { andMore }: WorkshopWords): Html {
  if (entries.length === 0) return NOTHING;
  const more = entries.length - LISTED;
  return html`<details><summary>${title}</summary><ul>${entries.slice(0, LISTED).map((entry) => html`<li>${entry}</li>`)}${more > 0 ? html`<li>${andMore(more)}</li>` : NOTHING}</ul></details>`;
}

import type { Context } from 'hono';
import { tellIn } from '../../../i18n/sentences/sentences.js';
import { type Html, html, NOTHING } from '../../html.js';
import type { AskedWorkshop } from '../frame.js';
import type { PinOutcome } from './pins.js';

/** What the page is asked for: two questions, each with an index. */
const PARAMETERS = ['q', 'g', 'q2', 'g2'] as const;

/** Those parameters of a request, to ask for the same page again. */
export function queryOf(c: Context): string {
  const query = new URLSearchParams();
  for (const name of PARAMETERS) {
    const value = c.req.query(name);
    if (value) query.set(name, value);
  }
  return query.toString();
}

/** What was done before the page was shown. */
export function outcomeBefore(c: Context): PinOutcome | null {
  const done = c.req.query('done');
  return done === 'pinned' || done === 'unpinned' ? { kind: done } : null;
}

/** Says what the outcome for a pin was. */
export function outcomeView(outcome: PinOutcome | null, { told, locale }: AskedWorkshop): Html {
  if (outcome === null) return NOTHING;
  if (outcome.kind === 'problem')
    return html`<p class="warning" role="alert">${told.pinProblems[outcome.problem]}</p>`;
  if (outcome.kind === 'unwritable')
    return html`<p class="warning" role="alert">${tellIn(locale, outcome.told)}</p>`;
  return html`<p class="note" role="status">${outcome.kind === 'pinned' ? told.pinDone : told.unpinDone}</p>`;
}

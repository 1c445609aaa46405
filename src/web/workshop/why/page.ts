import { type Context, Hono } from 'hono';
import type { Explanation } from '../../../answer/explanation.js';
import { UserError } from '../../../errors.js';
import { tellIn } from '../../../i18n/sentences/sentences.js';
import { QueueFullError } from '../../../operations/fair-queue.js';
import type { Assets } from '../../assets.js';
import type { WebDeps } from '../../deps.js';
import { type Html, html, NOTHING } from '../../html.js';
import { type AskedWorkshop, askedWorkshop, workshopPage } from '../frame.js';
import type { WorkshopParts } from '../parts.js';
import { QUESTION_MAX, type Wanted, whyForm } from './form.js';
import { type PinOutcome, pinButtonFor, pinSent, pinsView, unpinSent } from './pins.js';
import { outcomeBefore, outcomeView, queryOf } from './query.js';
import { quotesView } from './quotes.js';
import { searchesView } from './searches.js';

/** Why a question gets its answer; two of them, or one in two generations, side by side. */
export function whyPage(deps: WebDeps, workshop: WorkshopParts, assets: Assets): Hono {
  const whole = async (c: Context, outcome: PinOutcome | null) => {
    const asked = askedWorkshop(c, deps);
    const query = queryOf(c);
    const wanted = [wantedOf(c, 'q', 'g'), otherWanted(c)] as const;
    // One after the other: embedding a question takes the whole machine.
    const views: Html[] = [];
    for (const one of wanted)
      if (one.question !== '') views.push(await explained(one, workshop, asked, query));
    const { told } = asked;
    const body = html`${outcomeView(outcome, asked)}<p>${told.whyIntro}</p>
${whyForm(wanted, await workshop.generations.list(), told)}
<div class="side-by-side count-${views.length}">${views}</div>`;
    const path = query === '' ? '/workshop' : `/workshop?${query}`;
    const parts = { at: 'why', title: told.whyTitle, body, path } as const;
    return c.html(workshopPage(asked, assets, deps, parts), outcome ? STATUS[outcome.kind] : 200);
  };
  /** A page that says what was done can be loaded again without doing it twice. */
  const settle = (c: Context, outcome: PinOutcome) =>
    outcome.kind === 'pinned' || outcome.kind === 'unpinned'
      ? c.redirect(`/workshop?${queryOf(c)}&done=${outcome.kind}`, 303)
      : whole(c, outcome);
  return new Hono()
    .get('/', (c) => whole(c, outcomeBefore(c)))
    .post('/pin', async (c) => settle(c, await pinSent(await c.req.parseBody(), workshop)))
    .post('/unpin', async (c) => settle(c, unpinSent(await c.req.parseBody(), workshop)));
}

const STATUS = {
  pinned: 200,
  unpinned: 200,
  problem: 409,
  unwritable: 409,
} as const satisfies Record<PinOutcome['kind'], number>;

function wantedOf(c: Context, q: string, g: string): Wanted {
  const question = (c.req.query(q) ?? '').slice(0, QUESTION_MAX).trim();
  return { question, generation: c.req.query(g) || null };
}

/** An index without a question gets the first one. */
function otherWanted(c: Context): Wanted {
  const other = wantedOf(c, 'q2', 'g2');
  const isSame = other.question === '' && other.generation !== null;
  return isSame ? { ...other, question: wantedOf(c, 'q', 'g').question } : other;
}

/** If asking fails, the reason is shown instead of the answer. */
async function explained(
  wanted: Wanted,
  workshop: WorkshopParts,
  asked: AskedWorkshop,
  query: string,
): Promise<Html> {
  const title = html`<h2>${asked.told.answerTo(wanted.question)}</h2>`;
  try {
    const explanation = await inTurn(wanted, workshop);
    return html`<section class="explained">${title}${explanationView(explanation, wanted.question, query, asked)}</section>`;
  } catch (error) {
    return html`<section class="explained">${title}<p class="warning">${whyNot(error, asked)}</p></section>`;
  }
}

/** It costs as much as any question, so it waits for its turn, too. */
function inTurn({ question, generation }: Wanted, { explain, queue }: WorkshopParts): Promise<Explanation> {
  return queue.run('workshop', () => explain(question, generation));
}

function whyNot(error: unknown, { told, locale }: AskedWorkshop): string {
  if (error instanceof QueueFullError) return told.busy;
  if (error instanceof UserError) return tellIn(locale, error.told);
  throw error;
}

function explanationView(
  explanation: Explanation,
  question: string,
  query: string,
  { told }: AskedWorkshop,
): Html {
  const { answer, searches, pins } = explanation;
  const pinButton = pinButtonFor(question, pins, query, told);
  return html`<p class="facts">${told.fromIndex(answer.generation)} · ${told.took(Math.round(answer.tookMs))}</p>
<p><span class="badge-tier ${answer.tier}">${told[answer.tier]}</span></p>
${notes(explanation, { told }).map((note) => html`<p class="note">${note}</p>`)}
${pinsView(pins, query, told)}
${
  searches.length === 0
    ? NOTHING
    : html`<h3>${told.quotes}</h3>${quotesView(explanation, told, pinButton)}<h3>${told.searches}</h3>${searchesView(searches, told, pinButton)}`
}`;
}

function notes({ answer, searches }: Explanation, { told }: Pick<AskedWorkshop, 'told'>): string[] {
  const pinned = answer.quotes.filter(({ isPinned }) => isPinned).length;
  if (searches.length === 0) return [answer.chat === null ? told.saysNothing : told.chat];
  return [
    ...(pinned > 0 ? [told.pinned(pinned)] : []),
    ...(answer.keywordsOnly ? [told.keywordsOnly] : []),
    ...(answer.isCalibrated ? [] : [told.notCalibrated]),
  ];
}

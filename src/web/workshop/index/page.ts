import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { LARGEST_ARTICLE } from '../../../articles/add-article.js';
import { UserError } from '../../../errors.js';
import { MergedGaps } from '../../../journal/merged-gaps.js';
import type { Assets } from '../../assets.js';
import type { WebDeps } from '../../deps.js';
import { type Html, html } from '../../html.js';
import { type AskedWorkshop, askedWorkshop, workshopPage } from '../frame.js';
import type { WorkshopParts } from '../parts.js';
import { addSent, addView, type Outcome, statusOf } from './add.js';
import { gapsView } from './gaps.js';
import { generationsView } from './generations.js';
import { runView } from './run.js';

/** Room for the form's other fields and their separators, in bytes. */
const AROUND_ARTICLE = 16 * 1024;

/**
 * The index page: what is kept, how the last run went, what was not answered; with buttons to index again and to add
 * an article.
 */
export function indexPages(deps: WebDeps, workshop: WorkshopParts, assets: Assets): Hono {
  const { runs, articlesDir } = workshop;
  const merged = new MergedGaps();
  const whole = async (c: Context, outcome: Outcome) => {
    const asked = askedWorkshop(c, deps);
    const { told } = asked;
    const body = html`<div id="run">${await runPart(workshop, asked)}</div><p class="unseen" id="news" role="status" aria-live="polite"></p>
${await gapsView(merged, workshop, told)}
${await addView(articlesDir, outcome, told)}`;
    const parts = { at: 'index', title: told.indexTitle, body, path: '/workshop/index' } as const;
    return c.html(
      workshopPage(asked, assets, deps, { ...parts, scripts: ['workshop.js'] }),
      statusOf(outcome),
    );
  };
  const tooLarge = (c: Context) => {
    c.header('connection', 'close');
    return whole(c, { problem: 'too-large' });
  };
  return new Hono()
    .get('/', (c) => whole(c, null))
    .get('/run', async (c) => c.html(await runPart(workshop, askedWorkshop(c, deps))))
    .post('/run', (c) => {
      runs.start()?.catch((error: unknown) => {
        if (!(error instanceof UserError)) deps.logger.error({ failure: error }, 'The indexer failed');
      });
      return c.redirect('/workshop/index', 303);
    })
    .post('/cancel', (c) => {
      runs.cancel();
      return c.redirect('/workshop/index', 303);
    })
    .post('/add', bodyLimit({ maxSize: LARGEST_ARTICLE + AROUND_ARTICLE, onError: tooLarge }), async (c) =>
      whole(c, await addSent(articlesDir, await c.req.parseBody())),
    );
}

/** The part that changes while the indexer runs. */
async function runPart({ runs, generations }: WorkshopParts, asked: AskedWorkshop): Promise<Html> {
  return html`${runView(runs.state, asked)}${await generationsView(generations, asked.told)}`;
}

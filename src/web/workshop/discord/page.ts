import { type Context, Hono } from 'hono';
import type { Assets } from '../../assets.js';
import type { WebDeps } from '../../deps.js';
import { textOf } from '../../request.js';
import { fewTries, type Tries } from '../../safety/limits.js';
import { askedWorkshop, workshopPage } from '../frame.js';
import type { TokenDesk, TokenOutcome } from './desk.js';
import { discordView } from './form.js';

/** How often an address may give a token within a minute, and all of them together: each asks Discord. */
const TRIES: Tries = { ofOne: 5, ofAll: 10 };
/** How long a page waits until the bot is connected, in ms. */
const PATIENCE = 15_000;

/** Where the bot gets its token, if it was started without one. */
export function discordPage(deps: WebDeps, desk: TokenDesk, assets: Assets): Hono {
  const now = deps.elapsed ?? (() => performance.now());
  const whole = (c: Context, outcome: TokenOutcome | null) => {
    const asked = askedWorkshop(c, deps);
    const title = asked.told.discordTitle;
    const body = discordView(desk.state, outcome, asked);
    const parts = { at: 'discord', title, body, path: '/workshop/discord' } as const;
    return c.html(workshopPage(asked, assets, deps, parts), outcome ? STATUS[outcome.kind] : 200);
  };
  return new Hono()
    .get('/', (c) => whole(c, null))
    .post('/', fewTries(TRIES, deps.place, now), async (c) => {
      const fields = await c.req.parseBody();
      const outcome = await desk.offer(textOf(fields, 'token'), textOf(fields, 'keep') === '1');
      if (outcome.kind === 'taken') await desk.settled(PATIENCE);
      return whole(c, outcome);
    });
}

const STATUS = {
  taken: 200,
  misshapen: 422,
  refused: 422,
  // No 5xx: a proxy would replace the page.
  unchecked: 409,
  late: 409,
} as const satisfies Record<TokenOutcome['kind'], number>;

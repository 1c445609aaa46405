import type { AnswerService } from '../answer/service.js';
import type { Locale } from '../config.js';
import type { Logger } from '../logger.js';
import type { PageChannel } from './channel/channel.js';
import type { Exposure } from './safety/exposure.js';
import type { Place } from './safety/origins.js';
import type { WorkshopParts } from './workshop/parts.js';

/** Answers requests by itself, such as a Hono app. */
export interface ForPrograms {
  fetch(request: Request, env?: unknown): Response | Promise<Response>;
}

/** Everything that the pages are made from. */
export interface WebDeps {
  readonly channel: PageChannel;
  /** What the reader reads. */
  readonly answers: AnswerService;
  readonly place: Place;
  readonly exposure: Exposure;
  /** The pages' password; null if they are open or closed. */
  readonly password: string | null;
  /** The key that sessions are signed with. */
  readonly key: Uint8Array;
  /** The language for people whose own is not supported. */
  readonly locale: Locale;
  readonly logger: Logger;
  /**
   * Answers programs at `/api` and `/mcp`, behind the same checks of host, origin and rate. It decides itself who may
   * use it: it does not ask for the pages' password.
   */
  readonly api?: ForPrograms;
  /** What admins work with; missing: there is no workshop. */
  readonly workshop?: WorkshopParts;
  /** A monotonic clock, in ms. */
  readonly elapsed?: () => number;
}

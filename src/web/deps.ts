import type { AnswerService } from '../answer/service.js';
import type { Locale } from '../config.js';
import type { Logger } from '../logger.js';
import type { PageChannel } from './channel/channel.js';
import type { Exposure } from './safety/exposure.js';
import type { Place } from './safety/origins.js';
import type { WorkshopParts } from './workshop/parts.js';

/** Answers requests by itself, as an app of Hono's does. */
export interface ForPrograms {
  fetch(request: Request, env?: unknown): Response | Promise<Response>;
}

/** All that the pages are made from. */
export interface WebDeps {
  readonly channel: PageChannel;
  /** What the reader reads. */
  readonly answers: AnswerService;
  readonly place: Place;
  readonly exposure: Exposure;
  /** Of the pages; null where they are open or closed. */
  readonly password: string | null;
  /** What sessions are signed with. */
  readonly key: Uint8Array;
  /** The language for those whose own is not spoken. */
  readonly locale: Locale;
  readonly logger: Logger;
  /**
   * What programs are answered by, at `/api` and `/mcp`, behind the same checks of host, origin and rate. Who may use it
   * is for itself to say: the password of the pages is not asked for there.
   */
  readonly api?: ForPrograms;
  /** What admins work with; absent: there is no workshop. */
  readonly workshop?: WorkshopParts;
  /** A clock that nobody sets, in ms. */
  readonly elapsed?: () => number;
}

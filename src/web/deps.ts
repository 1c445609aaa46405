import type { Hono } from 'hono';
import type { AnswerService } from '../answer/service.js';
import type { Locale } from '../config.js';
import type { Logger } from '../logger.js';
import type { PageChannel } from './channel/channel.js';
import type { Exposure } from './safety/exposure.js';
import type { Place } from './safety/origins.js';

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
  /** Mounted at `/api`, behind the same checks of host, origin and rate. */
  readonly api?: Hono;
  /** Whether that asks for keys by itself; otherwise the password of the pages is asked for there, too. */
  readonly apiHasKeys?: boolean;
  /** A clock that nobody sets, in ms. */
  readonly elapsed?: () => number;
}

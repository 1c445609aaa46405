import { html } from 'hono/html';

export { html };

/** Markup in which everything that was put in is escaped. */
export type Html = ReturnType<typeof html>;

/** What may be put into markup. */
export type Content = Html | string | readonly Content[];

/** Nothing. */
export const NOTHING = html``;

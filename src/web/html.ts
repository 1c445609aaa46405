import { html } from 'hono/html';

export { html };

/** Markup in which all values are escaped. */
export type Html = ReturnType<typeof html>;

/** What may be put into markup. */
export type Content = Html | string | readonly Content[];

/** Empty markup. */
export const NOTHING = html``;

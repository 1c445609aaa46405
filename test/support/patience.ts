/**
 * How long a test waits for what should happen, in ms. It measures nothing: it only ends a wait for what never comes.
 * It is long, since a machine with other work is ten times slower than an idle one.
 */
export const PATIENCE = 300_000;

/** For a wait inside a test: a little less, so that its own message is shown. */
export const INNER_PATIENCE = PATIENCE - 10_000;

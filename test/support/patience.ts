/**
 * How long a test waits for what should happen, in ms. It measures nothing: it only ends a wait for what never comes.
 * A machine that does other work beside is ten times slower than one that does not, so it is long.
 */
export const PATIENCE = 300_000;

/** For a wait inside of a test: a little less, so that its own message is shown. */
export const INNER_PATIENCE = PATIENCE - 10_000;

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** A signal that aborts on the first SIGINT or SIGTERM; a second one ends the process at once, as without us. */
export function abortOnSignals(): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const abort = (): void => {
    release();
    controller.abort();
  };
  const release = (): void => {
    for (const name of SIGNALS) process.removeListener(name, abort);
  };
  for (const name of SIGNALS) process.on(name, abort);
  return { signal: controller.signal, release };
}

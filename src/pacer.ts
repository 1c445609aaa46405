import { setImmediate } from 'node:timers/promises';

/** How long work may go on without the event loop: less than anybody notices. In ms. */
const SLICE = 15;

/** Makes a function to await between small steps of long work: now and then it lets the event loop go on. */
export function pacer(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < SLICE) return undefined;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}

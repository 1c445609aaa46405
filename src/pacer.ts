import { setImmediate } from 'node:timers/promises';

/** How long work may hold up the event loop, in ms: less than anybody notices. */
const SLICE = 15;

/** Makes a function to await between the small steps of long work: now and then it lets the event loop run. */
export function pacer(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < SLICE) return undefined;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}

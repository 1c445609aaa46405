import type { Shape } from './shapes.js';
import type { Stage } from './stage.js';

/** The smaller of the two sizes, in UTF-16 code units; the other is twice as large. */
const SIZE = 6000;
/** The work on twice as much takes twice as long if it grows with the size, four times with its square. */
export const MOST_GROWTH = 3;
/** Less than this is noise, in milliseconds of processor time. */
const LEAST = 25;
/** How often both sizes are tried again while the growth looks too large: disturbances pass, growth does not. */
const RUNS = 4;

/**
 * How much longer a stage works on twice as much of a shape; 0 if it is done in no time. Too large a growth must also
 * show from twice to four times as much: a square does, a disturbance hardly ever.
 */
export async function growthOf(stage: Stage, shape: Shape): Promise<number> {
  const growth = await doubling(stage, shape, SIZE);
  return growth > MOST_GROWTH ? Math.min(growth, await doubling(stage, shape, 2 * SIZE)) : growth;
}

async function doubling(stage: Stage, shape: Shape, size: number): Promise<number> {
  const large = await stage.prepare(shape.make(2 * size));
  let ofLarge = await timeOf(large);
  if (ofLarge < LEAST) return 0;
  const small = await stage.prepare(shape.make(size));
  let ofSmall = await timeOf(small);
  for (let run = 1; run < RUNS && ofLarge > MOST_GROWTH * ofSmall; run++) {
    ofLarge = Math.min(ofLarge, await timeOf(large));
    if (ofLarge < LEAST) return 0;
    ofSmall = Math.min(ofSmall, await timeOf(small));
  }
  return ofLarge / ofSmall;
}

/** The processor time that the work takes, in milliseconds: other work on the machine hardly counts. */
async function timeOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

import type { Shape } from './shapes.js';
import type { Stage } from './stage.js';

/** The smaller of the two sizes, in UTF-16 code units; the other is twice as large. */
const SIZE = 6000;
/** The work on twice as much takes twice as long where it grows with the size, four times with its square. */
export const MOST_GROWTH = 3;
/** Less is noise, in milliseconds of the processor's time. */
const LEAST = 25;
/** How often both sizes are tried again while the growth looks too large: what disturbs passes, what grows does not. */
const RUNS = 4;

/**
 * How much longer a stage works on twice as much of a shape; 0 where it is done in no time. A growth that is too large
 * has to show from twice to four times as much as well: a square does, a disturbance hardly.
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

/** The processor's time that the work takes, in milliseconds: what else the machine does hardly counts. */
async function timeOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

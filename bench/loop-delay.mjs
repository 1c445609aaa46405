// Loaded into the bot by `--import`: measures how long its main thread keeps events waiting. SIGUSR2 starts the
// measurement; the figures, in ms, are written to `$LOOP_DELAY_DIR/<pid>.json` when the process ends.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const directory = process.env.LOOP_DELAY_DIR;
if (isMainThread && directory) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  process.on('SIGUSR2', () => delay.reset());
  process.on('exit', () => {
    const ms = (/** @type {number} */ nanoseconds) => nanoseconds / 1e6;
    const figures = { p50: ms(delay.percentile(50)), p99: ms(delay.percentile(99)), max: ms(delay.max) };
    writeFileSync(join(directory, `${process.pid}.json`), JSON.stringify(figures));
  });
}

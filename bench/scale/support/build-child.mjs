// Writes a library and tells what it took: data folder, collections in JSON. Prints a `Built`.
import { LocalStore } from '#dist/index/local/store.js';
import { writeLibrary } from './library.mjs';

/**
 * @typedef {object} Built
 * @property {number} wall in s
 * @property {number} cpu in s, of the processor
 * @property {number} finish what of `wall` comes after the last passage
 * @property {number} rss at the most, in MB
 */

const [data = '', collections = '[]'] = process.argv.slice(2);
/** @type {import('./library.mjs').Collection[]} */
const wanted = JSON.parse(collections);

const started = performance.now();
const finish = await writeLibrary(new LocalStore(data), wanted, (passages) => {
  const { user, system } = process.cpuUsage();
  const seconds = (user + system) / 1e6;
  process.stderr.write(
    `${passages} ${seconds.toFixed(1)} s ${Math.round(process.memoryUsage().rss / 1e6)} MB\n`,
  );
});
const { user, system } = process.cpuUsage();
const { maxRSS } = process.resourceUsage();
process.stdout.write(
  `${JSON.stringify({
    wall: (performance.now() - started) / 1000,
    cpu: (user + system) / 1e6,
    finish: finish / 1000,
    rss: maxRSS / 1000,
  })}\n`,
);

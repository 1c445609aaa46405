import { join } from 'node:path';
import { bringNode, isBrought, otherNode } from './brought-node.mjs';
import { buildIsFresh, compile } from './compile.mjs';
import { install } from './install.mjs';
import { withLock } from './lock.mjs';
import { say } from './say.mjs';
import { isInstallFresh } from './stamp.mjs';
import { tell } from './words/words.mjs';

/** @typedef {{ isDone: () => boolean, run: () => Promise<void> }} Step */

/**
 * Prepares the project so that the target can run. Costs a few milliseconds if everything is ready.
 *
 * @param {string} root
 * @param {{ needsBuild: boolean }} needs
 * @param {{ mayChange: boolean }} node whether another Node than this one may be taken
 * @returns {Promise<string>} the path of the Node to run the target with
 * @throws BootstrapError if that fails
 */
export async function prepare(root, { needsBuild }, { mayChange }) {
  const other = mayChange ? otherNode(root) : null;
  const node = other?.path ?? process.execPath;
  const folder = join(root, 'data', 'bootstrap');
  /** @type {Step[]} */
  const steps = [
    { isDone: () => isInstallFresh(root), run: () => install(root, node, join(folder, 'npm-ci.log')) },
    { isDone: () => !needsBuild || buildIsFresh(root), run: () => compile(root, node) },
  ];
  if (other) {
    const log = join(folder, 'npm-ci-node.log');
    steps.unshift({ isDone: () => isBrought(other), run: () => bringNode(root, other, log) });
  }
  await runAlone(steps, join(folder, 'lock'));
  return node;
}

/**
 * Takes the remaining steps, while nobody else does.
 *
 * @param {readonly Step[]} steps each checked once more when its turn comes: somebody else may have taken it
 * @param {string} lock
 */
async function runAlone(steps, lock) {
  if (steps.every(({ isDone }) => isDone())) return;
  await withLock(
    lock,
    ({ pid }) => say(tell('waiting for process {{pid}}, which is preparing this folder', { pid })),
    async () => {
      for (const { isDone, run } of steps) if (!isDone()) await run();
    },
  );
}

import { join } from 'node:path';
import { buildIsFresh, compile } from './compile.mjs';
import { BootstrapError } from './errors.mjs';
import { install, installIsFresh } from './install.mjs';
import { withLock } from './lock.mjs';
import { say } from './say.mjs';

export { BootstrapError };

/** The oldest Node this project runs on. */
const OLDEST_NODE = 20;

/**
 * Brings the project to where the target can run. Costs a few milliseconds where everything is there.
 *
 * @param {string} root
 * @param {{ needsBuild: boolean }} needs
 * @throws BootstrapError where that fails
 */
export async function prepare(root, { needsBuild }) {
  assertNode(process.versions.node);
  const isReady = () => installIsFresh(root) && (!needsBuild || buildIsFresh(root));
  if (isReady()) return;
  const folder = join(root, 'data', 'bootstrap');
  await withLock(
    join(folder, 'lock'),
    ({ pid }) => say(`waiting for process ${pid}, which is preparing this folder`),
    async () => {
      if (!installIsFresh(root)) await install(root, join(folder, 'npm-ci.log'));
      if (needsBuild && !buildIsFresh(root)) await compile(root);
    },
  );
}

/**
 * @param {string} version as `process.versions.node`
 * @throws BootstrapError where it is too old
 */
export function assertNode(version) {
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return;
  throw new BootstrapError(
    `This is Node ${version}, and version ${OLDEST_NODE} or later is needed: get one from https://nodejs.org.`,
  );
}

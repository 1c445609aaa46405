import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BootstrapError } from './errors.mjs';
import { npm } from './npm.mjs';
import { say } from './say.mjs';
import { currentRuntime, isInstallFresh, stampInstall } from './stamp.mjs';
import { isSupported, oldestNode } from './supported-node.mjs';
import { tell } from './words/words.mjs';

/**
 * @typedef {{ version: string, folder: string, path: string }} BroughtNode
 *   `folder` is the npm project that holds it, `path` its program
 */

/** Set to "pinned", it makes the bootstrap use the Node that it can bring, whatever the machine's own version. */
const CHOICE = 'VERBATIM_NODE';

/**
 * The Node to run with instead of this one.
 *
 * @param {string} root
 * @returns {BroughtNode | null} null if this one is good enough; the returned one may have to be brought first
 * @throws BootstrapError if this one is too old and there is none to bring for this system
 */
export function otherNode(root) {
  const oldest = oldestNode(root);
  if (process.env[CHOICE] !== 'pinned' && isSupported(process.versions.node, oldest)) return null;
  const folder = join(root, 'scripts', 'node');
  const { platform, arch, libc } = currentRuntime();
  const name = `node-${platform}-${arch}`;
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  const locked = packages[`node_modules/${name}`];
  if (!locked || libc === 'musl') throw new BootstrapError(noneMessage(oldest, `${platform} ${arch}`));
  return { version: locked.version, folder, path: programOf(folder, name) };
}

/**
 * @param {string} folder an npm project
 * @param {string} name of a package that holds a Node
 */
export function programOf(folder, name) {
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(folder, 'node_modules', name, 'bin', program);
}

/**
 * The environment of what runs on the chosen Node, so that it does not choose again.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function withoutChoice({ [CHOICE]: _chosen, ...env }) {
  return env;
}

/** @param {BroughtNode} node */
export function isBrought(node) {
  return existsSync(node.path) && isInstallFresh(node.folder);
}

/**
 * Has npm install it, in its locked version and with its locked checksum.
 *
 * @param {string} root
 * @param {BroughtNode} node
 * @param {string} logFile where npm's output goes
 */
export async function bringNode(root, node, logFile) {
  const oldest = oldestNode(root);
  const { version } = node;
  say(
    tell('bringing Node {{version}} by npm, about 50 MB, to run with it: {{why}}', {
      version,
      why: reasonFor(oldest),
    }),
  );
  const exitCode = await npm(['ci', '--loglevel=verbose', '--no-progress'], node.folder, logFile);
  const { stdout } = spawnSync(node.path, ['--version'], { encoding: 'utf8' });
  // npm does not fail for a package of another system, nor for one that can't be downloaded.
  if (exitCode !== 0 || stdout?.trim() !== `v${node.version}`) {
    throw new BootstrapError(failedMessage(oldest, node.version, logFile));
  }
  stampInstall(node.folder);
}

/** @param {string} oldest */
function reasonFor(oldest) {
  const { node } = process.versions;
  if (isSupported(node, oldest)) return tell('{{name}} asks for it', { name: CHOICE });
  return tell("this machine's is {{node}}, and {{oldest}} or later is needed", { node, oldest });
}

/**
 * @param {string} oldest
 * @param {string} system
 */
function noneMessage(oldest, system) {
  return tell(
    'This is Node {{node}}, and {{oldest}} or later is needed: get one from https://nodejs.org, since npm has none that could be brought for {{system}}.',
    { node: process.versions.node, oldest, system },
  );
}

/**
 * @param {string} oldest
 * @param {string} version
 * @param {string} logFile
 */
function failedMessage(oldest, version, logFile) {
  return [
    tell(
      'Node {{version}} could not be brought: check the network, the proxy and the registry npm is set to,\nor install Node {{oldest}} or later yourself, from https://nodejs.org.',
      { version, oldest },
    ),
    tell("npm's whole output is in {{file}}", { file: logFile }),
  ].join('\n');
}

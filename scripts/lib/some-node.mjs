import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programOf } from './brought-node.mjs';
import { npm } from './npm.mjs';

/**
 * Has npm install a Node of this system into a folder.
 *
 * @param {string} root
 * @param {string} version a major version, of which the newest is taken, or a whole one
 * @param {string} folder
 * @returns {Promise<{ node: string | null, whyNot: string }>} the path of its program, or null and npm's reason
 */
export async function someNode(root, version, folder) {
  const name = `node-${process.platform}-${process.arch}`;
  const log = join(folder, 'npm.log');
  writeFileSync(join(folder, 'package.json'), '{}');
  const args = ['install', '--no-audit', '--no-fund', `${name}@npm:${packageOf(root, name)}@${version}`];
  if ((await npm(args, folder, log)) === 0) return { node: programOf(folder, name), whyNot: '' };
  const [first = 'no reason given'] = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('npm error'));
  return { node: null, whyNot: first };
}

/**
 * Its name in npm, if that is another one.
 *
 * @param {string} root
 * @param {string} name
 */
function packageOf(root, name) {
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'scripts/node/package.json'), 'utf8'));
  return /^npm:(.+)@/.exec(optionalDependencies[name] ?? '')?.[1] ?? name;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The oldest Node that the project runs on, as `engines` in package.json has it.
 *
 * @param {string} root
 * @returns {string} such as 22.22.0
 */
export function oldestNode(root) {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const oldest = /^>=(\d+\.\d+\.\d+)$/.exec(engines?.node ?? '')?.[1];
  if (oldest) return oldest;
  throw new Error('package.json: engines.node has to have the form ">=22.0.0"');
}

/**
 * @param {string} version as `process.versions.node`
 * @param {string} oldest
 */
export function isSupported(version, oldest) {
  const [major = 0, minor = 0, patch = 0] = numbersOf(version);
  const [leastMajor = 0, leastMinor = 0, leastPatch = 0] = numbersOf(oldest);
  return (major - leastMajor || minor - leastMinor || patch - leastPatch) >= 0;
}

/** @param {string} version what follows a hyphen, as in 22.0.0-rc.1, does not count */
const numbersOf = (version) => version.split('-', 1).join('').split('.').map(Number);

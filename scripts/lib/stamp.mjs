import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * @typedef {{ platform: string, arch: string, libc: string }} Runtime
 *   what compiled modules depend on: the system, the processor and the C library. Not Node: all of them are of
 *   Node-API, and run on every Node from the oldest that is supported.
 */

/** @returns {Runtime} */
export function currentRuntime() {
  // A folder shared with an Alpine container has modules for the wrong C library.
  const libc = existsSync('/etc/alpine-release') ? 'musl' : 'default';
  return { platform: process.platform, arch: process.arch, libc };
}

/**
 * What node_modules depends on.
 *
 * @param {string | Buffer} lockFile the content of package-lock.json
 * @param {Runtime} runtime
 */
export function installFingerprint(lockFile, runtime) {
  const { platform, arch, libc } = runtime;
  return hash([lockFile, platform, arch, libc]);
}

/**
 * @param {string} folder one with a package-lock.json
 * @returns {boolean} whether its node_modules was stamped for this lock file and this system
 */
export function isInstallFresh(folder) {
  return readStamp(installStamp(folder)) === installFingerprintOf(folder);
}

/** @param {string} folder */
export function stampInstall(folder) {
  writeStamp(installStamp(folder), installFingerprintOf(folder));
}

/**
 * The stamp of an installation, which is inside node_modules, so that it goes when they go.
 *
 * @param {string} folder
 */
export const installStamp = (folder) => join(folder, 'node_modules', '.verbatim-stamp');

/** @param {string} folder */
const installFingerprintOf = (folder) =>
  installFingerprint(readFileSync(join(folder, 'package-lock.json')), currentRuntime());

/**
 * What dist depends on. Contents count, not times: a checkout changes only the times.
 *
 * @param {string} root
 */
export function sourceFingerprint(root) {
  const files = filesBelow(join(root, 'src')).sort();
  const inputs = [...files.map((file) => join('src', file)), 'tsconfig.json', 'package-lock.json'];
  return hash(inputs.flatMap((file) => [file.replaceAll('\\', '/'), readFileSync(join(root, file))]));
}

/**
 * @param {string} folder
 * @returns {string[]} every file at any depth, relative to the folder; none if it does not exist
 */
export function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1));
}

/**
 * @param {string} file
 * @returns {string | null} what was stamped, or null
 */
export function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

/**
 * @param {string} file
 * @param {string} fingerprint
 */
export function writeStamp(file, fingerprint) {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, `${fingerprint}\n`);
  renameSync(temporary, file);
}

/** @param {readonly (string | Buffer)[]} parts */
function hash(parts) {
  const sum = createHash('sha256');
  // The length before each part keeps ['ab', 'c'] and ['a', 'bc'] apart.
  for (const part of parts) sum.update(`${Buffer.byteLength(part)}:`).update(part);
  return sum.digest('hex');
}

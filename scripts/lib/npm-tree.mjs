/**
 * @typedef {{ version?: string, resolved?: string, integrity?: string, link?: boolean, optional?: boolean }} LockEntry
 * @typedef {{ packages: Record<string, LockEntry> }} Lock
 */

/**
 * Whether npm has already installed what the lock file lists, for a folder that was installed by hand.
 *
 * @param {Lock} lock package-lock.json
 * @param {Lock} installed node_modules/.package-lock.json, npm's own record of what is there
 * @returns {boolean} true if every package is there in its version; optional ones may be missing, since
 *   most of them are built for another system
 */
export function isInstalled(lock, installed) {
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed.packages[path];
    if (!found) return wanted.optional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/**
 * @param {Lock} lock
 * @param {readonly string[]} names
 * @returns {string[]} those of the names that the lock file installs at the top level
 */
export function lockedAmong(lock, names) {
  return names.filter((name) => lock.packages[`node_modules/${name}`]);
}

import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, relative } from 'node:path';

/** What changes a folder. The first path among the arguments names the file, or the handle of one that is open. */
const CHANGES = /** @type {const} */ ([
  'appendFileSync',
  'copyFileSync',
  'fsyncSync',
  'linkSync',
  'mkdirSync',
  'renameSync',
  'rmSync',
  'rmdirSync',
  'symlinkSync',
  'truncateSync',
  'unlinkSync',
  'writeFileSync',
  'writeSync',
]);

/**
 * Tells of every call that changes something below a folder, just before it is made: `renameSync CURRENT.tmp`. Ids of
 * generations are written as `*`. What native modules write by themselves is not seen.
 *
 * @param {string} folder @param {(step: string) => void} onStep
 */
export function watchSteps(folder, onStep) {
  const pathOf = rememberOpened();
  let depth = 0;
  for (const name of CHANGES) {
    const change = /** @type {(...args: unknown[]) => unknown} */ (fs[name]);
    Object.assign(fs, {
      /** @param {unknown[]} args */
      [name]: (...args) => {
        const path = args.map(pathOf).find((one) => one === folder || one?.startsWith(`${folder}/`));
        const isNothing = name === 'mkdirSync' && path !== undefined && fs.existsSync(path);
        // Some calls are made of others, which ones depends on the version of Node.
        depth++;
        try {
          if (path !== undefined && depth === 1 && !isNothing) onStep(stepOf(name, relative(folder, path)));
          return change(...args);
        } finally {
          depth--;
        }
      },
    });
  }
  syncBuiltinESMExports();
}

/** @returns {(arg: unknown) => string | undefined} the path that an argument is or stands for */
function rememberOpened() {
  /** @type {Map<unknown, string>} */
  const opened = new Map();
  const { openSync } = fs;
  fs.openSync = (path, ...rest) => {
    const handle = openSync(path, ...rest);
    opened.set(handle, String(path));
    return handle;
  };
  return (arg) => (typeof arg === 'string' ? arg : opened.get(arg));
}

/** The files of a generation are flushed in any order: one step. @param {string} name @param {string} path */
function stepOf(name, path) {
  const shown = path.replaceAll(/\d{8}T\d{9}Z/g, '*') || '.';
  return `${name} ${name === 'fsyncSync' && shown.includes('/.building-*/') ? dirname(shown) : shown}`;
}

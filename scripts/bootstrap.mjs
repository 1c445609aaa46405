// What every `npm` script of this project starts with: it brings node_modules and dist up to date, then runs
// the target. Plain JavaScript without dependencies, since it runs before anything is installed.
//
//   node scripts/bootstrap.mjs start|cli|test|node|check|build [arguments]
import { fileURLToPath } from 'node:url';
import { endWithParent, followsParent } from './lib/parent.mjs';
import { BootstrapError, prepare } from './lib/prepare.mjs';
import { say } from './lib/say.mjs';
import { runTarget, targetFor } from './lib/targets.mjs';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const [name, ...args] = process.argv.slice(2);

/** @returns {Promise<import('./lib/targets.mjs').Target | null>} null where the preparations failed */
async function ready() {
  try {
    const target = targetFor(name, args, root);
    await prepare(root, target);
    return target;
  } catch (error) {
    if (!(error instanceof BootstrapError)) throw error;
    say(error.message);
    process.exitCode = error.exitCode;
    return null;
  }
}

if (followsParent(process.env, process.platform)) endWithParent();
const target = await ready();
// Outside of any try: what the target throws is the target's to report.
if (target) await runTarget(target);

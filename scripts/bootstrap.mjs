// Every `npm` script of this project starts with this: it brings node_modules and dist up to date, then runs the
// target, on a Node that it downloads if this one is too old. Plain JavaScript without dependencies that an old Node
// understands, since it runs before anything is installed.
//
//   node scripts/bootstrap.mjs start|cli|test|bench|node|check|build [arguments]
import { fileURLToPath } from 'node:url';
import { withoutChoice } from './lib/brought-node.mjs';
import { BootstrapError } from './lib/errors.mjs';
import { handOver, takeSignals, wasHandedOver } from './lib/handover.mjs';
import { endWithParent, followsParent } from './lib/parent.mjs';
import { prepare } from './lib/prepare.mjs';
import { say } from './lib/say.mjs';
import { runTarget, targetFor } from './lib/targets.mjs';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const [name, ...args] = process.argv.slice(2);
const isOther = wasHandedOver();

/**
 * @returns {Promise<{ target: import('./lib/targets.mjs').Target, node: string } | null>} null if the preparations
 * failed
 */
async function ready() {
  try {
    const target = targetFor(name, args, root);
    return { target, node: await prepare(root, target, { mayChange: !isOther }) };
  } catch (error) {
    if (!(error instanceof BootstrapError)) throw error;
    say(error.message);
    process.exitCode = error.exitCode;
    return null;
  }
}

if (isOther) takeSignals();
else if (followsParent(process.env, process.platform)) endWithParent();
const prepared = await ready();
// Outside any try: the target reports its own errors.
if (prepared?.node === process.execPath) await runTarget(prepared.target);
else if (prepared) {
  const again = [...process.execArgv, ...process.argv.slice(1)];
  process.exitCode = await handOver(prepared.node, again, withoutChoice(process.env));
}

import { spawn } from 'node:child_process';
import { listed, sentence, type Told } from '../../sentence.js';
import type { Finding } from './finding.js';
import { NATIVE_MODULES } from './native-modules.js';
import { isSupported, OLDEST_NODE } from './node-version.js';

/** @param version this Node's */
export async function checkNode(version: string): Promise<Finding> {
  const message = `${version} (${process.platform} ${process.arch})`;
  if (isSupported(version)) return { name: 'Node.js', status: 'ok', message };
  return {
    name: 'Node.js',
    status: 'fail',
    message: sentence('{{message}} is too old', { message }),
    advice: sentence('install Node.js {{oldest}} or newer, or run this by npm, whose scripts bring one', {
      oldest: OLDEST_NODE,
    }),
  };
}

/** @param probe the program that uses a module, given its name: `native-probe` */
export async function checkNativeModules(probe: string): Promise<Finding> {
  const names = Object.keys(NATIVE_MODULES);
  const failures = await Promise.all(names.map((name) => whyNot(probe, name)));
  const broken = names.flatMap((name, i) =>
    failures[i] ? [sentence('{{name}} ({{why}})', { name, why: failures[i] })] : [],
  );
  const name = 'native modules';
  if (broken.length === 0)
    return { name, status: 'ok', message: sentence('{{names}} load', { names: names.join(', ') }) };
  return {
    name,
    status: 'fail',
    message: sentence('not usable: {{modules}}', { modules: listed(broken) }),
    advice: sentence(
      'if this Node is one that is supported, delete node_modules and run npm start: it installs them and says what a build lacks',
    ),
  };
}

/** Why a native module can't be used on this Node, or null. */
function whyNot(probe: string, module: string): Promise<Told | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [probe, module], { stdio: ['ignore', 'pipe', 'ignore'] });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve(null);
      else resolve(said.split('\n', 1)[0] || endedBy(signal, code));
    });
  });
}

function endedBy(signal: NodeJS.Signals | null, code: number | null): Told {
  if (signal !== null) return sentence('it ends the process: {{signal}}', { signal });
  return sentence('it ends the process: exit code {{code}}', { code: String(code) });
}

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tell } from './words/words.mjs';

/** @typedef {'python' | 'make' | 'compiler' | 'headers'} Tool */
/** @typedef {'debian' | 'fedora' | 'alpine' | 'macos' | 'windows'} System */

/** @type {Record<Tool, string>} */
const TOOL_NAMES = {
  python: 'Python 3 (python3)',
  make: 'make',
  compiler: 'a C++ compiler (g++ or clang++)',
  headers: "Node's headers (node.h), which are otherwise downloaded from nodejs.org",
};

/** @type {Record<System, { name: string, command: string, headers: string }>} */
const INSTALL = {
  debian: {
    name: 'Debian, Ubuntu',
    command: 'sudo apt-get install -y python3 make g++',
    headers: 'sudo apt-get install -y libnode-dev',
  },
  fedora: {
    name: 'Fedora',
    command: 'sudo dnf install -y python3 make gcc-c++',
    headers: 'sudo dnf install -y nodejs-devel',
  },
  alpine: { name: 'Alpine', command: 'apk add python3 make g++', headers: 'apk add nodejs-dev' },
  macos: {
    name: 'macOS',
    command: 'xcode-select --install',
    headers: 'take Node from nodejs.org or Homebrew, which bring them',
  },
  windows: {
    name: 'Windows',
    command:
      'winget install -e --id Python.Python.3.12 && winget install -e --id Microsoft.VisualStudio.2022.BuildTools --override "--passive --wait --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended"',
    headers: 'allow the download from nodejs.org',
  },
};

/**
 * The folder above `include/node` that came with this Node, so that nothing has to be downloaded.
 *
 * @param {string} execPath the path of the running Node
 * @param {string} modules its ABI number: headers of another Node would build what can't be loaded
 * @returns {string | null} null if there are none, or none that fit
 */
export function headersBeside(execPath, modules) {
  const prefix = join(dirname(execPath), '..');
  const include = join(prefix, 'include', 'node');
  const version = join(include, 'node_version.h');
  if (!existsSync(join(include, 'node.h')) || !existsSync(version)) return null;
  const abi = /^#define NODE_MODULE_VERSION (\d+)/m.exec(readFileSync(version, 'utf8'));
  return abi?.[1] === modules ? prefix : null;
}

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {{ platform: string, headers: boolean, works?: (command: string) => boolean }} machine `headers`: whether
 * Node's headers are there; `works`: whether a command can be run
 * @returns {Tool[]} what a native module needs to compile and can't be found
 */
export function missingTools(env, { platform, headers, works = answers }) {
  const any = (/** @type {(string | undefined)[]} */ ...commands) =>
    commands.some((command) => command && works(command));
  /** @type {Tool[]} */
  const missing = [];
  if (!any(env.npm_config_python, env.PYTHON, 'python3', 'python')) missing.push('python');
  // Visual Studio's tools are not on the PATH, so nothing can be said about them on Windows.
  if (platform !== 'win32') {
    if (!any(env.MAKE, 'make', 'gmake')) missing.push('make');
    if (!any(env.CXX, 'g++', 'c++', 'clang++')) missing.push('compiler');
  }
  if (!headers) missing.push('headers');
  return missing;
}

/**
 * @param {string} platform as `process.platform`
 * @param {string} osRelease the content of /etc/os-release, or nothing
 * @returns {System | null}
 */
export function systemOf(platform, osRelease) {
  if (platform === 'darwin') return 'macos';
  if (platform === 'win32') return 'windows';
  const ids = [...osRelease.matchAll(/^ID(?:_LIKE)?="?([^"\n]*)/gm)].flatMap(([, id = '']) => id.split(' '));
  if (ids.includes('debian') || ids.includes('ubuntu')) return 'debian';
  if (ids.includes('fedora') || ids.includes('rhel')) return 'fedora';
  return ids.includes('alpine') ? 'alpine' : null;
}

/**
 * What is missing, and the command for it on each system, this one's first.
 *
 * @param {readonly Tool[]} missing
 * @param {System | null} system
 */
export function describeMissing(missing, system) {
  const tools = missing.some((tool) => tool !== 'headers');
  const order = /** @type {System[]} */ (Object.keys(INSTALL)).sort(
    (a, b) => Number(b === system) - Number(a === system),
  );
  const lines = order.flatMap((key) => {
    const { name, command, headers } = INSTALL[key];
    const here = key === system ? tell(' (this system)') : '';
    const commands = [tools && command, missing.includes('headers') && tell(headers)];
    return commands.filter(Boolean).map((text) => `  ${`${name}${here}:`.padEnd(32)} ${text}`);
  });
  const list = missing.map((tool) => `  - ${tell(TOOL_NAMES[tool])}`);
  return [tell('Missing for compiling native modules:'), ...list, tell('To install it:'), ...lines].join(
    '\n',
  );
}

/** @param {string} command */
function answers(command) {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
}

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exitCodeOf, mustForward } from '../../scripts/lib/child.mjs';
import { publish } from '../../scripts/lib/compile.mjs';
import { explainFailure } from '../../scripts/lib/install-failure.mjs';
import { isGone } from '../../scripts/lib/lock.mjs';
import { isInstalled } from '../../scripts/lib/npm-tree.mjs';
import { filesBelow, installFingerprint, sourceFingerprint } from '../../scripts/lib/stamp.mjs';
import { isSupported, oldestNode } from '../../scripts/lib/supported-node.mjs';
import { targetFor } from '../../scripts/lib/targets.mjs';
import { describeMissing, headersBeside, missingTools, systemOf } from '../../scripts/lib/toolchain.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-decisions-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Writes files below the test's folder. */
function write(files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

describe('what makes an installation stale', () => {
  const runtime = { platform: 'linux', arch: 'x64', libc: 'default' };

  test('the same lock file on the same runtime is fresh', () => {
    expect(installFingerprint('lock', { ...runtime })).toBe(installFingerprint(Buffer.from('lock'), runtime));
  });

  test.each([
    ['another lock file', 'lock 2', runtime],
    ['another system', 'lock', { ...runtime, platform: 'darwin' }],
    ['another processor', 'lock', { ...runtime, arch: 'arm64' }],
    ['another C library', 'lock', { ...runtime, libc: 'musl' }],
  ])('%s is stale', (_name, lock, other) => {
    expect(installFingerprint(lock, other)).not.toBe(installFingerprint('lock', runtime));
  });

  test('what was installed by hand is kept where every package is there in its version', () => {
    const lock = { packages: { '': {}, 'node_modules/a': { version: '1.0.0', integrity: 'x' } } };
    expect(isInstalled(lock, lock)).toBe(true);
    expect(isInstalled(lock, { packages: {} })).toBe(false);
    expect(isInstalled(lock, { packages: { 'node_modules/a': { version: '1.0.1', integrity: 'x' } } })).toBe(
      false,
    );
    expect(isInstalled(lock, { packages: { 'node_modules/a': { version: '1.0.0', integrity: 'y' } } })).toBe(
      false,
    );
  });

  test('a package for another system may be missing', () => {
    const lock = { packages: { '': {}, 'node_modules/a-win32': { version: '1.0.0', optional: true } } };
    expect(isInstalled(lock, { packages: {} })).toBe(true);
  });
});

describe('what makes a build stale', () => {
  beforeEach(() => {
    write({ 'tsconfig.json': '{}', 'package-lock.json': '{}', 'src/a.ts': 'a', 'src/b/c.ts': 'c' });
  });

  test('writing the same content again does not', () => {
    const before = sourceFingerprint(folder);
    write({ 'src/a.ts': 'a' });
    expect(sourceFingerprint(folder)).toBe(before);
  });

  test.each([
    ['a changed file', { 'src/a.ts': 'b' }],
    ['a new file', { 'src/b/d.ts': '' }],
    ["the compiler's options", { 'tsconfig.json': '{"a":1}' }],
    ['the locked packages, the compiler among them', { 'package-lock.json': '{"a":1}' }],
  ])('%s does', (_name, change) => {
    const before = sourceFingerprint(folder);
    write(change);
    expect(sourceFingerprint(folder)).not.toBe(before);
  });

  test('a removed and a renamed file do', () => {
    const before = sourceFingerprint(folder);
    rmSync(join(folder, 'src/b/c.ts'));
    const removed = sourceFingerprint(folder);
    write({ 'src/b/renamed.ts': 'c' });
    expect(new Set([before, removed, sourceFingerprint(folder)]).size).toBe(3);
  });

  test('publishing takes over what is new and removes what has no source any more', () => {
    write({ 'next/a.js': 'new', 'next/b/c.js': 'c', 'dist/a.js': 'old', 'dist/gone.js': 'gone' });
    publish(join(folder, 'next'), join(folder, 'dist'));
    expect(filesBelow(join(folder, 'dist')).sort()).toEqual(['a.js', join('b', 'c.js')]);
    expect(readFileSync(join(folder, 'dist', 'a.js'), 'utf8')).toBe('new');
  });
});

describe('a failed build of a native module', () => {
  const gypLog = 'npm error gyp ERR! find Python\nnpm error gyp ERR! not ok';

  test('names each tool that cannot be run', () => {
    const only = (...known: string[]) => ({
      platform: 'linux',
      headers: true,
      works: (command: string) => known.includes(command),
    });
    expect(missingTools({}, only())).toEqual(['python', 'make', 'compiler']);
    expect(missingTools({}, only('python3', 'make', 'clang++'))).toEqual([]);
    expect(missingTools({}, only('python3', 'g++'))).toEqual(['make']);
    expect(missingTools({ CXX: 'my-c++', PYTHON: 'py' }, only('py', 'my-c++', 'make'))).toEqual([]);
    expect(missingTools({}, { ...only('python3', 'make', 'g++'), headers: false })).toEqual(['headers']);
    expect(missingTools({}, { ...only('python'), platform: 'win32' })).toEqual([]);
  });

  test('gives the command for every system, this one first', () => {
    const text = describeMissing(['compiler'], 'fedora');
    expect(text).toContain('C++ compiler');
    expect(text).not.toContain('Python 3 (python3)');
    expect(text.split('\n').find((line) => line.includes('install -y'))).toContain('Fedora (this system)');
    for (const command of ['apt-get install', 'dnf install', 'apk add', 'xcode-select', 'winget install']) {
      expect(text).toContain(command);
    }
  });

  test.each([
    ['darwin', '', 'macos'],
    ['win32', '', 'windows'],
    ['linux', 'ID=debian\n', 'debian'],
    ['linux', 'NAME="x"\nID=linuxmint\nID_LIKE="ubuntu debian"\n', 'debian'],
    ['linux', 'ID="rocky"\nID_LIKE="rhel centos fedora"\n', 'fedora'],
    ['linux', 'ID=alpine\nVERSION_ID=3.20', 'alpine'],
    ['linux', 'ID=nixos\n', null],
  ])('%s %j is %s', (platform, osRelease, system) => {
    expect(systemOf(platform, osRelease)).toBe(system);
  });

  test('tells a missing tool from a network, a disk and a lock file at fault', () => {
    expect(explainFailure(gypLog, ['python'])).toMatchObject({ concernsTools: true, missing: ['python'] });
    expect(explainFailure('npm error code ENOTFOUND', ['python'])).toMatchObject({ concernsTools: false });
    expect(explainFailure('npm error code ENOTFOUND', []).message).toContain('network');
    expect(explainFailure('npm error code SELF_SIGNED_CERT_IN_CHAIN', []).message).toContain('certificate');
    expect(explainFailure(`${gypLog}\nNo space left on device`, []).message).toContain('disk');
    expect(
      explainFailure(
        'npm error `npm ci` can only install when your package.json and package-lock.json are in sync',
        [],
      ).message,
    ).toContain('npm install');
  });

  test('blames missing headers only where their download failed', () => {
    expect(explainFailure(gypLog, ['headers'])).toMatchObject({ concernsTools: false });
    const failed = [
      'stack Error: getaddrinfo ENOTFOUND nodejs.org',
      'stack is related to network connectivity. In most cases you are behind a proxy or have bad',
    ];
    for (const line of failed)
      expect(explainFailure(`${gypLog}\nnpm error gyp ERR! ${line}`, ['headers'])).toMatchObject({
        concernsTools: true,
        missing: ['headers'],
      });
  });

  test('headers beside Node count where they are of its ABI', () => {
    const node = join(folder, 'bin', 'node');
    expect(headersBeside(node, '115')).toBeNull();
    write({
      'include/node/node.h': '',
      'include/node/node_version.h': '#define NODE_MODULE_VERSION 115\n',
    });
    expect(headersBeside(node, '115')).toBe(folder);
    expect(headersBeside(node, '127')).toBeNull();
  });
});

describe('who holds the lock', () => {
  const me = { pid: 7, host: 'here', id: '7-1' };
  const owner = { pid: 8, host: 'here', id: '8-1' };
  const running = () => true;
  const ended = () => false;

  test('a running process holds it, one that ended does not', () => {
    expect(isGone({ owner, seen: 1_000 }, me, 2_000, running)).toBe(false);
    expect(isGone({ owner, seen: 1_000 }, me, 2_000, ended)).toBe(true);
  });

  test('a process on another machine holds it until it falls silent', () => {
    const away = { ...owner, host: 'there' };
    expect(isGone({ owner: away, seen: 1_000 }, me, 2_000, ended)).toBe(false);
    expect(isGone({ owner: away, seen: 1_000 }, me, 200_000, running)).toBe(true);
  });

  test('a lock with our own process number is from before a restart', () => {
    expect(isGone({ owner: { ...owner, pid: me.pid }, seen: 1_000 }, me, 2_000, running)).toBe(true);
  });
});

test('exit codes are those of a shell', () => {
  expect(exitCodeOf(0, null)).toBe(0);
  expect(exitCodeOf(7, null)).toBe(7);
  expect(exitCodeOf(null, 'SIGTERM')).toBe(143);
  expect(exitCodeOf(null, 'SIGINT')).toBe(130);
});

test('a signal is sent on, but not the SIGINT that a terminal sends to all', () => {
  expect(mustForward('SIGTERM', true)).toBe(true);
  expect(mustForward('SIGINT', false)).toBe(true);
  expect(mustForward('SIGINT', true)).toBe(false);
});

describe('which Node will do', () => {
  test.each([
    ['20.20.2', false],
    ['22.21.9', false],
    ['22.22.0-nightly', true],
    ['22.22.0', true],
    ['22.22.1', true],
    ['24.0.0', true],
    ['100.0.0', true],
  ])('%s: %s', (version, expected) => {
    expect(isSupported(version, '22.22.0')).toBe(expected);
  });

  test('a patch counts too', () => {
    expect(isSupported('22.22.0', '22.22.1')).toBe(false);
  });

  test('package.json says from which on, in the one form that is understood', () => {
    write({ 'package.json': '{"engines":{"node":">=22.5.1"}}' });
    expect(oldestNode(folder)).toBe('22.5.1');
    write({ 'package.json': '{"engines":{"node":"^22"}}' });
    expect(() => oldestNode(folder)).toThrow('engines');
  });

  test('the one that can be brought is one of them, on every system', () => {
    const root = join(import.meta.dirname, '../..');
    const { packages } = JSON.parse(readFileSync(join(root, 'scripts/node/package-lock.json'), 'utf8'));
    const nodes: { version?: string; integrity?: string }[] = Object.entries(packages)
      .filter(([path]) => path !== '')
      .map(([, entry]) => entry as object);
    expect(nodes.length).toBeGreaterThan(4);
    for (const { version = '', integrity } of nodes) {
      expect(isSupported(version, oldestNode(root))).toBe(true);
      expect(integrity).toMatch(/^sha512-/);
    }
  });

  test('every package that is installed runs on the oldest', () => {
    const root = join(import.meta.dirname, '../..');
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    const [oldest = 0] = oldestNode(root).split('.').map(Number);
    const asks = Object.entries<{ engines?: { node?: string } }>(packages)
      .filter(([path]) => path !== '')
      .map(([path, { engines }]) => ({ path, least: leastOf(engines?.node ?? '*', oldest) }));
    expect(asks.length).toBeGreaterThan(100);
    for (const { path, least } of asks)
      expect([path, isSupported(oldestNode(root), least)]).toEqual([path, true]);
  });
});

/** The lowest version that a range such as `^18 || >= 20.1` allows within a major version or above. */
function leastOf(range: string, major: number): string {
  const versions = range.split('||').map((part) => (/\d+(\.\d+)*/.exec(part)?.[0] ?? '0').split('.'));
  const fitting = versions.filter(([first]) => Number(first) <= major).map((numbers) => numbers.join('.'));
  return fitting.at(-1) ?? '999';
}

test('targets pass their arguments on, and an unknown one is a usage error', () => {
  expect(targetFor('start', ['--json'], '/p').programs).toEqual([
    { file: join('/p', 'dist', 'cli', 'main.js'), args: ['start', '--json'] },
  ]);
  expect(targetFor('check', [], '/p')).toMatchObject({ needsBuild: false });
  for (const name of [undefined, 'nonsense', 'toString']) {
    expect(() => targetFor(name, [], '/p')).toThrow(expect.objectContaining({ exitCode: 2 }));
  }
});

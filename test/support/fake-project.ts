import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const scripts = fileURLToPath(new URL('../../scripts', import.meta.url));

/** A compiler that copies src to --outDir, notes that it ran, and refuses a file that says "type error". */
const COMPILER = `
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
const out = process.argv[process.argv.indexOf('--outDir') + 1];
const source = readFileSync('src/cli/main.ts', 'utf8');
appendFileSync('compilations.txt', 'x');
if (source.includes('type error')) {
  process.stdout.write('src/cli/main.ts: a type error\\n');
  process.exit(2);
}
mkdirSync(out + '/cli', { recursive: true });
writeFileSync(out + '/cli/main.js', source);
`;

const MANIFEST = {
  name: 'fake',
  version: '1.0.0',
  type: 'module',
  engines: { node: '>=22.0.0' },
  devDependencies: { typescript: 'file:compiler' },
};

const LOCK = {
  name: 'fake',
  version: '1.0.0',
  lockfileVersion: 3,
  requires: true,
  packages: {
    '': { name: 'fake', version: '1.0.0', devDependencies: { typescript: 'file:compiler' } },
    compiler: { name: 'typescript', version: '1.0.0', dev: true },
    'node_modules/typescript': { resolved: 'compiler', link: true },
  },
};

/** The name of the Node for this system among those that can be brought. */
const NODE = `node-${process.platform}-${process.arch}`;

const NODE_LOCK = {
  name: 'fake-node',
  lockfileVersion: 3,
  requires: true,
  packages: {
    '': { name: 'fake-node', optionalDependencies: { [NODE]: 'file:this' } },
    this: { name: NODE, version: process.versions.node, optional: true },
    [`node_modules/${NODE}`]: { version: process.versions.node, resolved: 'this', link: true },
  },
};

/** How a run of the bootstrap ended. */
export interface Outcome {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project with the real scripts, whose only package is a fake compiler: nothing is downloaded. */
export class FakeProject {
  readonly root = mkdtempSync(join(tmpdir(), 'verbatim-bootstrap-'));

  /** @param start the source of its program, or a project that this one is a copy of, with all that was done there */
  constructor(start: string | FakeProject) {
    if (start instanceof FakeProject) {
      cpSync(start.root, this.root, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    } else this.#setUp(start);
  }

  #setUp(main: string): void {
    // Without the Node that may have been brought for the tests.
    const filter = (path: string): boolean => basename(path) !== 'node_modules';
    cpSync(scripts, join(this.root, 'scripts'), { recursive: true, filter });
    this.write('package.json', JSON.stringify(MANIFEST));
    this.write('package-lock.json', JSON.stringify(LOCK));
    this.write(
      'compiler/package.json',
      JSON.stringify({ name: 'typescript', version: '1.0.0', type: 'module' }),
    );
    this.write('compiler/bin/tsc', COMPILER);
    this.write('tsconfig.json', '{}');
    this.write('src/cli/main.ts', main);
  }

  write(path: string, content: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), content);
  }

  /** Asks for another Node than this one, and has one to bring: this one again, which notes that it was brought. */
  needOtherNode(): void {
    this.write('package.json', JSON.stringify({ ...MANIFEST, engines: { node: '>=99.0.0' } }));
    this.write('scripts/node/package.json', JSON.stringify(NODE_LOCK.packages['']));
    this.write('scripts/node/package-lock.json', JSON.stringify(NODE_LOCK));
    this.write('scripts/node/this/package.json', JSON.stringify(NODE_LOCK.packages.this));
    this.write('scripts/node/this/bin/node', `#!/bin/sh\nBROUGHT=yes exec "${process.execPath}" "$@"\n`);
    chmodSync(join(this.root, 'scripts/node/this/bin/node'), 0o755);
  }

  /** Starts the bootstrap. `stdin` is written and closed at once; NODE_ENV is what a server often has. */
  spawn(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
    { detached = false } = {},
  ): ChildProcess {
    return spawn(process.execPath, [join(this.root, 'scripts', 'bootstrap.mjs'), ...args], {
      cwd: tmpdir(),
      env: { ...process.env, NODE_ENV: 'production', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached,
    });
  }

  async run(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
    stdin = '',
  ): Promise<Outcome> {
    const child = this.spawn(args, env);
    child.stdin?.end(stdin);
    return outcomeOf(child);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Collects what a child prints until it ends. */
export function outcomeOf(child: ChildProcess): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
    });
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    child.once('error', reject);
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal, stdout, stderr }));
  });
}

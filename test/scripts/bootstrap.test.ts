import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FakeProject, type Outcome, outcomeOf } from '../support/fake-project.js';

/** Prints its arguments and its stdin as JSON, then ends with the code it is given. */
const ECHO = `
let stdin = '';
for await (const chunk of process.stdin) stdin += chunk;
process.stdout.write(JSON.stringify({ args: process.argv.slice(2), stdin }));
process.exitCode = Number(process.env.EXIT_CODE ?? 0);
`;

/** Waits for a signal and ends in its own way. */
const PATIENT = `
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    process.stdout.write(signal);
    process.exit(7);
  });
}
setInterval(() => {}, 1000);
process.stdout.write('ready ');
`;

/** Prints each signal it gets, and takes longer to end than the bootstrap waits for the parent. */
const SLOW_TO_END = `
process.on('SIGTERM', () => {
  process.stdout.write('SIGTERM');
  setTimeout(() => process.exit(7), 2500);
});
setInterval(() => {}, 1000);
process.stdout.write('ready ');
`;

/** One that is installed and compiled, and one whose Node is brought as well. */
let prepared: FakeProject;
let onBroughtNode: FakeProject;
beforeAll(async () => {
  prepared = new FakeProject(ECHO);
  await prepared.run(['build']);
  onBroughtNode = new FakeProject(prepared);
  onBroughtNode.needOtherNode();
  await onBroughtNode.run(['build']);
});
afterAll(() => {
  prepared.remove();
  onBroughtNode.remove();
});

let project: FakeProject;
/** Gives each test of a group a project of its own. */
function beginWith(start: () => string | FakeProject): void {
  beforeEach(() => {
    project = new FakeProject(start());
  });
  afterEach(() => {
    project.remove();
  });
}

const compilations = (): number => readFileSync(join(project.root, 'compilations.txt'), 'utf8').length;
const inProject = (...path: string[]): string => join(project.root, ...path);

/** What becomes of a target that waits, if the command that started it gets a signal. */
async function signalled(signal: NodeJS.Signals) {
  project.write('src/cli/main.ts', PATIENT);
  const child = project.spawn(['start']);
  const outcome = outcomeOf(child);
  if (child.stdout) await once(child.stdout, 'data');
  child.kill(signal);
  return outcome;
}

describe('a fresh clone', () => {
  beginWith(() => ECHO);

  test('installs, compiles and runs; stdout is the target alone', async () => {
    const first = await project.run(['cli', 'ask', '--json', 'two words'], { EXIT_CODE: '3' }, 'a question');
    expect(first.exitCode).toBe(3);
    expect(JSON.parse(first.stdout)).toEqual({ args: ['ask', '--json', 'two words'], stdin: 'a question' });
    expect(first.stderr).toContain('installing');
    expect(first.stderr).toContain('compiling');

    const second = await project.run(['start']);
    expect(second).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(second.stdout)).toMatchObject({ args: ['start'] });
    expect(compilations()).toBe(1);
  });

  test('is prepared once by many starts at the same time', async () => {
    const runs = await Promise.all([1, 2, 3, 4].map((n) => project.run(['cli', String(n)])));
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
    expect(runs.map(({ stdout }) => JSON.parse(stdout).args[0])).toEqual(['1', '2', '3', '4']);
    expect(runs.filter(({ stderr }) => stderr.includes('installing'))).toHaveLength(1);
    expect(compilations()).toBe(1);
    expect(readdirSync(inProject('data', 'bootstrap'))).toEqual(['npm-ci.log']);
  });

  test('takes over from a start that was killed', async () => {
    const lock = inProject('data', 'bootstrap', 'lock');
    mkdirSync(lock, { recursive: true });
    // No process has this number: it is above what Linux, macOS and Windows give out.
    const owner = { pid: 2 ** 30, host: hostname(), id: 'killed' };
    writeFileSync(join(lock, 'owner.json'), JSON.stringify(owner));
    expect(await project.run(['cli'])).toMatchObject({ exitCode: 0 });
    expect(existsSync(lock)).toBe(false);
  });
});

describe('a prepared folder', () => {
  beginWith(() => prepared);

  test('is compiled anew where the source has changed, and loses what has no source', async () => {
    project.write('dist/cli/gone.js', '');
    project.write('src/cli/main.ts', "process.stdout.write('new');");
    expect(await project.run(['cli'])).toMatchObject({ exitCode: 0, stdout: 'new' });
    expect(readdirSync(inProject('dist', 'cli'))).toEqual(['main.js']);
    expect(existsSync(inProject('dist.next'))).toBe(false);
  });

  test('stops at a type error, shows it on stderr and keeps the old build', async () => {
    const before = readFileSync(inProject('dist', 'cli', 'main.js'), 'utf8');
    project.write('src/cli/main.ts', '// type error');
    const outcome = await project.run(['cli']);
    expect(outcome).toMatchObject({ exitCode: 1, stdout: '' });
    expect(outcome.stderr).toContain('src/cli/main.ts: a type error');
    expect(readFileSync(inProject('dist', 'cli', 'main.js'), 'utf8')).toBe(before);
  });

  test('is compiled anew where dist is gone', async () => {
    rmSync(inProject('dist'), { recursive: true });
    expect(await project.run(['cli'])).toMatchObject({ exitCode: 0 });
    expect(compilations()).toBe(2);
  });

  test('keeps packages that were installed by hand', async () => {
    rmSync(inProject('node_modules', '.verbatim-stamp'));
    const outcome = await project.run(['cli']);
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    expect(existsSync(inProject('node_modules', '.verbatim-stamp'))).toBe(true);
  });

  test('is installed anew where a package is missing', async () => {
    rmSync(inProject('node_modules'), { recursive: true });
    const outcome = await project.run(['cli']);
    expect(outcome.exitCode).toBe(0);
    expect(outcome.stderr).toContain('installing');
  });

  test('says what is wrong and names the log where npm fails', async () => {
    rmSync(inProject('node_modules'), { recursive: true });
    const manifest = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
    project.write('package.json', JSON.stringify({ ...manifest, dependencies: { unlocked: '1.0.0' } }));
    const outcome = await project.run(['cli']);
    expect(outcome).toMatchObject({ exitCode: 1, stdout: '' });
    const log = inProject('data', 'bootstrap', 'npm-ci.log');
    expect(outcome.stderr).toContain(log);
    expect(readFileSync(log, 'utf8')).toContain('npm error');
  });

  test('runs any compiled program', async () => {
    project.write('tool.mjs', "process.stdout.write(process.argv.slice(2).join('+'));");
    expect(await project.run(['node', 'tool.mjs', 'a', 'b'])).toMatchObject({ exitCode: 0, stdout: 'a+b' });
  });

  test('an unknown target is a usage error', async () => {
    expect(await project.run(['nonsense'])).toMatchObject({ exitCode: 2, stdout: '' });
  });

  test.runIf(process.platform !== 'win32').each(['SIGINT', 'SIGTERM'] as const)(
    '%s reaches the target, and its exit code comes back',
    async (signal) => {
      expect(await signalled(signal)).toMatchObject({ exitCode: 7, stdout: `ready ${signal}` });
    },
  );

  test.runIf(process.platform !== 'win32')(
    'a signal ends the compiler too, and the lock is given back',
    async () => {
      project.write('src/cli/main.ts', '');
      project.write(
        'compiler/bin/tsc',
        `process.stderr.write('compiler ' + process.pid + ' runs\\n'); setInterval(() => {}, 1000);`,
      );
      const child = project.spawn(['start']);
      const outcome = outcomeOf(child);
      const pid = await new Promise<number>((resolve) => {
        let text = '';
        child.stderr?.on('data', (chunk) => {
          text += String(chunk);
          const found = /compiler (\d+) runs/.exec(text)?.[1];
          if (found) resolve(Number(found));
        });
      });
      child.kill('SIGTERM');
      expect(await outcome).toMatchObject({ exitCode: 143, stdout: '' });
      expect(() => process.kill(pid, 0)).toThrow();
      expect(readdirSync(inProject('data', 'bootstrap'))).toEqual(['npm-ci.log']);
    },
  );
});

describe.runIf(process.platform !== 'win32')('where this Node is too old', () => {
  const REPORT = `
    process.stdin.resume().on('end', () => process.exit(Number(process.env.EXIT_CODE)));
    process.stdout.write(JSON.stringify([process.env.BROUGHT, process.argv.slice(2), Object.keys(process.env)]));
  `;

  describe('and nothing is installed yet', () => {
    beginWith(() => ECHO);
    beforeEach(() => {
      project.needOtherNode();
    });

    test('another is brought once, says so in one sentence, and runs the target as if it were this one', async () => {
      project.write('src/cli/main.ts', REPORT);
      const first = await project.run(['start', 'two words'], { EXIT_CODE: '3' });
      expect(first.exitCode).toBe(3);
      const [brought, args, variables] = JSON.parse(first.stdout);
      expect([brought, args]).toEqual(['yes', ['start', 'two words']]);
      expect(variables).not.toContain('VERBATIM_SIGNALS');
      const told = first.stderr.split('\n').filter((line) => line.includes('bringing Node'));
      expect(told).toEqual([expect.stringMatching(`this machine's is ${process.versions.node}.*99\\.0\\.0`)]);

      expect(await project.run(['start'], { EXIT_CODE: '0' })).toMatchObject({ exitCode: 0, stderr: '' });
    });

    test('none is there for this system: a sentence says where to get one', async () => {
      project.write('scripts/node/package-lock.json', JSON.stringify({ packages: {} }));
      const outcome = await project.run(['start']);
      expect(outcome).toMatchObject({ exitCode: 1, stdout: '' });
      expect(outcome.stderr).toContain('https://nodejs.org');
      expect(existsSync(inProject('node_modules'))).toBe(false);
    });
  });

  describe('and it is installed', () => {
    beginWith(() => prepared);

    test('another can not be brought: a sentence names the log and the next start tries again', async () => {
      project.needOtherNode();
      rmSync(inProject('scripts', 'node', 'this', 'bin'), { recursive: true });
      const outcome = await project.run(['start']);
      expect(outcome).toMatchObject({ exitCode: 1, stdout: '' });
      expect(outcome.stderr).toContain(inProject('data', 'bootstrap', 'npm-ci-node.log'));
      project.needOtherNode();
      expect(await project.run(['build'])).toMatchObject({ exitCode: 0 });
    });
  });

  describe('and another was brought', () => {
    beginWith(() => onBroughtNode);

    test('the choice of it is not handed on', async () => {
      project.write('package.json', readFileSync(inProject('package.json'), 'utf8').replace('99', '22'));
      project.write('src/cli/main.ts', REPORT);
      const asked = await project.run(['cli'], { EXIT_CODE: '0', VERBATIM_NODE: 'pinned' });
      const [brought, , variables] = JSON.parse(asked.stdout);
      expect(brought).toBe('yes');
      expect(variables).not.toContain('VERBATIM_NODE');
    });

    test.each(['SIGINT', 'SIGTERM'] as const)(
      '%s to the one that started reaches the target',
      async (signal) => {
        expect(await signalled(signal)).toMatchObject({ exitCode: 7, stdout: `ready ${signal}` });
      },
    );

    test('a signal to both is taken once', async () => {
      project.write('src/cli/main.ts', SLOW_TO_END);
      const child = project.spawn(['start'], {}, { detached: true });
      const outcome = outcomeOf(child);
      if (child.stdout) await once(child.stdout, 'data');
      process.kill(-(child.pid ?? Number.NaN), 'SIGTERM');
      expect(await outcome).toMatchObject({ exitCode: 7, stdout: 'ready SIGTERM' });
    });

    test('the target ends in an orderly way where the one that started is killed', async () => {
      project.write('src/cli/main.ts', PATIENT);
      const child = project.spawn(['start']);
      const outcome = outcomeOf(child);
      if (child.stdout) await once(child.stdout, 'data');
      child.kill('SIGKILL');
      expect(await outcome).toMatchObject({ signal: 'SIGKILL', stdout: 'ready SIGTERM' });
    });

    test('a target that a signal ends has the exit code of a shell', async () => {
      project.write('src/cli/main.ts', "process.stdout.write('ready'); setInterval(() => {}, 1000);");
      const child = project.spawn(['start']);
      const outcome = outcomeOf(child);
      if (child.stdout) await once(child.stdout, 'data');
      child.kill('SIGTERM');
      expect(await outcome).toMatchObject({ exitCode: 143, stdout: 'ready' });
    });
  });
});

describe.runIf(process.platform !== 'win32')('a target that npm started', () => {
  beginWith(() => prepared);

  /** Starts the target like npm does: through a shell, which the second command keeps in between. */
  async function underShell(main: string): Promise<{ shell: ChildProcess; outcome: Promise<Outcome> }> {
    project.write('src/cli/main.ts', main);
    const shell = spawn('sh', ['-c', `"${process.execPath}" scripts/bootstrap.mjs start; true`], {
      cwd: project.root,
      env: { ...process.env, npm_lifecycle_event: 'start' },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that a signal can be sent to all of it.
      detached: true,
    });
    const outcome = outcomeOf(shell);
    await once(shell.stdout, 'data');
    return { shell, outcome };
  }

  test('ends when the shell between is told to', async () => {
    const { shell, outcome } = await underShell(PATIENT);
    shell.kill('SIGTERM');
    expect(await outcome).toMatchObject({ signal: 'SIGTERM', stdout: 'ready SIGTERM' });
  });

  test('gets a signal once where all of its group get it', async () => {
    const { shell, outcome } = await underShell(SLOW_TO_END);
    process.kill(-(shell.pid ?? Number.NaN), 'SIGTERM');
    expect(await outcome).toMatchObject({ signal: 'SIGTERM', stdout: 'ready SIGTERM' });
  });

  test('ends by a signal that it does not handle', async () => {
    const { shell, outcome } = await underShell(
      "process.stdout.write('ready'); setInterval(() => {}, 1000);",
    );
    process.kill(-(shell.pid ?? Number.NaN), 'SIGTERM');
    expect(await outcome).toMatchObject({ signal: 'SIGTERM', stdout: 'ready' });
  });
});

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { misspelledSettings, unknownSettings } from '../config.js';
import { traceOf, UserError } from '../errors.js';
import { languageOf } from '../i18n/language.js';
import { type Speech, speechIn } from './i18n/speech.js';
import { createProgram, type Program } from './program.js';

/** The folder of the package. */
const ROOT = new URL('../../', import.meta.url);

/** What a command is given, no matter who starts it. */
export interface Start {
  /** The command's name and its options. */
  readonly args: readonly string[];
  /** All variables, those of .env too. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The names of the variables that .env sets. */
  readonly ofFile: readonly string[];
  readonly cwd: string;
}

/** Runs one command to its end, and tells on stderr what goes wrong; resolves with the exit code. */
export async function runCommand({ args, env, ofFile, cwd }: Start): Promise<number> {
  const speech = speechIn(languageOf(env, languageOfSystem()));
  warnOfSettings(Object.keys(env), ofFile, speech);
  const samples = fileURLToPath(new URL('seeds', ROOT));
  const program = createProgram({ env, cwd, samples, speech, version: version() });
  return program.run(args).catch((error: unknown) => fail(error, program));
}

/** For systems without a variable for the language: Windows sets none. */
function languageOfSystem(): string {
  return process.platform === 'win32' ? Intl.DateTimeFormat().resolvedOptions().locale : '';
}

function version(): string {
  const { version } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8'));
  return String(version);
}

/** Each name only once: what is in .env is also in the environment. */
function warnOfSettings(all: readonly string[], ofFile: readonly string[], { t, tell }: Speech): void {
  const others = misspelledSettings(all.filter((name) => !ofFile.includes(name)));
  const problems = [
    ...unknownSettings(ofFile).map((problem) => `.env: ${tell(problem)}`),
    ...others.map((problem) => t('ofEnvironment', { problem: tell(problem) })),
  ];
  for (const problem of problems) process.stderr.write(`${t('warning')} ${problem}\n`);
}

function fail(error: unknown, program: Program): number {
  const text = error instanceof UserError ? program.explain(error) : traceOf(error);
  process.stderr.write(`${text}\n`);
  return program.exitCodeFor(error);
}

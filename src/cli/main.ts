#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { config as readDotenv } from 'dotenv';
import { misspelledSettings, unknownSettings } from '../config.js';
import { messageOf, UserError } from '../errors.js';
import { languageOf } from '../i18n/language.js';
import { type Speech, speechIn } from './i18n/speech.js';
import { writePrivately } from './private-data.js';
import { createProgram, type Program } from './program.js';

/** The folder of the package. */
const ROOT = new URL('../../', import.meta.url);

/** How long the process may run on after its command has ended, in ms. */
const LINGER = 5000;

/** The reader may stop before everything is written, as `head` does: that is not a failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

/** The outermost file: the only one that reads the environment, and the only one that ends the process. */
async function main(): Promise<void> {
  writePrivately();
  const inherited = Object.keys(process.env);
  const { parsed = {} } = readDotenv({ quiet: true });
  const speech = speechIn(languageOf(process.env, languageOfSystem()));
  warnOfSettings(inherited, Object.keys(parsed), speech);
  const program = createProgram({
    env: process.env,
    cwd: process.cwd(),
    samples: fileURLToPath(new URL('seeds', ROOT)),
    speech,
    version: version(),
  });
  process.exitCode = await program.run(process.argv.slice(2)).catch((error: unknown) => fail(error, program));
  // What keeps the process alive after that is not work, but for example a connection that is tried again.
  setTimeout(() => process.exit(), LINGER).unref();
}

/** For systems without a variable for the language: Windows sets none. */
function languageOfSystem(): string {
  return process.platform === 'win32' ? Intl.DateTimeFormat().resolvedOptions().locale : '';
}

function version(): string {
  const { version } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8'));
  return String(version);
}

/** Each name only once: what is in .env may also be in the environment. */
function warnOfSettings(inherited: readonly string[], ofFile: readonly string[], { t, tell }: Speech): void {
  const others = misspelledSettings(inherited.filter((name) => !ofFile.includes(name)));
  const problems = [
    ...unknownSettings(ofFile).map((problem) => `.env: ${tell(problem)}`),
    ...others.map((problem) => t('ofEnvironment', { problem: tell(problem) })),
  ];
  for (const problem of problems) process.stderr.write(`${t('warning')} ${problem}\n`);
}

function fail(error: unknown, program: Program): number {
  const text =
    error instanceof UserError
      ? program.explain(error)
      : (error instanceof Error && error.stack) || messageOf(error);
  process.stderr.write(`${text}\n`);
  return program.exitCodeFor(error);
}

await main();

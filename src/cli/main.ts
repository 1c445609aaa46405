#!/usr/bin/env node
import { config as readDotenv } from 'dotenv';
import { misspelledSettings, unknownSettings } from '../config.js';
import { messageOf, UserError } from '../errors.js';
import { writePrivately } from './private-data.js';
import { createProgram, type Program } from './program.js';

/** How long the process may go on when its command has ended, in ms. */
const LINGER = 5000;

/** Who reads may have enough before everything is written, as `head` does: that is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

/** The outermost file: the only one that reads the environment and the only one that ends the process. */
async function main(): Promise<void> {
  writePrivately();
  warnOfSettings();
  const program = createProgram(process.env, process.cwd());
  process.exitCode = await program.run(process.argv.slice(2)).catch((error: unknown) => fail(error, program));
  // What holds the process after that is no work, but a connection that is tried again, say.
  setTimeout(() => process.exit(), LINGER).unref();
}

/** Of each name once: what .env has is in the environment, too, when it is read. */
function warnOfSettings(): void {
  const names = Object.keys(process.env);
  const { parsed = {} } = readDotenv({ quiet: true });
  const ofFile = unknownSettings(Object.keys(parsed)).map((problem) => `.env: ${problem}`);
  const others = misspelledSettings(names.filter((name) => !(name in parsed)));
  for (const problem of [...ofFile, ...others.map((each) => `the environment: ${each}`)])
    process.stderr.write(`warning ${problem}\n`);
}

function fail(error: unknown, program: Program): number {
  const text =
    error instanceof UserError ? error.message : (error instanceof Error && error.stack) || messageOf(error);
  process.stderr.write(`${text}\n`);
  return program.exitCodeFor(error);
}

await main();

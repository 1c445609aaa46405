#!/usr/bin/env node
import { config as readDotenv } from 'dotenv';
import { messageOf, UserError } from '../errors.js';
import { EXIT } from './commands/command.js';
import { createProgram } from './program.js';

/** How long the process may go on when its command has ended, in ms. */
const LINGER = 5000;

/** Who reads may have enough before everything is written, as `head` does: that is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

/** The outermost file: the only one that reads the environment and the only one that ends the process. */
async function main(): Promise<void> {
  readDotenv({ quiet: true });
  process.exitCode = await createProgram(process.env, process.cwd()).run(process.argv.slice(2));
  // What holds the process after that is no work, but a connection that is tried again, say.
  setTimeout(() => process.exit(), LINGER).unref();
}

main().catch((error: unknown) => {
  const isExpected = error instanceof UserError;
  const text = isExpected ? error.message : (error instanceof Error && error.stack) || messageOf(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = isExpected && error.code === 'bad-usage' ? EXIT.usage : EXIT.failed;
});

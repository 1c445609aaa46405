#!/usr/bin/env node
import { config as readDotenv } from 'dotenv';
import { writePrivately } from './private-data.js';
import { runCommand } from './run.js';

/** How long the process may run on after its command has ended, in ms. */
const LINGER = 5000;

/** The reader may stop before everything is written, as `head` does: that is not a failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

/** The outermost file: the only one that reads the environment, and the only one that ends the process. */
async function main(): Promise<void> {
  writePrivately();
  const { parsed = {} } = readDotenv({ quiet: true });
  process.exitCode = await runCommand({
    args: process.argv.slice(2),
    env: process.env,
    ofFile: Object.keys(parsed),
    cwd: process.cwd(),
  });
  // What keeps the process alive after that is not work, but for example a connection that is tried again.
  setTimeout(() => process.exit(), LINGER).unref();
}

await main();

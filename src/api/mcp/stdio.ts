import { setImmediate } from 'node:timers/promises';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Logger } from '../../logger.js';
import type { Reader } from '../reader.js';
import { createToolServer } from './tool-server.js';

export interface StdioOptions {
  readonly reader: Reader;
  readonly logger: Logger;
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  /** Ends the service at once. */
  readonly signal: AbortSignal;
}

/** Serves the tools to the program that has started this one, until the input ends and everything has been answered. */
export async function serveStdio({ reader, logger, input, output, signal }: StdioOptions): Promise<void> {
  const server = createToolServer(reader, logger, 'stdio');
  server.server.onerror = (error) => logger.warn({ failure: error }, 'A message was not understood');
  const ended = inputEnd(input);
  const stopped = new Promise<void>((resolve) => {
    server.server.onclose = resolve;
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await server.connect(new StdioServerTransport(input, output));
  await Promise.race([stopped, ended.then(() => answersSent(reader))]);
  await server.close();
}

function inputEnd(input: NodeJS.ReadStream): Promise<void> {
  return new Promise((resolve) => {
    input.once('end', resolve);
    input.once('close', resolve);
  });
}

/** The last message's work begins in this turn of the loop; its result is written in the next one. */
async function answersSent(reader: Reader): Promise<void> {
  await setImmediate();
  await reader.idle();
  await setImmediate();
}

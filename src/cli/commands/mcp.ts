import { serveStdio } from '../../api/mcp/stdio.js';
import { createReader } from '../../api/reader.js';
import type { Config } from '../../config.js';
import { createLogger } from '../../logger.js';
import { FairQueue, QUESTION_QUEUE } from '../../operations/fair-queue.js';
import { createEngine } from '../compose.js';
import { abortOnSignals } from '../signals.js';
import { EXIT } from './command.js';

/** How long the one client's calls may take, in ms (2 minutes): nobody else is kept waiting. */
const PATIENCE = 120_000;

/** Serves the articles as tools on stdin and stdout. Nothing else may write there: the log goes to stderr. */
export async function mcpCommand(config: Config): Promise<number> {
  const logger = createLogger(config.logLevel);
  const engine = createEngine(config, logger, { threads: 1 });
  const { signal, release } = abortOnSignals();
  try {
    const queue = new FairQueue({ ...QUESTION_QUEUE, patience: PATIENCE });
    const reader = createReader(engine.answers, queue);
    await serveStdio({ reader, logger, input: process.stdin, output: process.stdout, signal });
    return EXIT.done;
  } finally {
    release();
    await engine.close();
  }
}

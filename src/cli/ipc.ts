import { fork } from 'node:child_process';
import { messageOf, UserError, type UserErrorCode } from '../errors.js';
import type { IndexProgress, IndexReport, RunIndexer } from '../indexing/report.js';

/** What an indexer that runs as a child tells its parent. */
type ChildMessage =
  | { readonly kind: 'progress'; readonly progress: IndexProgress }
  | { readonly kind: 'done'; readonly report: IndexReport }
  | { readonly kind: 'failed'; readonly code: UserErrorCode | null; readonly message: string };

/** Whether this process was forked by `forkIndexer`. */
export function isChild(): boolean {
  return process.send !== undefined;
}

/** The child's side: runs the work, sends what it reports, stops when asked to or when the parent is gone. */
export async function answerParent(run: RunIndexer): Promise<void> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  process.once('disconnect', abort).once('SIGTERM', abort).once('SIGINT', abort);
  try {
    const report = await run((progress) => send({ kind: 'progress', progress }), controller.signal);
    send({ kind: 'done', report });
  } catch (error) {
    const code = error instanceof UserError ? error.code : null;
    send({ kind: 'failed', code, message: messageOf(error) });
  }
  if (process.connected) process.disconnect();
}

function send(message: ChildMessage): void {
  if (process.connected) process.send?.(message);
}

/**
 * The parent's side: the same indexer as the command line's, in a process of its own, so that questions
 * never wait for it.
 *
 * @param script the compiled command line
 * @param args its arguments, `index` first
 */
export function forkIndexer(script: string, args: readonly string[]): RunIndexer {
  return (onProgress, signal) =>
    new Promise((resolve, reject) => {
      const child = fork(script, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      const abort = (): void => void child.kill('SIGTERM');
      let outcome: ChildMessage | undefined;
      signal.addEventListener('abort', abort, { once: true });
      child.on('message', (message: ChildMessage) => {
        if (message.kind === 'progress') onProgress(message.progress);
        else outcome = message;
      });
      child.once('error', reject);
      child.once('close', (code) => {
        signal.removeEventListener('abort', abort);
        if (outcome?.kind === 'done') resolve(outcome.report);
        else reject(failure(outcome, code));
      });
    });
}

function failure(outcome: ChildMessage | undefined, code: number | null): Error {
  if (outcome?.kind !== 'failed') return new Error(`The indexer ended without a report (exit code ${code}).`);
  return outcome.code ? new UserError(outcome.code, outcome.message) : new Error(outcome.message);
}

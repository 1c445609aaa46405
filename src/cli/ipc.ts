import { type ChildProcess, fork } from 'node:child_process';
import { messageOf, traceOf, UserError, type UserErrorCode } from '../errors.js';
import type { IndexProgress, IndexReport, RunIndexer } from '../indexing/report.js';
import { sentence, type Told } from '../sentence.js';
import { explainNativeModules } from './checks/native-trouble.js';

/** The messages of an indexer that runs as a child to its parent. */
type ChildMessage =
  | { readonly kind: 'progress'; readonly progress: IndexProgress }
  | { readonly kind: 'done'; readonly report: IndexReport }
  | { readonly kind: 'failed'; readonly code: UserErrorCode; readonly told: Told }
  /** What nobody foresaw. */
  | { readonly kind: 'bug'; readonly message: string; readonly trace: string };

/** Whether this process was forked by `forkIndexer`. */
export function isChild(): boolean {
  return process.send !== undefined;
}

/** The child's side: does the work, sends its reports, stops when asked to or when the parent is gone. */
export async function answerParent(run: RunIndexer): Promise<void> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  process.once('disconnect', abort).once('SIGTERM', abort).once('SIGINT', abort);
  try {
    const report = await run((progress) => send({ kind: 'progress', progress }), controller.signal);
    send({ kind: 'done', report });
  } catch (error) {
    send(failedBy(explainNativeModules(error, process.versions.node)));
  }
  if (process.connected) process.disconnect();
}

function failedBy(error: unknown): ChildMessage {
  if (error instanceof UserError) return { kind: 'failed', code: error.code, told: error.told };
  return { kind: 'bug', message: messageOf(error), trace: traceOf(error) };
}

function send(message: ChildMessage): void {
  if (process.connected) process.send?.(message);
}

/** How long a child that is told to stop may take before it is killed, in ms: 5 s. */
const GRACE = 5_000;

/**
 * The parent's side: the same indexer as the command line's, in a separate process, so that questions never wait for
 * it. Whatever the child's state, it ends soon after the signal is aborted.
 *
 * @param script the compiled command line
 * @param args its arguments, `index` first
 * @param grace how long the child may take to stop, in ms
 */
export function forkIndexer(script: string, args: readonly string[], grace: number = GRACE): RunIndexer {
  return (onProgress, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(cancelled());
      const child = fork(script, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      const stopping = stopOnAbort(child, signal, grace);
      let outcome: ChildMessage | undefined;
      child.on('message', (message: ChildMessage) => {
        if (message.kind === 'progress') onProgress(message.progress);
        else outcome = message;
      });
      child.once('error', (error) => {
        stopping.end();
        reject(error);
      });
      child.once('close', (code, killedBy) => {
        stopping.end();
        if (outcome?.kind === 'done') resolve(outcome.report);
        else if (outcome === undefined && signal.aborted) reject(cancelled());
        else reject(failure(outcome, killedBy ?? `exit code ${code}`));
      });
    });
}

/** Asks the child to stop when the signal is aborted, and kills it if it does not. */
function stopOnAbort(child: ChildProcess, signal: AbortSignal, grace: number): { end(): void } {
  let clock: NodeJS.Timeout | undefined;
  const stop = (): void => {
    child.kill('SIGTERM');
    clock = setTimeout(() => child.kill('SIGKILL'), grace);
  };
  signal.addEventListener('abort', stop, { once: true });
  return {
    end() {
      clearTimeout(clock);
      signal.removeEventListener('abort', stop);
    },
  };
}

/** The error of a child that could still report it; one that was killed before counts the same. */
function cancelled(): UserError {
  return new UserError('cancelled', sentence('The run was stopped. The index is as it was before.'));
}

/** @param end how the child has ended: its exit code, or the signal that killed it, as a system short of memory does */
function failure(outcome: ChildMessage | undefined, end: string): Error {
  if (outcome?.kind === 'failed') return new UserError(outcome.code, outcome.told);
  if (outcome?.kind === 'bug') return bugOf(outcome);
  return new Error(`The indexer ended without a report (${end}).`);
}

/** The error as it was thrown over there: where, is what its finder needs. */
function bugOf({ message, trace }: ChildMessage & { kind: 'bug' }): Error {
  const error = new Error(message);
  error.stack = trace;
  return error;
}

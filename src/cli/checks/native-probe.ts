// A separate program: uses one native module in a thread, as the bot and the indexer do, and ends that thread and
// itself. A module that does not fit this Node may end the process instead of throwing, and only when a thread ends.
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { messageOf } from '../../errors.js';
import { NATIVE_MODULES } from './native-modules.js';

if (isMainThread) {
  const thread = new Worker(new URL(import.meta.url), { workerData: process.argv[2] });
  thread.once('error', (error) => {
    process.stdout.write(messageOf(error));
    process.exitCode = 1;
  });
} else {
  await NATIVE_MODULES[String(workerData)]?.();
}

// The thread that the dictionary is read in: it ends when it has said what it read. Nothing imports it.
import { parentPort } from 'node:worker_threads';
import { readEntries } from './entries.js';
import { linesOf } from './glossary.js';

if (!parentPort) throw new Error('worker.js runs in a worker thread only');
parentPort.postMessage(linesOf(readEntries()));

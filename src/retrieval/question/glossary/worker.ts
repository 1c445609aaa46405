// The process that the dictionary is read in: it ends when it has said what it read. Nothing imports it.
import { readEntries } from './entries.js';
import { linesOf } from './glossary.js';

if (!process.send) throw new Error('worker.js runs as a child process only');
process.send(linesOf(readEntries()), () => process.disconnect());

// Run once when the program has been compiled: reading the original dictionary takes seconds, and 200 MB. No module
// imports this file.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEntries } from './entries.js';
import { linesOf } from './glossary.js';

writeFileSync(join(import.meta.dirname, 'lines.txt'), linesOf(readEntries()));

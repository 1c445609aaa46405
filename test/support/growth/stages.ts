import { ASKING } from './asking-stages.js';
import { INDEXING } from './indexing-stages.js';
import { QUOTING } from './quoting-stages.js';
import { READING } from './reading-stages.js';
import { RENDERING } from './rendering-stages.js';
import type { Stage } from './stage.js';

/** Every stage that a stranger's text meets, from a file's bytes to a message, and a question to what is looked for. */
export const STAGES: readonly Stage[] = [...READING, ...INDEXING, ...QUOTING, ...RENDERING, ...ASKING];

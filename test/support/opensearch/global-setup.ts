import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { endSharedNode } from './shared-node.js';

/** Gives the run a folder to name its cluster in; nothing is started before a test needs it. @returns what ends it */
export default function setup(project: TestProject): () => void {
  const run = mkdtempSync(join(tmpdir(), 'verbatim-run-'));
  project.provide('openSearchRun', run);
  return () => endSharedNode(run);
}

import { defineConfig } from 'vitest/config';
import { INNER_PATIENCE, PATIENCE } from './test/support/patience.js';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/opensearch/global-setup.ts'],
    // Native modules are loaded by processes, not threads: not all of them can be loaded twice in one.
    pool: 'forks',
    // What is said in this process is compared in English, whatever language its owner speaks.
    env: { LOCALE: 'en-US' },
    maxWorkers: 2,
    // Dictionaries and libraries are loaded once a worker, not once a file; so a test restores what it changes.
    isolate: false,
    testTimeout: PATIENCE,
    hookTimeout: PATIENCE,
    expect: { poll: { timeout: INNER_PATIENCE } },
  },
});

import { defineConfig } from 'vitest/config';

/** A test may start the compiled command line and build an index with it. In ms. */
const PATIENCE = 60_000;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Native modules are loaded by processes, not threads: not all of them can be loaded twice in one.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: PATIENCE,
    hookTimeout: PATIENCE,
  },
});

import { defineConfig } from 'vitest/config';

/** What is measured and not asserted on: run by `npm run bench`, never by `npm test`. */
export default defineConfig({
  test: {
    include: ['bench/**/*.bench.ts'],
    testTimeout: 600_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 1,
  },
});

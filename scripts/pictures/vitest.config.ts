import { defineConfig } from 'vitest/config';

/** Draws the pictures of the documentation: npx vitest run --config scripts/pictures/vitest.config.ts */
export default defineConfig({
  test: {
    include: ['scripts/pictures/**/*.pictures.ts'],
    testTimeout: 600_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 1,
  },
});

import { defineConfig } from 'vitest/config';

/** Rules and reading need no server; everything else may ask the rig for real ones. */
const core = ['test/{domain,intake,architecture}/**/*.test.{ts,tsx}'];
const all = ['test/**/*.test.{ts,tsx}'];

export default defineConfig({
  test: {
    pool: 'forks',
    coverage: {
      provider: 'v8',
      include: ['domain/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: { branches: 95 },
    },
    projects: [
      {
        extends: true,
        test: { name: 'core', include: core, testTimeout: 30_000, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: {
          name: 'system',
          include: all,
          exclude: [...core, '**/node_modules/**'],
          globalSetup: ['test/support/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

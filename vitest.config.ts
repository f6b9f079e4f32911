import { defineConfig } from 'vitest/config';

/** Rules and reading need no server; everything else may ask the rig for real ones. */
const core = ['test/{domain,intake,architecture}/**/*.test.{ts,tsx}'];
/** Each file of these has a database, a task queue and subjects of its own: two may run at once. */
const served = ['test/{store,client,bus,delivery,dispatch,activities}/**/*.test.{ts,tsx}'];
const all = ['test/**/*.test.{ts,tsx}'];

const servers = {
  globalSetup: ['test/support/global-setup.ts'],
  testTimeout: 30_000,
  hookTimeout: 120_000,
};

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
        test: {
          name: 'core',
          include: core,
          testTimeout: 30_000,
          // Left to itself, vitest keeps one processor for itself, which is half of two.
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          ...servers,
          name: 'served',
          include: served,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...servers,
          name: 'system',
          include: all,
          exclude: [...core, ...served, '**/node_modules/**'],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});

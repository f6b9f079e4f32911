import { defineConfig } from 'vitest/config';

/** For mutants of the rules: only tests that need no server, one process, fewer tries per property. */
export default defineConfig({
  test: {
    include: ['test/domain/**/*.test.ts'],
    env: { PROPERTY_RUNS: '15' },
    isolate: false,
    fileParallelism: false,
    testTimeout: 30_000,
  },
});

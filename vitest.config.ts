import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    maxWorkers: '100%',
    // Files share processes: half of the time would go into loading modules.
    isolate: false,
    setupFiles: ['test/support/fresh-process.ts'],
    env: { CDK_VALIDATION: 'false' },
  },
});

import { defineConfig } from 'vitest/config';

/** `npm run test:browser`: looks at the pages in a real browser, which has to be there. */
export default defineConfig({
  test: {
    include: ['test/browser/*.browser.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});

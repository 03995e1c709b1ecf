import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compileKernel, digestOfSources } from '../../kernel/build.mjs';
import { kernelBytes, kernelSources } from '../../lambdas/feed/kernel-bytes.ts';

const compiler = join(import.meta.dirname, '../../kernel/node_modules/assemblyscript');

test('the kernel in use was compiled from the sources beside it; `npm run kernel` compiles it anew', () => {
  expect(kernelSources).toBe(digestOfSources());
});

test.skipIf(!existsSync(compiler))('the same sources give the same kernel', { timeout: 120_000 }, () => {
  expect(compileKernel().toString('base64')).toBe(kernelBytes);
});

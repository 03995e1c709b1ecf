import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * Compiles the kernel to WebAssembly and writes it down for the bundles: `npm run kernel` installs the compiler and runs
 * this. The same sources give the same bytes.
 */
const folder = import.meta.dirname;
const outcome = join(folder, '../lambdas/feed/kernel-bytes.ts');

const compilerOptions = ['-O3', '--runtime', 'stub', '--enable', 'simd'];
const features = [
  '--enable-simd',
  '--enable-bulk-memory',
  '--enable-sign-ext',
  '--enable-nontrapping-float-to-int',
];
/** Makes what is called for every cell a part of its caller: the compiler itself stops at a few instructions. */
const inlinerOptions = [
  '--inlining-optimizing',
  '-O3',
  ...features,
  '--always-inline-max-function-size',
  '600',
  '--inline-functions-with-loops',
];

/** Names what a compiled kernel is made from: its sources, the compiler and its options. */
export function digestOfSources() {
  const hash = createHash('sha256');
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  for (const name of [...sources.sort(), 'package-lock.json', 'build.mjs']) {
    hash.update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex');
}

/** The bytes of a kernel compiled now; needs the compiler. */
export function compileKernel() {
  const place = mkdtempSync(join(tmpdir(), 'bellwether-kernel-'));
  try {
    const compiled = join(place, 'compiled.wasm');
    const inlined = join(place, 'inlined.wasm');
    run('assemblyscript/bin/asc.js', [join(folder, 'kernel.ts'), ...compilerOptions, '--outFile', compiled]);
    run('binaryen/bin/wasm-opt', [compiled, ...inlinerOptions, '-o', inlined]);
    return readFileSync(inlined);
  } finally {
    rmSync(place, { recursive: true });
  }
}

function run(tool, options) {
  execFileSync(process.execPath, [join(folder, 'node_modules', tool), ...options], { stdio: 'inherit' });
}

if (process.argv[1] === import.meta.filename) {
  const text = compileKernel()
    .toString('base64')
    .replaceAll(/.{1,100}/g, "  '$&',\n");
  writeFileSync(
    outcome,
    `// Compiled from kernel/ by \`npm run kernel\`; not edited by hand.

/** SHA-256 of the sources that the kernel was compiled from. */
export const kernelSources = '${digestOfSources()}';

/** A WebAssembly module in base64. */
export const kernelBytes = [
${text}].join('');
`,
  );
}

import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleHandlers, bundleOf, handlerPath } from '../lib/bundling/bundle.ts';
import { functionNames } from '../lib/functions.ts';

/*
 * How large each deployed function is and how long it takes to load, as a cold start does: `npm run bench:bundles`, on
 * the Node that runs it. A load is the first import in a new process, with source maps as deployed; the clock and the
 * processor time of the median of several. Last comes the largest function bundled the usual way, for the ratio.
 */
const rounds = 15;
const largest = 'tick';

const folder = await mkdtemp(join(tmpdir(), 'bellwether-bundles-'));
try {
  await bundleHandlers(functionNames, folder);
  const usual = join(folder, 'usual');
  await build({
    entryPoints: { index: handlerPath(largest) },
    outdir: usual,
    bundle: true,
    platform: 'node',
    sourcemap: true,
    logLevel: 'error',
  });
  console.log(`Node ${process.version}, medians of ${rounds} loads`);
  console.log(row('', 'KiB', 'ms', 'cpu ms'));
  for (const name of functionNames)
    console.log(await lineOf(name, join(bundleOf(folder, name), 'index.mjs')));
  console.log(await lineOf(`${largest}, usual`, join(usual, 'index.js')));
} finally {
  await rm(folder, { recursive: true });
}

async function lineOf(name: string, path: string): Promise<string> {
  const { size } = await stat(path);
  const loads = Array.from({ length: rounds }, () => loadOf(path));
  const median = (key: 'ms' | 'cpuMs') =>
    loads.map((load) => load[key]).sort((a, b) => a - b)[rounds >> 1] ?? 0;
  return row(name, String(Math.round(size / 1024)), median('ms').toFixed(0), median('cpuMs').toFixed(0));
}

function loadOf(path: string): { readonly ms: number; readonly cpuMs: number } {
  const script = `
    const before = process.cpuUsage();
    const start = performance.now();
    await import(${JSON.stringify(path)});
    const ms = performance.now() - start;
    const { user, system } = process.cpuUsage(before);
    console.log(JSON.stringify({ ms, cpuMs: (user + system) / 1000 }));`;
  const options = ['--enable-source-maps', '--input-type=module', '--eval', script];
  return JSON.parse(execFileSync(process.execPath, options, { encoding: 'utf8' }));
}

function row(name: string, ...cells: readonly string[]): string {
  return name.padEnd(16) + cells.map((cell) => cell.padStart(8)).join('');
}

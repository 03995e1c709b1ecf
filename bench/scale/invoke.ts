import { pathToFileURL } from 'node:url';
import { watchCalls } from '../calls.ts';

/*
 * One function: loads its bundle and answers each event that it is sent, as Lambda does, with what the work took.
 * It is bundled itself, so that the process holds nothing but what the function needs.
 */
export type Invoked = {
  readonly result: unknown;
  readonly ms: number;
  readonly cpuMs: number;
  /** The most memory that the process ever had, in MiB. */
  readonly peakMiB: number;
  /** Requests that were sent, by kind. */
  readonly calls: Readonly<Record<string, number>>;
};

const [bundle = ''] = process.argv.slice(2);
const calls = watchCalls();
const { handler } = (await import(pathToFileURL(bundle).href)) as {
  handler: (event: unknown) => Promise<unknown>;
};
process.send?.('loaded');

process.on('message', async (event) => {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const result = await handler(event);
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const counted = [...calls.take()].map(([kind, { calls }]) => [kind, calls] as const);
  const invoked: Invoked = {
    result,
    ms,
    cpuMs: (user + system) / 1000,
    peakMiB: process.resourceUsage().maxRSS / 1024,
    calls: Object.fromEntries(counted),
  };
  process.send?.(invoked);
});

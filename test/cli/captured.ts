import { run } from '../../local/cli/commands.ts';

/** What one command line wrote, and its exit code. */
export type Captured = { readonly code: number; readonly out: string; readonly errors: string };

/** When commands believe to run; it does not move. */
export const typedAt = Date.parse('2026-04-01T08:00:00Z');

/** Runs a command line in this process. */
export async function runLine(...args: readonly string[]): Promise<Captured> {
  let out = '';
  let errors = '';
  const code = await run(args, {
    out: { write: (text) => (out += text) },
    errors: { write: (text) => (errors += text) },
    now: () => typedAt,
  });
  return { code, out, errors };
}

import * as fc from 'fast-check';

/*
 * How long is fuzzed: a little in every run of the tests, always the same; `npm run fuzz` goes on with seeds of its own.
 * A failure is shrunk and prints the line that repeats it.
 */
const setting = (name: string, usual: number) => Number(process.env[name] ?? usual);
const runs = 12;

/** A world of its own for each. */
export const seeds: readonly number[] = Array.from(
  { length: setting('FUZZ_SEEDS', 1) },
  (_, nth) => setting('FUZZ_SEED', 1) + nth,
);

export async function fuzz<T>(seed: number, given: fc.Arbitrary<T>, holds: (given: T) => Promise<void>) {
  const path = process.env['FUZZ_PATH'];
  const result = await fc.check(fc.asyncProperty(given, holds), {
    seed,
    numRuns: runs,
    ...(path === undefined ? {} : { path }),
  });
  if (!result.failed) return;
  const { errorInstance: cause, counterexamplePath } = result;
  const again = `FUZZ_SEED=${seed} FUZZ_PATH=${counterexamplePath} FUZZ_SEEDS=1 npm run fuzz`;
  throw new Error([fc.defaultReportMessage(result), cause, `The same again: ${again}`].join('\n\n'), {
    cause,
  });
}

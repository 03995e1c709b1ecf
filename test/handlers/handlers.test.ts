import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { environments, type FunctionName } from '../../lambdas/environment.ts';
import { openStores } from '../support/stores.ts';

await openStores();
afterEach(() => vi.unstubAllEnvs());

const names = Object.keys(environments) as FunctionName[];

/** What each handler is given on AWS; none of it names a day that was ever delivered. */
const events: Readonly<Record<string, unknown>> = {
  plan: { request: { day: '2026-03-01' }, execution: 'e-1' },
  score: { day: '2026-03-01', runId: 'unknown', execution: 'e-1', part: {} },
  finish: { day: '2026-03-01', runId: 'unknown', execution: 'e-1' },
  landed: { Records: [] },
};

async function call(name: string, event: unknown = events[name]): Promise<unknown> {
  const { handler } = await import(`../../lambdas/handlers/${name}.ts`);
  return handler(event);
}

test('every deployed function has its handler, and every handler its environment', () => {
  expect(readdirSync('lambdas/handlers').sort()).toEqual(names.map((name) => `${name}.ts`).sort());
});

describe.each(names)('%s', (name) => {
  const required = Object.entries(environments[name].shape)
    .filter(([, schema]) => !schema.safeParse(undefined).success)
    .map(([variable]) => variable);

  test.each(required)('names the variable %s when it is not set', async (variable) => {
    vi.stubEnv(variable, undefined);

    await expect(call(name)).rejects.toThrow(variable);
  });

  test('is deployed with variables without which it cannot work', () => {
    expect(required).not.toEqual([]);
  });
});

test.each([
  ['RUN_AT', '6:00'],
  ['RUN_AT', '24:00'],
  ['DEADLINE_AT', '12:60'],
  ['RETENTION_DAYS', '59'],
  ['RETENTION_DAYS', 'a year'],
])('a run is refused with %s=%s, and the error names the variable', async (variable, text) => {
  vi.stubEnv(variable, text);

  await expect(call('plan')).rejects.toThrow(variable);
});

test.each(['2026-02-30', '2026-3-1', '../secrets', ''])('a run of the day %j is refused', async (day) => {
  await expect(call('plan', { request: { day }, execution: 'e-1' })).rejects.toThrow('not a calendar day');
});

test('the end of a run that was never planned says what is missing', async () => {
  await expect(call('finish')).rejects.toThrow(
    "the run's paper runs/2026-03-01/unknown/plan.json is missing",
  );
});

test('a day without files and without a record is nothing to run', async () => {
  expect(await call('plan')).toMatchObject({ outcome: 'nothing', day: '2026-03-01', ranges: 0 });
});

test('a failed run gives its lock back and decides nothing', async () => {
  expect(await call('finish', { execution: 'e-1', failed: 'why' })).toBeUndefined();
});

test.each([
  ['no records', []],
  ['a body that is no JSON', [{ body: 'x' }]],
  ['a test event of S3', [{ body: '{"Service":"Amazon S3","Event":"s3:TestEvent"}' }]],
  ['another bucket', [{ body: '{"Records":[{"s3":{"bucket":{"name":"other"},"object":{"key":"a"}}}]}' }]],
])('landed files of %s are passed over: the tick looks at what is there', async (_what, records) => {
  expect(await call('landed', { Records: records })).toMatchObject({ answered: [], started: [] });
});

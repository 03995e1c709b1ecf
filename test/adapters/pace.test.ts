import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPace, TableTooBusy } from '../../lambdas/adapters/pace.ts';
import { seeded } from '../oracle/seeded.ts';
import { virtualTime } from './virtual-time.ts';

const throttling = () => Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);

/** A table that takes so many things a second, and functions that write to it as fast as it lets them. */
async function write(functions: number, thingsEach: number, takenPerSecond: number) {
  const time = virtualTime();
  const { next: random } = seeded(functions);
  let asked = 0;
  let room = takenPerSecond;
  let lookedAt = 0;
  const takeOf = (count: number) => {
    room = Math.min(takenPerSecond, room + ((time.now() - lookedAt) * takenPerSecond) / 1000);
    lookedAt = time.now();
    const taken = Math.min(count, Math.floor(room));
    room -= taken;
    return taken;
  };
  const ends: number[] = [];
  const writeAll = async () => {
    const pace = createPace((ms) => time.sleep(ms * (0.5 + random())));
    await pace.drain(numbers(thingsEach), 25, async (batch) => {
      asked += batch.length;
      await time.sleep(8 + random() * 4);
      const taken = takeOf(batch.length);
      if (taken === 0) throw throttling();
      return batch.slice(taken);
    });
    ends.push(time.now());
  };
  await time.run(Promise.all(numbers(functions).map(writeAll)));
  const things = functions * thingsEach;
  return {
    /** What the table could have taken in the time, its first second's reserve included. */
    share: things / ((time.now() / 1000 + 1) * takenPerSecond),
    refused: 1 - things / asked,
    unevenness: Math.max(...ends) / Math.min(...ends),
  };
}

test.each([
  [1, 4_000],
  [20, 4_000],
  [5, 40_000],
  [20, 40_000],
])(
  '%i functions use what a table of %i writes a second takes, little is refused, nobody starves',
  async (functions, rate) => {
    const { share, refused, unevenness } = await write(functions, (rate / functions) * 10, rate);

    expect(share).toBeGreaterThan(0.9);
    expect(refused).toBeLessThan(0.3);
    expect(unevenness).toBeLessThan(3);
  },
);

test('a table that never pushes back is soon called sixteen times at once, and never more', async () => {
  const time = virtualTime();
  let underWay = 0;
  const seen: number[] = [];

  await time.run(
    createPace(time.sleep).drain(numbers(50_000), 25, async () => {
      underWay += 1;
      seen.push(underWay);
      await time.sleep(10);
      underWay -= 1;
      return [];
    }),
  );

  expect(seen[0]).toBe(1);
  expect(Math.max(...seen)).toBe(16);
  expect(time.now()).toBeLessThan(3_000);
});

test('whatever is given back, everything is taken once, in full calls while there is enough', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 1_000 }),
      fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 1, maxLength: 40 }),
      async (count, takes) => {
        const time = virtualTime();
        const taken: number[] = [];
        let calls = 0;
        await time.run(
          createPace(time.sleep).drain(numbers(count), 25, async (batch) => {
            expect(batch.length).toBeGreaterThan(0);
            expect(batch.length).toBeLessThanOrEqual(25);
            // Now and then nothing, so that the end is reached.
            const take = calls % 7 === 6 ? 25 : (takes[calls % takes.length] ?? 0);
            calls += 1;
            await time.sleep(10);
            if (take === 0) throw throttling();
            taken.push(...batch.slice(0, take));
            return batch.slice(take);
          }),
        );
        expect(taken.toSorted((a, b) => a - b)).toEqual(numbers(count));
      },
    ),
    { numRuns: 200 },
  );
});

test('rests grow while the table refuses everything, to two thirds of a second', async () => {
  const rests: number[] = [];
  const pace = createPace(async (ms) => void rests.push(ms));
  let calls = 0;

  await pace.call(async () => {
    calls += 1;
    if (calls < 10) throw throttling();
  });

  expect(rests.slice(0, 6)).toEqual([10, 30, 70, 150, 310, 630]);
  expect(Math.max(...rests)).toBe(630);
});

test('a table that takes nothing at all is given up with an error', async () => {
  const pace = createPace(async () => {});
  const refuse = async () => {
    throw throttling();
  };

  await expect(pace.drain(numbers(1_000), 25, refuse)).rejects.toBeInstanceOf(TableTooBusy);
  await expect(pace.call(refuse)).rejects.toBeInstanceOf(TableTooBusy);
});

test('a reply that gives back everything again and again is given up as well', async () => {
  const pace = createPace(async () => {});

  await expect(pace.drain(numbers(30), 25, async (batch) => batch)).rejects.toBeInstanceOf(TableTooBusy);
});

test('any other failure is thrown, and nothing more is sent', async () => {
  let calls = 0;
  const pace = createPace(async () => {});
  const fail = async () => {
    calls += 1;
    throw new Error('the key is wrong');
  };

  await expect(pace.drain(numbers(10_000), 25, fail)).rejects.toThrow('the key is wrong');
  expect(calls).toBeLessThanOrEqual(16);
});

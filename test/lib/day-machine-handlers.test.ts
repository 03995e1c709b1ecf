import { describe, expect, test } from 'vitest';
import { instant } from '../../lambdas/cases/instant.ts';
import { snapshotFile } from '../support/company.ts';
import { type Around, startMachineWorld } from './machine-world.ts';

const accounts = ['acme', 'bolt', 'carl', 'dave'];
const dueTime = '2026-03-02T06:00:00.000Z';
const dueHour = Date.parse(dueTime);

/** Three files of one day, and with them three ranges. */
const threeFiles = {
  'snapshots/2026-03-01/a.csv': snapshotFile({ acme: 80 }),
  'snapshots/2026-03-01/b.csv': snapshotFile({ bolt: '71.50', carl: 'seventy' }),
  'snapshots/2026-03-01/c.csv': snapshotFile({ dave: 90 }),
};

/** Fails this many of the calls that are about this file, before anything was done. */
function failing(key: string, times: number): Around {
  let left = times;
  return (call, input) => {
    const { part } = input as { part: { key: string } };
    if (part.key !== key || left-- <= 0) return call();
    throw new Error('the table went away');
  };
}

describe('the synthesized machine over the real handlers', () => {
  test('takes the day of the schedule from its files to its receipts', async () => {
    const stage = await startMachineWorld(accounts, dueTime);
    await stage.put(threeFiles);

    const { execution, calls } = await stage.execute({ scheduledTime: dueTime });

    expect(execution).toMatchObject({ status: 'SUCCEEDED' });
    expect(execution.visited.at(-1)).toBe('Day done');
    expect(calls).toEqual(['plan', 'score', 'score', 'score', 'finish', 'tick']);
    expect(await stage.stores.days.find('2026-03-01')).toMatchObject({
      status: 'complete-with-rejects',
      counts: { read: 4, scored: 3, rejected: 1, held: 0 },
      known: 3,
    });
    expect(await stage.receiptOf('snapshots/2026-03-01/b.csv')).toMatchObject({ scored: 1, rejected: 1 });
    const [item] = await stage.stores.history.findLatest('bolt', '2026-03-02', 1);
    expect(item).toMatchObject({ index: 7150, provenance: { key: 'snapshots/2026-03-01/b.csv', line: 2 } });
  });

  test('tells the owner of a fall in the execution that decides its day', async () => {
    const stage = await startMachineWorld(accounts, dueTime);
    for (const [place, index] of [80, 80, 80, 64].entries()) {
      const day = `2026-03-0${place + 1}`;
      await stage.put({ [`snapshots/${day}/all.csv`]: snapshotFile({ acme: index, bolt: 80 }) });
      expect(stage.deliveries).toEqual([]);

      stage.moveTo(instant(dueHour + place * 86_400_000));
      expect((await stage.execute({ day })).execution.status).toBe('SUCCEEDED');
    }

    const notices = stage.deliveries.filter(({ attributes }) => attributes.step?.value === 'opened');
    expect(notices.flatMap(({ deliveries }) => deliveries.map(({ endpoint }) => endpoint))).toEqual([
      'olga@example.com',
      '+4915100000001',
    ]);
  });

  test('scores a plan that no state could carry', async () => {
    const stage = await startMachineWorld(accounts, dueTime);
    const names = Array.from({ length: 200 }, (_, column) => `exported_column_${column}`);
    const files = Array.from({ length: 100 }, (_, file) => {
      const cells = names.map(() => '');
      const text = `account_id,index,${names.join(',')}\naccount-${file},80,${cells.join(',')}\n`;
      return [`snapshots/2026-03-01/part-${file}.csv`, text];
    });
    await stage.put(Object.fromEntries(files));

    const { execution, calls } = await stage.execute({ day: '2026-03-01' });

    expect((await stage.partsOf('2026-03-01')).length).toBeGreaterThan(262_144);
    expect(execution).toMatchObject({ status: 'SUCCEEDED' });
    expect(calls.filter((name) => name === 'score')).toHaveLength(100);
    expect(await stage.stores.days.find('2026-03-01')).toMatchObject({ status: 'complete', known: 100 });
  });

  test('does nothing with a day that is decided as it lies there', async () => {
    const stage = await startMachineWorld(accounts, dueTime);
    await stage.put(threeFiles);
    await stage.execute({ day: '2026-03-01' });
    const before = await stage.facts();

    const { execution, calls } = await stage.execute({ day: '2026-03-01' });

    expect(execution.visited.at(-1)).toBe('Nothing to score');
    expect(calls).toEqual(['plan']);
    expect(await stage.facts()).toEqual(before);
  });

  test('leaves a day alone while another run has the lock, and takes it afterwards', async () => {
    const stage = await startMachineWorld(accounts, dueTime);
    await stage.put(threeFiles);
    await stage.stores.days.lock('another run', dueTime, '2026-03-02T08:00:00.000Z');

    const busy = await stage.execute({ day: '2026-03-01' });
    await stage.stores.days.unlock('another run');
    const free = await stage.execute({ day: '2026-03-01' });

    expect(busy.execution.visited.at(-1)).toBe('Another run is on it');
    expect(busy.calls).toEqual(['plan']);
    expect(free.execution.visited.at(-1)).toBe('Day done');
  });
});

describe('failure of a range', () => {
  /** What is stored after the three files were scored without any trouble. */
  async function undisturbed() {
    const stage = await startMachineWorld(accounts, dueTime);
    await stage.put(threeFiles);
    await stage.execute({ day: '2026-03-01' });
    return stage.facts();
  }

  test.each([
    ['before it did anything', failing('snapshots/2026-03-01/b.csv', 1)],
    ['after everything, so that only its answer is lost', losingTheFirstAnswer()],
  ])('a range that fails once, %s, is scored again and leaves the same facts', async (_when, score) => {
    const expected = await undisturbed();
    const stage = await startMachineWorld(accounts, dueTime);
    await stage.put(threeFiles);

    const { execution, calls } = await stage.execute({ day: '2026-03-01' }, { score });

    expect(execution.status).toBe('SUCCEEDED');
    expect(calls.filter((name) => name === 'score')).toHaveLength(4);
    expect(await stage.facts()).toEqual(expected);
  });

  test('a range that fails for good gives the lock back and leaves the day undecided; the next run heals it', async () => {
    const expected = await undisturbed();
    const stage = await startMachineWorld(accounts, dueTime);
    await stage.put(threeFiles);
    const score = failing('snapshots/2026-03-01/b.csv', Number.POSITIVE_INFINITY);

    const failed = await stage.execute({ day: '2026-03-01' }, { score });

    expect(failed.execution).toMatchObject({
      status: 'FAILED',
      error: 'States.ExceedToleratedFailureThreshold',
    });
    expect(failed.calls.slice(-1)).toEqual(['finish']);
    expect(await stage.stores.days.find('2026-03-01')).toMatchObject({ filesDigest: null, isScored: false });
    expect(await stage.stores.feed.list('receipts/snapshots/')).toEqual([]);
    const isFree = await stage.stores.days.lock('somebody', dueTime, dueTime);
    await stage.stores.days.unlock('somebody');
    expect(isFree).toBe(true);

    const healed = await stage.execute({ day: '2026-03-01' });

    expect(healed.execution.status).toBe('SUCCEEDED');
    expect(await stage.facts()).toEqual(expected);
  });
});

function losingTheFirstAnswer(): Around {
  let isLost = false;
  return async (call) => {
    const answer = await call();
    if (isLost) return answer;
    isLost = true;
    throw new Error('the answer got lost');
  };
}

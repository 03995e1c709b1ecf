import { expect, test } from 'vitest';
import type { DayRecord } from '../../lambdas/ports.ts';
import { type Indices, snapshotFile } from '../support/company.ts';
import {
  begin,
  dieAfterScoring,
  endOn,
  giveUp,
  put,
  type RunPorts,
  takeAway,
} from '../support/cut-off-run.ts';
import { type Story, startStory, steadyDays } from '../support/story.ts';

const steady = steadyDays('2026-03-01', 4, { acme: 80 });

/** The accounts that history has on a day, with their indices. */
async function indicesOn(story: Story, day: string): Promise<Readonly<Record<string, number | null>>> {
  const items = await story.stores.history.findMany(['acme', 'extra'], day);
  return Object.fromEntries([...items].map(([accountId, { index }]) => [accountId, index]));
}

/** No run of the day is wanted any more. */
async function expectAtRest(story: Story, day: string): Promise<void> {
  const before = await story.stores.days.find(day);
  await story.fastForward(1);
  expect(await story.stores.days.find(day)).toEqual(before);
}

test('a run that died after scoring is begun again by the next tick, and tells everybody once', async () => {
  const story = await startStory({ acme: {} });
  await story.deliverDays(steady);
  await story.fastForwardTo('2026-03-06T06:01:00Z');
  await put(story, 'snapshots/2026-03-05/accounts.csv', snapshotFile({ acme: 60 }));
  await dieAfterScoring(story, '2026-03-05');

  await story.pass();
  await story.fastForward(0.1);

  await story.expectNotices(['olga: opened acme']);
});

test('a correction whose run died and that is put back leaves nothing in history', async () => {
  const story = await startStory({ acme: {} });
  await story.deliverDays(steady);
  const key = 'snapshots/2026-03-04/accounts.csv';
  await put(story, key, snapshotFile({ acme: 10 }));
  await dieAfterScoring(story, '2026-03-04');
  await put(story, key, snapshotFile({ acme: 80 }));

  await story.fastForward(1);

  expect(await indicesOn(story, '2026-03-04')).toEqual({ acme: 8000 });
  await expectAtRest(story, '2026-03-04');
});

test('a further file whose run died and that is taken away leaves nothing in history', async () => {
  const story = await startStory({ acme: {} });
  await story.deliverDays(steady);
  await put(story, 'snapshots/2026-03-04/more.csv', snapshotFile({ extra: 10 }));
  await dieAfterScoring(story, '2026-03-04');
  await takeAway(story, 'snapshots/2026-03-04/more.csv');

  await story.fastForward(1);

  expect(await indicesOn(story, '2026-03-04')).toEqual({ acme: 8000 });
  await expectAtRest(story, '2026-03-04');
});

test.each([
  ['scored it', '2026-03-06T07:00:00Z'],
  ['held it for its time', '2026-03-06T05:00:00Z'],
])(
  'a day whose first run died when it had %s, and whose file is taken away, is missing',
  async (_what, at) => {
    const story = await startStory({ acme: {} });
    await story.deliverDays(steady);
    await story.fastForwardTo(at);
    await put(story, 'snapshots/2026-03-05/accounts.csv', snapshotFile({ acme: 10 }));
    await dieAfterScoring(story, '2026-03-05');
    await takeAway(story, 'snapshots/2026-03-05/accounts.csv');
    await story.fastForward(0.1);

    await story.fastForwardTo('2026-03-06T12:00:00Z');

    expect(await indicesOn(story, '2026-03-05')).toEqual({});
    await story.expectQualityNotices(['dana: data-quality 2026-03-05 missing']);
    await expectAtRest(story, '2026-03-05');
  },
);

test('a day whose run died when it had taken out what waits again has its accounts when it is put back', async () => {
  const story = await startStory({ acme: {} });
  await story.deliverDays(steady);
  await put(story, 'snapshots/2026-03-04/_manifest.json', '{"files":[]');
  const { runId } = await begin(story, '2026-03-04');
  await dieIn(story, '2026-03-04', runId, (ports) => ({
    ...ports,
    feed: { ...ports.feed, writeReceipt: killed },
  }));
  expect(await indicesOn(story, '2026-03-04')).toEqual({});
  await takeAway(story, 'snapshots/2026-03-04/_manifest.json');

  await story.fastForward(1);

  expect(await indicesOn(story, '2026-03-04')).toEqual({ acme: 8000 });
  await expectAtRest(story, '2026-03-04');
});

const killed = async () => {
  throw new Error('killed');
};

/** The last step of a run, which dies of these ports. */
async function dieIn(story: Story, day: string, runId: string, change: (ports: RunPorts) => RunPorts) {
  await expect(endOn(story, day, runId, change)).rejects.toThrow('killed');
  await giveUp();
}

/** `x` and 39 others, of which 19 are `low`. */
const companyOf = (x: number, low: number): Indices =>
  Object.fromEntries([['x', x], ...Array.from({ length: 39 }, (_, at) => [`a${at}`, at < 19 ? low : 80])]);
/** Those that never fall, and `x`. */
const few = (x: number): Indices =>
  Object.fromEntries(Object.entries(companyOf(x, 0)).filter(([, index]) => index !== 0));

/**
 * On the 5th 19 of 40 accounts fall, and `x` would be the 20th if it had been 80 on the 3rd, which a correction says.
 * Its run dies when it has the record of the 5th in hand.
 */
async function correctionThatDies(save: (ports: RunPorts, record: DayRecord) => Promise<void>) {
  const story = await startStory({ a0: {}, x: {} });
  await story.deliverDays({
    ...steadyDays('2026-03-01', 2, companyOf(70, 80)),
    '2026-03-03': few(70),
    '2026-03-04': companyOf(80, 80),
  });
  await story.deliverDay('2026-03-05', companyOf(60, 60));
  expect(await story.rescuesOf('a0')).toEqual(['open sharp-drop 2026-03-05']);
  await story.expectQualityNotices([
    'dana: data-quality 2026-03-03 suspicious',
    'dana: data-quality 2026-03-06 unfilled-role',
  ]);
  await put(story, 'snapshots/2026-03-03/accounts.csv', snapshotFile(few(80)));
  const { runId } = await begin(story, '2026-03-03');
  const isHold = ({ day, isMassFall }: DayRecord) => day === '2026-03-05' && isMassFall;
  await dieIn(story, '2026-03-03', runId, (ports) => ({
    ...ports,
    days: {
      ...ports.days,
      save: (record) => (isHold(record) ? save(ports, record) : ports.days.save(record)),
    },
  }));
  return story;
}

test('a hold of a later day is told, though the run died right after it was written down', async () => {
  const story = await correctionThatDies(async (ports, record) => {
    await ports.days.save(record);
    await killed();
  });

  await story.fastForward(1);

  expect(await story.stores.days.find('2026-03-05')).toMatchObject({ isMassFall: true });
  await story.expectQualityNotices(['dana: data-quality 2026-03-05 held']);
});

test('a correction that would hold a later day, died on the way and is put right leaves that day as it was', async () => {
  const story = await correctionThatDies(killed);
  await put(story, 'snapshots/2026-03-03/accounts.csv', snapshotFile(few(71)));

  await story.fastForward(1);

  expect(await story.stores.days.find('2026-03-05')).toMatchObject({ isMassFall: false });
  expect(await story.rescuesOf('x')).toEqual(['resolved retracted sharp-drop 2026-03-05']);
  expect(await story.rescuesOf('a0')).toContain('open sharp-drop 2026-03-05');
  await expectAtRest(story, '2026-03-05');
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Case } from '../../lambdas/cases/case.ts';
import { planActions } from '../../local/replay/actions.ts';
import { planDeliveries } from '../../local/replay/deliveries.ts';
import { type Played, playFeed } from '../../local/replay/play.ts';
import { type SampleSummary, writeSampleCompany } from '../../local/sample-company/write-sample-company.ts';

let folder: string;
let sample: SampleSummary;
let played: Played;

/** The sample's last weeks, with as few accounts as its stories need, played with what its people did. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sample-played-'));
  sample = await writeSampleCompany({ folder, until: '2026-05-17', seed: 1, days: 66, accounts: 40 });
  const [deliveries, actions] = [await planDeliveries(folder), await planActions(folder)];
  played = await playFeed({ deliveries, actions, until: null, onProgress: () => {} }, null);
}, 240_000);

afterAll(async () => {
  await played.world.close();
  await rm(folder, { recursive: true });
});

async function redChannelOf(plot: string): Promise<Case | undefined> {
  const story = sample.stories.find((each) => each.plot === plot);
  const cases = await played.stores.cases.ofAccount(story?.accountIds[0] ?? '');
  return cases.find(({ kind }) => kind === 'red-channel');
}

test('whatever people do finds its case open', () => {
  expect(played.refused).toEqual([]);
});

test('one red channel is still ticking, and nobody has acknowledged it', async () => {
  expect(await redChannelOf('red-channel-ticking')).toMatchObject({
    state: 'open',
    redChannel: { milestones: {}, breached: false, dueAt: '2026-05-18T23:20:00.000Z' },
  });
});

test('one is breached: every step went out, somebody was on site a day late, and said why', async () => {
  const about = await redChannelOf('red-channel-breached');

  expect(about?.redChannel).toMatchObject({
    breached: true,
    milestones: { onSite: { by: expect.any(String) } },
  });
  const steps = new Set(about?.told.map(({ step }) => step));
  const all = [
    'opened',
    'unacknowledged-1h',
    'unacknowledged-4h',
    'due-in-4h',
    'breached',
    'executive-digest',
  ];
  expect([...steps].toSorted()).toEqual(all.toSorted());
  expect(about?.events.filter(({ by, note }) => by !== null && note !== null)).toHaveLength(2);
});

test('one was on time, and its letter of commitment is sent', async () => {
  const about = await redChannelOf('red-channel-on-time');

  expect(about).toMatchObject({ state: 'resolved', resolvedAs: 'saved', redChannel: { breached: false } });
  expect(Object.keys(about?.redChannel?.milestones ?? {})).toEqual([
    ...['acknowledged', 'onSite', 'resolved', 'commitmentSent'],
  ]);
  expect(about?.told.some(({ step }) => step === 'letter-due')).toBe(false);
});

test('some rescues are acknowledged, some were lost, and some nobody answered', async () => {
  const rescues = await played.stores.cases.aliveFrom('rescue', '0000-01-01');

  const ends = new Set(rescues.map(({ state, resolvedAs }) => resolvedAs ?? state));
  expect([...ends]).toEqual(expect.arrayContaining(['acknowledged', 'lost', 'open']));
});

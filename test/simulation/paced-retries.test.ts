import { expect, test } from 'vitest';
import type { Outcome } from './outcome.ts';
import { noFaults, planOf } from './plan.ts';
import { type Clean, play, playClean } from './play.ts';
import { brokenIn } from './promises.ts';
import type { Scenario } from './scenario.ts';
import { gap } from './scenarios/gap.ts';
import { companyFiles, companyOf, complaintsFile } from './scenarios/write.ts';

/** SNS is out for so long, from the first message to a person on. */
function withoutSns(minutes: number, { outcome }: Clean) {
  const first = outcome.steps.find(
    ({ operation, subject }) => operation === 'Publish' && subject.includes('recipient-'),
  );
  return planOf({
    outages: [{ service: 'sns', fromStep: first?.number ?? 0, minutes, kind: '500-before' }],
  });
}

/** How many messages somebody got, minute by minute. */
function countsOf({ seen }: Outcome, who: string): readonly number[] {
  const counts = new Map<number, number>();
  for (const { at, recipientId } of seen.accepted) {
    const minute = Math.floor(at / 60_000);
    if (recipientId === who) counts.set(minute, (counts.get(minute) ?? 0) + 1);
  }
  return [...counts.values()];
}

test('what SNS did not take for hours comes five a minute to one person', async () => {
  const clean = await playClean(gap, noFaults);

  const { outcome } = await play(gap, clean, withoutSns(90, clean));

  expect(await brokenIn(outcome)).toEqual([]);
  expect(countsOf(outcome, 'dana').slice(0, 2)).toEqual([5, 1]);
});

const ids = ['acme', 'bolt', 'coil', 'dyno', 'edge', 'flux'];
const company = companyOf('2026-03-05T00:01', Object.fromEntries(ids.map((id) => [id, { tier: 'A' }])));

/** Six customers complain at once, all with the same sponsor. */
const sixComplaints: Scenario = {
  name: 'six-complaints',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-05T10:00',
  endsAt: '2026-03-05T12:00',
  companies: [company],
  script: [
    ...companyFiles(company),
    complaintsFile(
      '2026-03-05T08:30',
      'thursday',
      ids.map((id) => [`c-${id}`, id, '2026-03-05T08:00:00Z', 'critical']),
    ),
  ],
  habits: [],
  truth: { days: {}, statuses: {}, cases: [], quality: {}, receipts: {} },
};

test('of red channels everything comes as soon as SNS takes it', async () => {
  const clean = await playClean(sixComplaints, noFaults);

  const { outcome } = await play(sixComplaints, clean, withoutSns(20, clean));

  expect(countsOf(outcome, 'erik')[0]).toBe(6);
});

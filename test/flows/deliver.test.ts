import { expect, test } from 'vitest';
import { wireTick } from '../../lambdas/adapters/wiring.ts';
import { instant } from '../../lambdas/cases/instant.ts';
import { redChannelOfComplaint } from '../../lambdas/cases/red-channel.ts';
import { tickEnvironment } from '../../lambdas/environment.ts';
import { type DispatchPorts, dispatch } from '../../lambdas/flows/dispatch.ts';
import type { Notifier } from '../../lambdas/ports.ts';
import { redChannelOf } from '../support/cases.ts';
import { complain, critical } from '../support/complaints.ts';
import { startStory } from '../support/story.ts';

test('a notice that is being sent by a dispatch that takes minutes is not sent by the next one as well', async () => {
  const story = await startStory({ acme: { tier: 'A' } });
  await complain(story, '2026-03-02T08:00:00Z', critical);
  const [red] = await story.casesOf('acme');
  if (red === undefined) throw new Error('no red channel has opened');
  let now = Date.parse(story.now()) + 24 * 3_600_000;
  const sent: string[] = [];
  const ports: DispatchPorts = {
    ...wireTick(tickEnvironment.parse(process.env)),
    clock: { now: () => instant(now) },
  };
  const slowly = (meanwhile: readonly (() => Promise<unknown>)[]): DispatchPorts => ({
    ...ports,
    notifier: {
      ...ports.notifier,
      async publish({ noticeId, recipientId }) {
        await meanwhile[sent.push(`${noticeId} ${recipientId}`) - 1]?.();
        return { outcome: 'accepted' };
      },
    },
  });

  const isSlow = async () => {
    now += 120_000;
  };
  await dispatch(slowly([isSlow, () => dispatch(slowly([]), instant(now))]), instant(now));

  expect(sent.length).toBeGreaterThan(2);
  expect(new Set(sent).size).toBe(sent.length);
});

test('a role of which it cannot be reported that nobody fills keeps people of other cases from nothing', async () => {
  const story = await startStory({ acme: { tier: 'A', sales_lead: '' }, bolt: { tier: 'A' } });
  const now = '2026-03-05T06:01:00.000Z';
  const ports = wireTick(tickEnvironment.parse(process.env));
  const ofBolt = redChannelOfComplaint(
    { complaintId: 'c-2', accountId: 'bolt', reportedAt: now, severity: 'critical' },
    { accountId: 'bolt', accountDigest: ports.digest('bolt'), tier: 'A', nth: 1, now },
  );
  for (const about of [redChannelOf(), ofBolt]) await story.stores.cases.save(about);
  const told: string[] = [];
  const publish: Notifier['publish'] = async ({ recipientId, members }) => {
    told.push(`${recipientId} ${members[0]?.accountId}`);
    return { outcome: 'accepted' };
  };
  const tornReports: DispatchPorts = {
    ...ports,
    clock: { now: () => now },
    cases: { ...ports.cases, ofDay: () => Promise.reject(new Error('torn')) },
    notifier: { ...ports.notifier, publish },
  };

  await expect(dispatch(tornReports, now)).rejects.toThrow('torn');
  const ofOthers = told.splice(0).sort();
  await dispatch({ ...tornReports, cases: ports.cases }, now);

  expect(ofOthers).toEqual(['dora bolt', 'erik bolt', 'olga bolt', 'sam bolt', 'tess bolt']);
  expect(told).toContain('desk acme');
});

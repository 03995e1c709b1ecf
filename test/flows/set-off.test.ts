import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { caseIdOf } from '../../lambdas/cases/case-id.ts';
import { Failures } from '../../lambdas/flows/failures.ts';
import { type SetOffPorts, setOff } from '../../lambdas/flows/set-off.ts';
import { accountOf, directoryOf, rescueOf } from '../support/cases.ts';
import { openStores } from '../support/stores.ts';

const stores = await openStores();
const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);
const ports: SetOffPorts = { ...stores, digest };

test('whom the red channel of a rescue told is spared the 24 hours of the rescue while others are still to hear', async () => {
  const rescue = rescueOf({
    version: 0,
    tier: 'A',
    caseId: caseIdOf({ kind: 'rescue', accountDigest: digest('acme'), on: '2026-03-04' }),
  });
  const directory = directoryOf(accountOf({ tier: 'A' }));
  const now = '2026-03-06T06:00:00.000Z';
  await stores.cases.save(rescue);
  const [stored] = await stores.cases.ofAccount('acme');
  const due = stored === undefined ? [] : [stored];
  await setOff(ports, directory, due, new Failures(), now);

  // The function died when it had told dora, whose role the red channel owes nothing any more.
  const red = (await stores.cases.ofAccount('acme')).find(({ kind }) => kind === 'red-channel');
  const told = { step: 'opened' as const, occurrence: 0, recipientId: 'dora', noticeId: 'n-1', at: now };
  const owed = (red?.owed ?? []).map((each) =>
    each.step === 'opened' ? { ...each, told: each.told.filter((role) => role !== 'delivery_lead') } : each,
  );
  if (red !== undefined) await stores.cases.save({ ...red, told: [told], owed });
  const { reached } = await setOff(ports, directory, due, new Failures(), '2026-03-06T06:01:00.000Z');

  expect([...(reached.get(rescue.caseId) ?? [])].sort()).toEqual(['dora', 'erik', 'olga', 'sam', 'tess']);
});

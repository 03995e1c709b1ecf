import { expect, test } from 'vitest';
import type { Case } from '../../lambdas/cases/case.ts';
import { caseIdOf } from '../../lambdas/cases/case-id.ts';
import { addHours } from '../../lambdas/cases/instant.ts';
import { redChannelOfComplaint, wasTakenOver } from '../../lambdas/cases/red-channel.ts';
import { openRedChannelFor } from '../../lambdas/flows/open-red-channel.ts';
import type { CaseStore } from '../../lambdas/ports.ts';
import { rescueOf } from '../support/cases.ts';
import { openStores } from '../support/stores.ts';

test('a rescue whose red channel comes after that of a complaint goes its own way, and still owes its 72 hours', async () => {
  const stores = await openStores();
  const accountDigest = stores.digest('acme');
  const caseId = caseIdOf({ kind: 'rescue', accountDigest, on: '2026-03-04' });
  const rescue = rescueOf({ caseId, version: 0, tier: 'A' });
  const now = addHours(rescue.openedAt ?? '', 24);
  await stores.cases.save(rescue);
  const complaint = { complaintId: 'c-1', accountId: 'acme', reportedAt: now, severity: 'critical' } as const;
  const cases: CaseStore = {
    ...stores.cases,
    async save(about: Case) {
      const setting = { accountId: 'acme', accountDigest, tier: 'A', nth: 1, now } as const;
      if (about.kind === 'red-channel') await stores.cases.save(redChannelOfComplaint(complaint, setting));
      return stores.cases.save(about);
    },
  };

  expect(await openRedChannelFor({ cases, digest: stores.digest }, rescue, now)).toBeNull();

  const alone = await stores.cases.find(rescue.caseId);
  expect(alone?.owed).toEqual(expect.arrayContaining([...rescue.owed]));
  expect(alone?.owed).toHaveLength(rescue.owed.length);
  expect(alone !== null && wasTakenOver(alone)).toBe(false);
});

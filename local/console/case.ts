import { casePage } from '../../lambdas/console/pages/case-page.ts';
import { partsHalfUp } from '../../lambdas/scoring/rounding.ts';
import { changeTenths } from './change.ts';
import type { ConsoleSources } from './sources.ts';

/** A case's page; null when there is no such case. */
export async function caseOf({ ports, now }: ConsoleSources, caseId: string): Promise<string | null> {
  const about = await ports.cases.find(caseId);
  if (about === null) return null;
  const [accounts, recipients] = await Promise.all([
    ports.directory.accounts(),
    ports.directory.recipients(),
  ]);
  const evidence = about.rescue?.evidence;
  return casePage({
    now: now(),
    about,
    accountName: about.accountId === null ? null : (accounts.get(about.accountId)?.name ?? null),
    figures:
      evidence === undefined
        ? null
        : {
            changeTenths: changeTenths(evidence.index, evidence.baselineTwice),
            coveragePercent: partsHalfUp(evidence.coverage.present, evidence.coverage.total, 100),
          },
    people: new Map([...recipients.values()].map(({ recipientId, name }) => [recipientId, name])),
  });
}

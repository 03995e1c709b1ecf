import { slaReport } from '../../lambdas/cases/sla-report.ts';
import { slaPage } from '../../lambdas/console/pages/sla-page.ts';
import type { ConsoleSources } from './sources.ts';

/** How well the promise of the red channel was kept, over all red channels there ever were. */
export async function sla({ ports, now }: ConsoleSources): Promise<string> {
  const [channels, accounts] = await Promise.all([
    ports.cases.aliveFrom('red-channel', '0000-01-01'),
    ports.directory.accounts(),
  ]);
  const recipients = await ports.directory.recipients();
  return slaPage({
    rows: slaReport(channels, now()),
    nameOf: (accountId) => accounts.get(accountId)?.name ?? accountId,
    personOf: (recipientId) => recipients.get(recipientId)?.name ?? recipientId,
  });
}

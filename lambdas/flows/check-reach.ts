import type { Instant } from '../cases/case.ts';
import { dateOf } from '../cases/instant.ts';
import type { CaseStore, DirectoryStore, Ledger, Notifier } from '../ports.ts';
import { reportFindings } from './report-findings.ts';

export type ReachPorts = {
  readonly cases: CaseStore;
  readonly directory: DirectoryStore;
  readonly notifier: Notifier;
  readonly ledger: Ledger;
};

/** The mark of a recipient who can be reached. */
const reachable = '';

/** Tells the data team of every recipient whom no message would reach, once until that changes. */
export async function checkReach(
  ports: ReachPorts,
  now: Instant,
): Promise<{ readonly unreachable: readonly string[] }> {
  const unreachable: string[] = [];
  for (const recipient of (await ports.directory.recipients()).values()) {
    const { recipientId } = recipient;
    const why = (await ports.notifier.checkReach(recipient)).join('; ');
    const last = (await ports.ledger.find('reach', recipientId)) ?? reachable;
    if (why !== reachable) unreachable.push(recipientId);
    if (why === last) continue;
    if (why !== reachable) {
      await reportFindings(
        ports.cases,
        dateOf(now),
        [{ kind: 'unreachable-recipient', recipientId, why }],
        now,
      );
    }
    await ports.ledger.write('reach', recipientId, why);
  }
  return { unreachable };
}

import type { Instant } from '../cases/case.ts';
import { dateOf } from '../cases/instant.ts';
import type { CaseStore, DirectoryStore, Ledger, Notifier, Unreached } from '../ports.ts';
import { Failures } from './failures.ts';
import { perRecipient } from './per-recipient.ts';
import { reportFindings } from './report-findings.ts';

export type ReachPorts = {
  readonly cases: CaseStore;
  readonly directory: DirectoryStore;
  readonly notifier: Notifier;
  readonly ledger: Ledger;
};

/** Why each recipient could not be reached when that was last looked at. */
const book = 'reach';

/** The mark of a recipient who can be reached. */
const reachable = '';

/**
 * Tells the data team of every recipient whom no message would reach, once until that changes. Throws when somebody
 * could not be looked at, after all others were.
 */
export async function checkReach(
  ports: ReachPorts,
  now: Instant,
): Promise<{ readonly unreachable: readonly string[] }> {
  const failures = new Failures();
  const recipients = (await ports.directory.recipients()).values();
  const found = await perRecipient(recipients, failures, async (recipient) => {
    const why = (await ports.notifier.checkReach(recipient)).join('; ');
    await noteReach(ports, { recipientId: recipient.recipientId, why }, now);
    return why;
  });
  failures.throwAny();
  return {
    unreachable: [...found].flatMap(([recipientId, why]) => (why === reachable ? [] : [recipientId])),
  };
}

/** Writes down how a recipient can be reached; the data team hears of it when it is new. */
export async function noteReach(
  ports: Pick<ReachPorts, 'cases' | 'ledger'>,
  { recipientId, why }: Unreached,
  now: Instant,
): Promise<void> {
  const last = (await ports.ledger.find(book, recipientId)) ?? reachable;
  if (why === last) return;
  if (why !== reachable) {
    await reportFindings(
      ports.cases,
      dateOf(now),
      [{ kind: 'unreachable-recipient', recipientId, why }],
      now,
    );
  }
  await ports.ledger.write(book, recipientId, why);
}

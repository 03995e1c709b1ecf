import type { Case, Instant } from '../cases/case.ts';
import { redChannelOfRescue } from '../cases/red-channel.ts';
import type { CaseStore, Digest } from '../ports.ts';

/**
 * The account's open red channel, opened by this rescue when there is none; the rescue's steps beyond the
 * 24 hours end, for the red channel has taken over.
 */
export async function openRedChannelFor(
  ports: { readonly cases: CaseStore; readonly digest: Digest },
  rescue: Case,
  now: Instant,
): Promise<{ readonly red: Case; readonly isNew: boolean }> {
  const accountId = rescue.accountId ?? '';
  const reds = (await ports.cases.ofAccount(accountId)).filter((each) => each.kind === 'red-channel');
  const own = reds.find((each) => each.redChannel?.fromRescue === rescue.caseId);
  const open = own ?? reds.find((each) => each.state !== 'resolved');
  if (open !== undefined) return { red: open, isNew: own !== undefined };
  const sameDay = reds.filter((each) => each.openedOn === now.slice(0, 10)).length;
  const red = redChannelOfRescue(rescue, ports.digest(accountId), sameDay + 1, now);
  await ports.cases.save(red);
  return { red: { ...red, version: 1 }, isNew: true };
}

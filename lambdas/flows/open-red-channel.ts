import type { Case, Instant } from '../cases/case.ts';
import { dateOf } from '../cases/instant.ts';
import { redChannelOfRescue, takenOver, wasTakenOver } from '../cases/red-channel.ts';
import type { CaseStore, Digest } from '../ports.ts';

const attempts = 5;

/**
 * The red channel that a rescue opens by going 24 hours without an acknowledgement; it takes over the steps
 * that the rescue still owes. Null when another red channel of the account is open already: the rescue then
 * goes on by itself, also when that one ends before everybody has heard of the 24 hours.
 */
export async function openRedChannelFor(
  ports: { readonly cases: CaseStore; readonly digest: Digest },
  rescue: Case,
  now: Instant,
): Promise<{ readonly red: Case; readonly isNew: boolean } | null> {
  const accountId = rescue.accountId ?? '';
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const reds = (await ports.cases.ofAccount(accountId)).filter((each) => each.kind === 'red-channel');
    const own = reds.find((each) => each.redChannel?.fromRescue === rescue.caseId);
    const wentOwnWay = rescue.told.some(({ step }) => step === 'unacknowledged-24h');
    if (own === undefined && (wentOwnWay || reds.some((each) => each.state !== 'resolved'))) return null;
    const nth = reds.filter((each) => each.openedOn === dateOf(now)).length + 1;
    const accountDigest = ports.digest(accountId);
    const red = own ?? redChannelOfRescue(rescue, { accountId, accountDigest, tier: rescue.tier, nth, now });
    if (own === undefined && (await ports.cases.save(red)) === 'conflict') continue;
    const fresh = await ports.cases.find(rescue.caseId);
    if (fresh === null || wasTakenOver(fresh) || (await ports.cases.save(takenOver(fresh, now))) === 'saved')
      return { red, isNew: own === undefined };
  }
  throw new Error(`the cases of ${rescue.caseId} moved ${attempts} times while its red channel was opened`);
}

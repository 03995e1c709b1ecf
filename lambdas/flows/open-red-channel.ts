import type { Case, Instant } from '../cases/case.ts';
import { dateOf } from '../cases/instant.ts';
import { notTakenOver, redChannelOfRescue, takenOver, wasTakenOver } from '../cases/red-channel.ts';
import type { CaseStore, Digest } from '../ports.ts';

const attempts = 5;

/**
 * The red channel that a rescue opens by going 24 hours without an acknowledgement; it takes over the steps
 * that the rescue still owes. Null when somebody has acted by now, or another red channel of the account is open
 * already: the rescue then goes on by itself, also when that one ends before everybody has heard of the 24 hours.
 */
export async function openRedChannelFor(
  ports: { readonly cases: CaseStore; readonly digest: Digest },
  rescue: Case,
  now: Instant,
): Promise<{ readonly red: Case; readonly isNew: boolean } | null> {
  const accountId = rescue.accountId ?? '';
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const stored = await ports.cases.ofAccount(accountId);
    const reds = stored.filter((each) => each.kind === 'red-channel');
    const own = reds.find((each) => each.redChannel?.fromRescue === rescue.caseId);
    const fresh = stored.find((each) => each.caseId === rescue.caseId);
    if (own !== undefined) return { red: own, isNew: false };
    if (fresh?.state !== 'open' || wentOwnWay(fresh)) return null;
    if (reds.some((each) => each.state !== 'resolved')) {
      if (!wasTakenOver(fresh) || (await ports.cases.save(notTakenOver(fresh, now))) === 'saved') return null;
      continue;
    }
    // First, on the condition that nobody has acted meanwhile: whoever dies here leaves the rest to the next tick.
    if (!wasTakenOver(fresh) && (await ports.cases.save(takenOver(fresh, now))) === 'conflict') continue;
    const nth = reds.filter((each) => each.openedOn === dateOf(now)).length + 1;
    const accountDigest = ports.digest(accountId);
    const red = redChannelOfRescue(fresh, { accountId, accountDigest, tier: fresh.tier, nth, now });
    if ((await ports.cases.save(red)) === 'saved') return { red, isNew: true };
  }
  throw new Error(`the cases of ${rescue.caseId} moved ${attempts} times while its red channel was opened`);
}

function wentOwnWay({ told }: Case): boolean {
  return told.some(({ step }) => step === 'unacknowledged-24h');
}

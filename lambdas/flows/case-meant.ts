import type { Case, Instant } from '../cases/case.ts';
import { caseIdOf } from '../cases/case-id.ts';
import { dateOf } from '../cases/instant.ts';
import type { CaseStore, Digest } from '../ports.ts';
import type { CalendarDay } from '../scoring/calendar.ts';

/** What somebody acts on who names no case: an account's, or that of a business day. */
export type ActedOn =
  | { readonly kind: 'rescue' | 'red-channel'; readonly accountId: string }
  | { readonly kind: 'data-quality'; readonly day: CalendarDay };

/**
 * The id of the case that is meant: the open one of that account and kind, else the latest; a letter of
 * commitment is that of the latest red channel that a person resolved. Where there is none, the id that one of
 * this date would have.
 */
export async function caseIdMeant(
  ports: { readonly cases: Pick<CaseStore, 'ofAccount'>; readonly digest: Digest },
  acted: ActedOn,
  action: string,
  now: Instant,
): Promise<string> {
  if (acted.kind === 'data-quality') return caseIdOf(acted);
  const { kind, accountId } = acted;
  const cases = (await ports.cases.ofAccount(accountId)).filter((each) => each.kind === kind).sort(byOpening);
  const isMeant = action === 'commitment-sent' ? isResolvedByPerson : isOpen;
  const meant = cases.findLast(isMeant) ?? cases.at(-1);
  return meant?.caseId ?? caseIdOf({ kind, accountDigest: ports.digest(accountId), on: dateOf(now) });
}

function byOpening(a: Case, b: Case): number {
  const [first, second] = [a.openedAt ?? a.openedOn, b.openedAt ?? b.openedOn];
  return first < second ? -1 : first > second ? 1 : 0;
}

function isOpen({ state }: Case): boolean {
  return state === 'open' || state === 'acknowledged';
}

function isResolvedByPerson({ redChannel }: Case): boolean {
  return redChannel?.milestones.resolved !== undefined;
}

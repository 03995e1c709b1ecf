import type { Case } from '../../../lambdas/cases/case.ts';
import { latest } from '../bound.ts';
import type { Outcome } from '../outcome.ts';
import { desk, filling, openers } from '../policy.ts';
import type { Company } from '../scenario.ts';
import { hasRefusals } from '../told.ts';
import type { Line } from './line.ts';
import { receiverOf } from './moments.ts';

export function peopleLines(
  outcome: Outcome,
  about: Case,
  step: string,
  occurrence: string,
  at: number,
  roles: readonly string[],
  owed: 'sure' | 'maybe' | 'no',
): readonly Line[] {
  if (owed === 'no') return [];
  return recipientsOf(outcome, about, roles, at).map(({ id, isSure }) => ({
    to: id,
    step,
    caseId: about.caseId,
    occurrence,
    at,
    isSure: isSure && owed === 'sure',
  }));
}

/** Who fills these roles when the step is sent: everyone who may, those for sure who do all the while. */
export function recipientsOf(outcome: Outcome, about: Case, roles: readonly string[], at: number) {
  const owners = ownersOf(about)
    .filter((each) => each.from <= latest(outcome, at) && at < each.until)
    .map(({ to }) => to);
  const idsIn = (company: Company, handed: string | null) =>
    new Set(
      roles.flatMap((role) => {
        if (role === 'owner' && handed !== null) return [knownIn(company, handed)];
        if (role === 'owner manager' && handed !== null)
          return [knownIn(company, company.people[handed]?.manager ?? desk)];
        return filling(company, about.accountId, role);
      }),
    );
  const all = companiesAround(outcome, at).flatMap((company) =>
    owners.map((handed) => idsIn(company, handed)),
  );
  const ids = new Set(all.flatMap((each) => [...each]));
  return [...ids].map((id) => ({ id, isSure: all.every((each) => each.has(id)) }));
}

/** Whoever has left is stood in for. */
function knownIn({ people }: Company, id: string): string {
  return people[id] === undefined ? desk : id;
}

/** Who had the owner's place on a case, and when; first of all whom the roster names, null. */
function ownersOf({ events }: Case) {
  const handed = events
    .filter(({ event }) => event === 'handed-over')
    .map((each) => ({ from: Date.parse(each.at), to: receiverOf(each) }));
  const all = [{ from: Number.NEGATIVE_INFINITY, to: null }, ...handed];
  return all.map((each, place) => ({ ...each, until: all[place + 1]?.from ?? Number.POSITIVE_INFINITY }));
}

export function openersOf(outcome: Outcome, red: Case): ReadonlySet<string> {
  const at = Date.parse(red.openedAt ?? '');
  return new Set(recipientsOf(outcome, red, openers(red.tier), at).map(({ id }) => id));
}

/** Who was told of these cases by something accepted, and since when; whoever only stood in for somebody, never for sure. */
export function toldOf(outcome: Outcome, caseIds: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { noticeId, recipientId, members, step } of outcome.notices) {
    if (step === 'retracted' || !members.some(({ caseId }) => caseIds.includes(caseId))) continue;
    const first = outcome.seen.accepted.find(
      (each) => each.noticeId === noticeId && each.recipientId === recipientId,
    );
    if (first === undefined) continue;
    const at = recipientId === desk && hasRefusals(outcome) ? Number.POSITIVE_INFINITY : first.at;
    found.set(recipientId, Math.min(at, found.get(recipientId) ?? Number.POSITIVE_INFINITY));
  }
  return found;
}

export function companyAt({ scenario }: Outcome, at: number): Company {
  const found = scenario.companies.findLast(({ from }) => Date.parse(`${from}:00Z`) <= at);
  if (found === undefined) throw new Error('a company has people from the start');
  return found;
}

/** The companies that may be known at an instant: the one in force, and the one before as long as its files may be read late. */
export function companiesKnownAt(outcome: Outcome, at: number): readonly Company[] {
  const { companies } = outcome.scenario;
  const place = companies.indexOf(companyAt(outcome, at));
  const isNew = latest(outcome, Date.parse(`${companies[place]?.from}:00Z`)) >= at;
  return companies.slice(isNew ? Math.max(0, place - 1) : place, place + 1);
}

/** The companies in force between when something is due and when it may be sent at the latest. */
function companiesAround(outcome: Outcome, at: number): readonly Company[] {
  const from = outcome.scenario.companies.filter((each) => {
    const start = Date.parse(`${each.from}:00Z`);
    return start > at && start <= latest(outcome, at);
  });
  return [companyAt(outcome, at), ...from];
}

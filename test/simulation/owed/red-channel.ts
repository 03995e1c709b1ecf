import type { Case } from '../../../lambdas/cases/case.ts';
import { latest } from '../bound.ts';
import type { Outcome } from '../outcome.ts';
import { desk, filling, isGrave, openers, type Rung, redChannelRungs, tierOf } from '../policy.ts';
import { thenOf } from '../said/then.ts';
import { distinct, type Line } from './line.ts';
import { endedAt, isOwed, milestoneAt } from './moments.ts';
import { companyAt, peopleLines, recipientsOf, toldOf } from './people.ts';

const hourMs = 3_600_000;

export function redChannelLines(outcome: Outcome, about: Case): readonly Line[] {
  if (about.redChannel === undefined || about.openedAt === null) return [];
  const openedAt = Date.parse(about.openedAt);
  const resolvedAt = Math.min(milestoneAt(about, 'resolved'), endedAt(about));
  const stops = {
    acknowledged: Math.min(milestoneAt(about, 'acknowledged'), resolvedAt),
    onSite: Math.min(milestoneAt(about, 'onSite'), resolvedAt),
  };
  const due = dueTimes(outcome, about, openedAt);
  const wasLate = (due[0]?.dueAt ?? Infinity) <= openedAt;
  const dueAt = comesAt(due, 0);
  const lines: Line[] = [];
  for (const rung of redChannelRungs(about.tier)) {
    const at = rung.from === 'due' ? comesAt(due, rung.afterMs) : openedAt + rung.afterMs;
    // What was past at the opening is part of its notice.
    if (rung.step !== 'opened' && at <= openedAt) continue;
    const stoppedAt = rung.stoppedBy === null ? resolvedAt : stops[rung.stoppedBy];
    lines.push(...rungLines(outcome, about, rung, at, undoneAt(about, rung.step, at, stoppedAt)));
  }
  if (wasLate) lines.push(...peopleLines(outcome, about, 'opened', '0', openedAt, ['ceo'], 'sure'));
  lines.push(
    ...breachExtras(outcome, about, dueAt, openedAt, undoneAt(about, 'breached', dueAt, stops.onSite)),
  );
  lines.push(...joinedLines(outcome, about, openedAt));
  const letterAt = milestoneAt(about, 'resolved') + 72 * hourMs;
  const letter = isOwed(outcome, letterAt, milestoneAt(about, 'commitmentSent'));
  lines.push(
    ...peopleLines(outcome, about, 'letter-due', '0', letterAt, ['owner', 'executive_sponsor'], letter),
  );
  lines.push(...digestLines(outcome, about, openedAt, resolvedAt));
  return distinct(lines);
}

type Due = { readonly from: number; readonly dueAt: number };

/** By when somebody had to be on site from when on: a complaint that joins may move that. */
function dueTimes(outcome: Outcome, about: Case, openedAt: number): readonly Due[] {
  const joined = about.events
    .filter(({ event, at }) => event === 'joined' && Date.parse(at) > openedAt)
    .map(({ at }) => Date.parse(at));
  const all = [openedAt, ...joined].map((from) => ({
    from,
    dueAt: thenOf(outcome, about, from, companyAt(outcome, from)).dueAt,
  }));
  return all.filter(({ dueAt }, place) => dueAt !== all[place - 1]?.dueAt);
}

/** When a step comes that hangs on the due time: at once when that moves so far that its time has passed. */
function comesAt(due: readonly Due[], afterMs: number): number {
  const times = due.map(({ from, dueAt }) => Math.max(from, dueAt + afterMs));
  return times.find((at, place) => at < (due[place + 1]?.from ?? Infinity)) ?? Number.NaN;
}

/** What stops a step; a breach that was there before is told all the same, unless the system took it all back. */
function undoneAt({ resolvedAs }: Case, step: string, at: number, stoppedAt: number): number {
  const isTold = step === 'breached' && at < stoppedAt && resolvedAs !== 'retracted';
  return isTold ? Number.POSITIVE_INFINITY : stoppedAt;
}

function rungLines(
  outcome: Outcome,
  about: Case,
  rung: Rung,
  at: number,
  stoppedAt: number,
): readonly Line[] {
  const owed = isOwed(outcome, at, stoppedAt);
  // A warning whose breach is told at the same time is part of it.
  const isMerged = rung.step === 'due-in-4h' && latest(outcome, at) >= at + 4 * hourMs;
  return peopleLines(
    outcome,
    about,
    rung.step,
    '0',
    at,
    rung.told,
    isMerged && owed === 'sure' ? 'maybe' : owed,
  );
}

/** A breach goes to everyone who was told before as well. */
function breachExtras(
  outcome: Outcome,
  about: Case,
  dueAt: number,
  openedAt: number,
  stoppedAt: number,
): readonly Line[] {
  if (dueAt <= openedAt || isOwed(outcome, dueAt, stoppedAt) === 'no') return [];
  return [...toldOf(outcome, [about.caseId])].map(([to, first]) => ({
    to: companyAt(outcome, dueAt).people[to] === undefined ? desk : to,
    step: 'breached',
    caseId: about.caseId,
    occurrence: '0',
    at: dueAt,
    isSure: first < dueAt && isOwed(outcome, dueAt, stoppedAt) === 'sure',
  }));
}

/**
 * Complaints that were grave by the tier of then and came after the opening notice was made, those of one delivery together,
 * as close ones may be.
 */
function joinedLines(outcome: Outcome, about: Case, openedAt: number): readonly Line[] {
  const joined = about.events
    .filter(({ event }) => event === 'joined')
    .map(({ at, note }) => ({ at: Date.parse(at), severity: note?.split(', ').at(-1) ?? '' }))
    .filter(({ at, severity }) => isGrave(severity, tierOf(companyAt(outcome, at), about.accountId ?? '')))
    .map(({ at }) => at)
    // What came with the delivery that opened it is part of the opening, unless another came at the same instant.
    .filter((at) => at > openedAt || (at === openedAt && outcome.scenario.isOfRaces === true));
  return [...new Set(joined)].flatMap((at, time) =>
    recipientsOf(outcome, about, openers(about.tier), at).map(({ id, isSure }) => ({
      to: id,
      step: 'joined',
      caseId: about.caseId,
      occurrence: String(time),
      at,
      isSure: isSure && isLonely(outcome, at, joined, openedAt),
    })),
  );
}

function isLonely(outcome: Outcome, at: number, all: readonly number[], openedAt: number): boolean {
  return (
    all.every((other) => other === at || Math.abs(other - at) > hourMs) &&
    at - latest(outcome, openedAt) > hourMs &&
    latest(outcome, at) - at < hourMs &&
    latest(outcome, at) < outcome.endedAt
  );
}

/** Every morning at seven each sponsor hears of what is open, the chief executive of all of it. */
function digestLines(outcome: Outcome, about: Case, openedAt: number, resolvedAt: number): readonly Line[] {
  const lines: Line[] = [];
  const first = Math.floor(openedAt / (24 * hourMs)) * 24 * hourMs + 7 * hourMs;
  const isCalm = outcome.firstTroubleAt === Number.POSITIVE_INFINITY;
  for (let at = first; at <= outcome.endedAt; at += 24 * hourMs) {
    if (at < openedAt || at >= resolvedAt) continue;
    const company = companyAt(outcome, at);
    const sponsors = filling(company, about.accountId, 'executive_sponsor').filter(
      (id) => company.people[id]?.role === 'executive',
    );
    const owed = isOwed(outcome, at, resolvedAt);
    const ceos = filling(company, null, 'ceo').filter((id) => id !== desk);
    for (const to of [...sponsors, ...ceos]) {
      const date = new Date(at).toISOString().slice(0, 10);
      lines.push({
        to,
        step: 'executive-digest',
        caseId: about.caseId,
        occurrence: date,
        at,
        // By the next morning that morning's has the same.
        isSure:
          owed === 'sure' && (isCalm || at - openedAt > hourMs) && latest(outcome, at) < at + 24 * hourMs,
      });
    }
  }
  return lines;
}

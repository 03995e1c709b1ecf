import type { Case, Milestone } from '../../lambdas/cases/case.ts';
import { latest, tickMs } from './bound.ts';
import type { Outcome } from './outcome.ts';
import { desk, filling, openers, type Rung, redChannelRungs, rescueRungs } from './policy.ts';
import type { Company } from './scenario.ts';

/** A notice that the contract owes to one person. */
export type Line = {
  readonly to: string;
  readonly step: string;
  readonly caseId: string;
  /** Which time, for a step that comes again; the date of a digest. */
  readonly occurrence: string;
  /** Never before. */
  readonly at: number;
  /** False where the facts leave it open, because what stops it happened at about the same time. */
  readonly isSure: boolean;
};

const hourMs = 3_600_000;

/** Everything that the facts owe: what the cases of the tables and the deeds of people make of the contract. */
export function owedBy(outcome: Outcome): readonly Line[] {
  return outcome.cases.flatMap((about) => {
    if (about.kind === 'data-quality') return qualityLines(outcome, about);
    return about.kind === 'rescue' ? rescueLines(outcome, about) : redChannelLines(outcome, about);
  });
}

/** Until when a step may come and until when it must: an event stops what is due from then on. */
function isOwed(outcome: Outcome, at: number, stoppedAt: number): 'sure' | 'maybe' | 'no' {
  if (at >= stoppedAt || at > outcome.endedAt) return 'no';
  return latest(outcome, at) < stoppedAt && latest(outcome, at, 7) < outcome.endedAt ? 'sure' : 'maybe';
}

/** When something about a case was first stored; never, when it was not. */
export function storedAt(about: Case, event: string): number {
  const found = about.events.find((each) => each.event === event);
  return found === undefined ? Number.POSITIVE_INFINITY : Date.parse(found.at);
}

function milestoneAt(about: Case, milestone: Milestone): number {
  const found = about.redChannel?.milestones[milestone];
  return found === undefined ? Number.POSITIVE_INFINITY : Date.parse(found.at);
}

const endings = ['saved', 'lost', 'false-alarm', 'recovered', 'retracted', 'corrected', 'discarded'];

/** When a case was over. */
function endedAt(about: Case): number {
  if (about.state !== 'resolved') return Number.POSITIVE_INFINITY;
  return Math.min(...endings.map((event) => storedAt(about, event)));
}

function rescueLines(outcome: Outcome, about: Case): readonly Line[] {
  if (about.openedAt === null) return [];
  const openedAt = Date.parse(about.openedAt);
  const over = endedAt(about);
  const acknowledgedAt = Math.min(storedAt(about, 'acknowledged'), over);
  const red = outcome.cases.find((each) => each.redChannel?.fromRescue === about.caseId);
  const redAt = red === undefined ? Number.POSITIVE_INFINITY : Date.parse(red.openedAt ?? '');
  const lines: Line[] = [];
  for (const rung of rescueRungs) {
    const last = Math.min(
      outcome.endedAt,
      rung.step === 'unacknowledged-72h' ? redAt : Number.POSITIVE_INFINITY,
    );
    for (let time = 0, at = openedAt + rung.afterMs; at <= last; time += 1, at += rung.everyMs ?? Infinity) {
      const stop = rung.stoppedBy === null ? over : acknowledgedAt;
      // A rescue that was recorded when it was over already, or was opened and taken back at once, tells nobody.
      const owed = isOwed(outcome, at, stop);
      if (owed === 'no') continue;
      for (const { id, isSure } of recipientsOf(outcome, about, rung.told, at)) {
        const isReached =
          rung.step === 'unacknowledged-24h' && red !== undefined && openersOf(outcome, red).has(id);
        if (isReached) continue;
        lines.push({
          to: id,
          step: rung.step,
          caseId: about.caseId,
          occurrence: String(time),
          at,
          isSure: isSure && owed === 'sure',
        });
      }
    }
  }
  if (about.resolvedAs === 'retracted') lines.push(...retractionLines(outcome, about, red));
  return lines;
}

/** Everyone who was told of a rescue, or of the red channel that went with it, hears that it is taken back. */
function retractionLines(outcome: Outcome, about: Case, red: Case | undefined): readonly Line[] {
  const at = storedAt(about, 'retracted');
  const isClosedToo = red?.resolvedAs === 'retracted';
  const told = toldOf(outcome, [about.caseId, ...(isClosedToo && red !== undefined ? [red.caseId] : [])]);
  return [...told].map(([id, first]) => ({
    to: companyAt(outcome, at).people[id] === undefined ? desk : id,
    step: 'retracted',
    caseId: about.caseId,
    occurrence: '0',
    at,
    isSure: first + tickMs < at,
  }));
}

/** Who was told of these cases by something accepted, and since when. */
function toldOf(outcome: Outcome, caseIds: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { noticeId, recipientId, members, step } of outcome.notices) {
    if (step === 'retracted' || !members.some(({ caseId }) => caseIds.includes(caseId))) continue;
    const first = outcome.seen.accepted.find(
      (each) => each.noticeId === noticeId && each.recipientId === recipientId,
    );
    if (first === undefined) continue;
    found.set(recipientId, Math.min(first.at, found.get(recipientId) ?? Number.POSITIVE_INFINITY));
  }
  return found;
}

function redChannelLines(outcome: Outcome, about: Case): readonly Line[] {
  const part = about.redChannel;
  if (part === undefined || about.openedAt === null) return [];
  const openedAt = Date.parse(about.openedAt);
  const resolvedAt = Math.min(milestoneAt(about, 'resolved'), endedAt(about));
  const stops = {
    acknowledged: Math.min(milestoneAt(about, 'acknowledged'), resolvedAt),
    onSite: Math.min(milestoneAt(about, 'onSite'), resolvedAt),
  };
  const dueAt = Date.parse(part.dueAt);
  const wasLate = dueAt <= openedAt;
  const lines: Line[] = [];
  for (const rung of redChannelRungs(about.tier)) {
    const at = rung.from === 'due' ? dueAt + rung.afterMs : openedAt + rung.afterMs;
    // What was past at the opening is part of its notice.
    if (rung.step !== 'opened' && at <= openedAt) continue;
    lines.push(
      ...rungLines(outcome, about, rung, at, rung.stoppedBy === null ? resolvedAt : stops[rung.stoppedBy]),
    );
  }
  if (wasLate) lines.push(...peopleLines(outcome, about, 'opened', '0', openedAt, ['ceo'], 'sure'));
  lines.push(...breachExtras(outcome, about, dueAt, openedAt, stops.onSite));
  lines.push(...joinedLines(outcome, about, openedAt));
  const letterAt = milestoneAt(about, 'resolved') + 72 * hourMs;
  const letter = isOwed(outcome, letterAt, milestoneAt(about, 'commitmentSent'));
  lines.push(
    ...peopleLines(outcome, about, 'letter-due', '0', letterAt, ['owner', 'executive_sponsor'], letter),
  );
  lines.push(...digestLines(outcome, about, openedAt, resolvedAt));
  return distinct(lines);
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

/** Each grave complaint that came after the opening notice was made; those that come close together are told together. */
function joinedLines(outcome: Outcome, about: Case, openedAt: number): readonly Line[] {
  const joined = about.events
    .filter(({ event, note }) => event === 'joined' && isGrave(note?.split(', ').at(-1) ?? '', about.tier))
    .map(({ at }) => Date.parse(at))
    .filter((at) => at >= openedAt);
  return joined.flatMap((at, time) =>
    [...openersOf(outcome, about)].map((to) => ({
      to,
      step: 'joined',
      caseId: about.caseId,
      occurrence: String(time),
      at,
      isSure: isLonely(outcome, at, joined, openedAt),
    })),
  );
}

function isLonely(outcome: Outcome, at: number, all: readonly number[], openedAt: number): boolean {
  return (
    all.every((other) => other === at || Math.abs(other - at) > hourMs) &&
    at - openedAt > hourMs &&
    latest(outcome, at) - at < hourMs &&
    latest(outcome, at) < outcome.endedAt
  );
}

function isGrave(severity: string, tier: string | null): boolean {
  return (severity === 'critical' && tier !== 'C' && tier !== null) || (severity === 'high' && tier === 'S');
}

/** Every morning at seven each sponsor hears of what is open, the chief executive of all of it. */
function digestLines(outcome: Outcome, about: Case, openedAt: number, resolvedAt: number): readonly Line[] {
  const lines: Line[] = [];
  const first = Math.floor(openedAt / (24 * hourMs)) * 24 * hourMs + 7 * hourMs;
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
        isSure: owed === 'sure' && at - openedAt > hourMs,
      });
    }
  }
  return lines;
}

/** One notice for each round in which something of a new kind was found. */
function qualityLines(outcome: Outcome, about: Case): readonly Line[] {
  const seen = new Set<string>();
  const rounds = new Map<number, number>();
  for (const { occurrence, finding } of about.quality?.findings ?? []) {
    if (seen.has(finding.kind)) continue;
    seen.add(finding.kind);
    const event = about.events.find(({ note }) => note?.split(', ').includes(finding.kind));
    const at = event === undefined ? Number.NaN : Date.parse(event.at);
    rounds.set(occurrence, Math.min(at, rounds.get(occurrence) ?? Number.POSITIVE_INFINITY));
  }
  return [...rounds].flatMap(([occurrence, at]) =>
    peopleLines(
      outcome,
      about,
      'data-quality',
      String(occurrence),
      at,
      ['data_team'],
      isOwed(outcome, at, Number.POSITIVE_INFINITY),
    ),
  );
}

function peopleLines(
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
function recipientsOf(outcome: Outcome, about: Case, roles: readonly string[], at: number) {
  const handedAt = storedAt(about, 'handed-over');
  const owners = [
    ...(at < handedAt ? [null] : []),
    ...(handedAt <= latest(outcome, at) ? [about.handedTo] : []),
  ];
  const idsIn = (company: Company, handed: string | null) =>
    new Set(
      roles.flatMap((role) => {
        if (role === 'owner' && handed !== null) return [handed];
        if (role === 'owner manager' && handed !== null) return [company.people[handed]?.manager ?? desk];
        return filling(company, about.accountId, role);
      }),
    );
  const all = companiesAround(outcome, at).flatMap((company) =>
    owners.map((handed) => idsIn(company, handed)),
  );
  const ids = new Set(all.flatMap((each) => [...each]));
  return [...ids].map((id) => ({ id, isSure: all.every((each) => each.has(id)) }));
}

function openersOf(outcome: Outcome, red: Case): ReadonlySet<string> {
  const at = Date.parse(red.openedAt ?? '');
  return new Set(recipientsOf(outcome, red, openers(red.tier), at).map(({ id }) => id));
}

export function companyAt({ scenario }: Outcome, at: number): Company {
  const found = scenario.companies.findLast(({ from }) => Date.parse(`${from}:00Z`) <= at);
  if (found === undefined) throw new Error('a company has people from the start');
  return found;
}

/** The companies in force between when something is due and when it may be sent at the latest. */
function companiesAround(outcome: Outcome, at: number): readonly Company[] {
  const from = outcome.scenario.companies.filter((each) => {
    const start = Date.parse(`${each.from}:00Z`);
    return start > at && start <= latest(outcome, at);
  });
  return [companyAt(outcome, at), ...from];
}

function distinct(lines: readonly Line[]): readonly Line[] {
  const found = new Map<string, Line>();
  for (const line of lines) {
    const key = lineKey(line);
    const old = found.get(key);
    if (old === undefined || (!old.isSure && line.isSure)) found.set(key, line);
  }
  return [...found.values()];
}

export function lineKey({ to, step, caseId, occurrence }: Line): string {
  return `${to}: ${step} ${caseId} #${occurrence}`;
}

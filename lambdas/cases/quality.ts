import type { CalendarDay } from '../scoring/calendar.ts';
import type { Case, Instant, Owed, QualityFinding, QualityKind } from './case.ts';
import { caseIdOf } from './case-id.ts';

/** So many findings of a kind are kept: a stored case has its limits, and the receipts have them all. */
const mostOfAKind = 100;

/**
 * The data-quality case of a day with these findings added. A kind that is new to the case owes the data
 * team a notice; what is found in one go, or before that notice is sent, is said in one. Null when there is
 * nothing new at all.
 */
export function withFindings(
  existing: Case | null,
  day: CalendarDay,
  findings: readonly QualityFinding[],
  now: Instant,
): Case | null {
  const about = existing ?? emptyCase(day, now);
  const known = new Set(about.reasons);
  const kinds = [...new Set(findings.map((finding) => finding.kind))].filter((kind) => !known.has(kind));
  const fresh = freshOf(findings, about.quality?.findings.map((old) => old.finding) ?? []);
  if (kinds.length === 0 && fresh.length === 0) return null;
  const unsent = about.owed.find((owed) => !about.told.some((told) => told.occurrence === owed.occurrence));
  const occurrence = unsent?.occurrence ?? nextOccurrence(about);
  const isOwed = kinds.length > 0 && unsent === undefined;
  return {
    ...(kinds.includes('held') ? reopened(about) : about),
    reasons: [...about.reasons, ...kinds],
    owed: isOwed ? [...about.owed, owedNotice(occurrence, now)] : about.owed,
    events: kinds.length === 0 ? about.events : [...about.events, foundEvent(kinds, existing === null, now)],
    quality: {
      findings: [...(about.quality?.findings ?? []), ...fresh.map((finding) => ({ occurrence, finding }))],
    },
  };
}

/** Open to a decision again. Whoever closed it had acknowledged it, and that is never withdrawn. */
function reopened(about: Case): Case {
  if (about.state !== 'resolved') return about;
  return { ...about, state: 'acknowledged', resolvedAs: null, resolvedOn: null };
}

/**
 * The case when a notice of this occurrence says no more than so many findings: what was found while it was being
 * made is said by the next one, which is owed now if there is a new kind among it.
 */
export function withRestPutOff(about: Case, occurrence: number, said: number, now: Instant): Case {
  const all = about.quality?.findings ?? [];
  const ofNotice = all.filter((each) => each.occurrence === occurrence);
  const rest = new Set(ofNotice.slice(said));
  if (rest.size === 0) return about;
  const next = nextOccurrence(about);
  const known = new Set(all.filter((each) => !rest.has(each)).map(({ finding }) => finding.kind));
  const isOwed = [...rest].some(({ finding }) => !known.has(finding.kind));
  return {
    ...about,
    owed: isOwed ? [...about.owed, owedNotice(next, now)] : about.owed,
    quality: { findings: all.map((each) => (rest.has(each) ? { ...each, occurrence: next } : each)) },
  };
}

/** The findings that a notice of this occurrence says. */
export function findingsOf(about: Case, occurrence: number): readonly QualityFinding[] {
  return (about.quality?.findings ?? [])
    .filter((each) => each.occurrence === occurrence)
    .map((each) => each.finding);
}

function emptyCase(day: CalendarDay, now: Instant): Case {
  return {
    caseId: caseIdOf({ kind: 'data-quality', day }),
    kind: 'data-quality',
    version: 0,
    accountId: null,
    day,
    tier: null,
    reasons: [],
    openedOn: day,
    openedAt: now,
    state: 'open',
    resolvedAs: null,
    resolvedOn: null,
    handedTo: null,
    owed: [],
    told: [],
    events: [],
    eventsPublished: 0,
    quality: { findings: [] },
  };
}

function owedNotice(occurrence: number, at: Instant): Owed {
  return { step: 'data-quality', occurrence, at, unless: null, told: ['data_team'] };
}

function nextOccurrence(about: Case): number {
  const used = [...about.told, ...about.owed].filter((each) => each.step === 'data-quality');
  return used.reduce((next, each) => Math.max(next, each.occurrence + 1), 0);
}

function foundEvent(kinds: readonly QualityKind[], opens: boolean, now: Instant) {
  return { at: now, event: opens ? 'opened' : 'kind-added', by: null, note: kinds.join(', ') };
}

/** The findings that are not kept yet, as far as there is room for their kinds. */
function freshOf(
  findings: readonly QualityFinding[],
  kept: readonly QualityFinding[],
): readonly QualityFinding[] {
  const known = new Set(kept.map((finding) => JSON.stringify(finding)));
  const ofKind = new Map<QualityKind, number>();
  for (const { kind } of kept) ofKind.set(kind, (ofKind.get(kind) ?? 0) + 1);
  return findings.filter((finding) => {
    const count = ofKind.get(finding.kind) ?? 0;
    if (count >= mostOfAKind || known.has(JSON.stringify(finding))) return false;
    ofKind.set(finding.kind, count + 1);
    return true;
  });
}

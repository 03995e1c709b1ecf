import type { Case } from '../../../lambdas/cases/case.ts';
import { addDays } from '../../../lambdas/scoring/calendar.ts';
import { indexOn, medianTwice, partOn, windowBefore } from '../facts.ts';
import { hourMs } from '../hours.ts';
import type { Outcome } from '../outcome.ts';
import { companyAt } from '../owed/people.ts';
import { called, causesOf } from '../said/causes.ts';
import { figuresOf, figuresText } from '../said/figures.ts';
import { pointsText } from '../said/forms.ts';
import { englishPage } from '../said/page.ts';
import { thenOf } from '../said/then.ts';
import type { Look } from '../seen.ts';
import { withDayOf } from './bodies.ts';
import { leastMissing } from './differences.ts';
import { historyRows, linesOf } from './page-lines.ts';

/** What the page of an account's case says of its index: why the case is there, how the account stands, and how it came to that. */
export function wrongAccount(outcome: Outcome, about: Case, look: Look): readonly string[] {
  if (about.accountId === null) return [];
  const lines = linesOf(look.html);
  return [
    ...wrongReasons(outcome, about, look, lines),
    ...wrongStanding(outcome, about, look, lines),
    ...wrongRows(outcome, about, look, lines),
    ...wrongCauses(outcome, about, look, lines),
    ...wrongNote(outcome, about, look),
  ];
}

/** A sentence for each reason of a rescue. */
function wrongReasons(
  outcome: Outcome,
  found: Case,
  { at }: Look,
  lines: readonly string[],
): readonly string[] {
  const about = withDayOf(at, found);
  const figures = about.kind === 'rescue' ? figuresOf(outcome.scenario, about) : null;
  if (figures === null) return [];
  const { fall, index } = figures;
  const missing = [at - 1, at].map((known) => {
    const { reasons, happened } = thenOf(outcome, about, known, companyAt(outcome, known));
    const percent =
      fall === null ? 0 : Math.floor((1000 * (fall.baseline - index)) / fall.baseline + 0.5) / 10;
    const said = [
      ...(reasons.includes('sharp-drop') && fall !== null
        ? [`On ${about.openedOn} the health index stood ${percent.toFixed(1)} % below its baseline.`]
        : []),
      ...(reasons.includes('red-band')
        ? [`The health index was red on the last 3 scored days up to ${about.openedOn}.`]
        : []),
    ].join(' ');
    return happened.has('retracted') || reasons.length === 0 || lines.includes(said) ? [] : [said];
  });
  return leastMissing(missing).map((words) => `does not say “${words}”`);
}

/** Beside a red channel while all is well: the latest day of the account with a known index. */
function wrongStanding(
  outcome: Outcome,
  about: Case,
  { at }: Look,
  lines: readonly string[],
): readonly string[] {
  const { scenario, firstTroubleAt } = outcome;
  if (about.kind !== 'red-channel' || firstTroubleAt < Infinity || scenario.truth.models !== undefined)
    return [];
  const place = lines.indexOf('How the account stands');
  const said = place < 0 ? '' : lines.slice(place + 1, place + 3).join(' ');
  // A day that was decided within the hour may still be on its way.
  const versions = [at - hourMs, at].map((known) => {
    const days = Object.keys(scenario.truth.days).filter((day) => isKnown(outcome, about, day, known));
    const [day] = days.sort().reverse();
    const openedAt = new Date(at).toISOString();
    const figures = day === undefined ? null : figuresOf(scenario, { ...about, openedOn: day, openedAt });
    if ((day !== undefined && figures === null) || isMoving(scenario, at)) return said;
    return figures === null
      ? ''
      : `${figuresText(figures, 'email')} The latest data are of ${englishPage.day(day ?? '')}.`;
  });
  return versions.includes(said) ? [] : [`says “${said}” of how the account stands, not “${versions[0]}”`];
}

/** Whether files of a day came by then that others follow. */
function isMoving({ script }: Outcome['scenario'], at: number): boolean {
  const landed = new Map<string, number[]>();
  for (const { key, at: time } of script) {
    const [day] = /^snapshots\/[^/]+/.exec(key) ?? [];
    if (day !== undefined) landed.set(day, [...(landed.get(day) ?? []), Date.parse(`${time}:00Z`)]);
  }
  return [...landed.values()].some((times) => Math.min(...times) <= at && at < Math.max(...times));
}

/** Whether the index of a day is known by then: it is decided at six of the day after, or when its last file has come. */
function isKnown({ scenario }: Outcome, { accountId }: Case, day: string, at: number): boolean {
  const { truth, script } = scenario;
  if (indexOn(truth, day, accountId ?? '', partOn(truth, day)) === null) return false;
  const landed = script
    .filter(({ key }) => key.startsWith(`snapshots/${day}/`))
    .map((each) => Date.parse(`${each.at}:00Z`));
  const runs = Date.parse(`${addDays(day, 1)}T06:00:00Z`);
  return Math.max(runs, ...landed) <= at;
}

/** Its days in a table, the newest first; of a rescue whose figures are known each of them up to the day that it opened with. */
function wrongRows(
  { scenario }: Outcome,
  found: Case,
  { at }: Look,
  lines: readonly string[],
): readonly string[] {
  const rows = historyRows(lines);
  if (rows.length === 0) return [];
  const times = rows.map(([day = '']) => Date.parse(`${day} UTC`));
  const isNewestFirst = times.every((time, place) => place === 0 || time < (times[place - 1] ?? 0));
  const said = rows.map((row) => row.join(' '));
  const missing = rowsOwed(scenario, withDayOf(at, found)).filter((row) => !said.includes(row));
  return [
    ...(isNewestFirst ? [] : ['does not have the newest day first in its history']),
    ...missing.map((row) => `does not say “${row}” in its history`),
  ];
}

function rowsOwed(scenario: Outcome['scenario'], about: Case): readonly string[] {
  const { truth, keptDays } = scenario;
  const isPlain = about.kind === 'rescue' && keptDays === undefined;
  if (!isPlain || figuresOf(scenario, about) === null) return [];
  const account = about.accountId ?? '';
  return Object.keys(truth.days)
    .filter((day) => day <= about.openedOn && account in (truth.days[day] ?? {}))
    .map((day) => {
      const part = partOn(truth, day);
      const index = indexOn(truth, day, account, part);
      const window = windowBefore(truth, day, account, part).filter((each) => each !== null);
      const baseline = window.length < 3 ? 'none' : pointsText(medianTwice(window) / 2);
      return `${englishPage.day(day)} ${index === null ? 'unknown' : pointsText(index)} ${baseline}`;
    });
}

/** What fell most, or lacks most, and by how much, in a table beside the reasons of a rescue. */
function wrongCauses(
  { scenario }: Outcome,
  found: Case,
  { at }: Look,
  lines: readonly string[],
): readonly string[] {
  const known = found.kind === 'rescue' ? causesOf(scenario, withDayOf(at, found)) : null;
  if (known === null) return [];
  const { causes, since } = known;
  const heading =
    since === null
      ? 'What lacks the most points'
      : `What fell most since ${englishPage.day(since)}, the day nearest to the baseline`;
  const start = lines.indexOf(heading) + 4;
  const end = lines.findIndex((line, place) => place >= start && line.startsWith('How sure: '));
  const said = start < 4 ? '' : lines.slice(start, end).join(' ').toLowerCase();
  const words = causes
    .map(({ name, points }) => `${called(name)} ${pointsText(points).replace('-', '−')}`)
    .join(' ')
    .toLowerCase();
  return said === words ? [] : [`says “${said}” below “${heading}”, not “${words}”`];
}

/** Who comes late is asked why, and who closes a red channel for its cause; nobody else is. */
function wrongNote(outcome: Outcome, about: Case, { at, html }: Look): readonly string[] {
  const isAskedForCause = html.includes('>What the cause was and what was done</label>');
  if (isAskedForCause && about.redChannel === undefined) return ['asks for the cause'];
  if (!html.includes('value="on-site"')) return [];
  const isAsked = html.includes('>Why it took longer</label>');
  const isLate = [at - 1, at].map((known) =>
    thenOf(outcome, about, known, companyAt(outcome, known)).happened.has('breached'),
  );
  return isLate.includes(isAsked) ? [] : [`${isAsked ? 'asks' : 'does not ask'} why it took longer`];
}

import type { Case } from '../cases/case.ts';
import { type RescueReason, redDaysToOpen } from '../cases/rescue.ts';
import { baselineText, baselineTwice } from '../scoring/baseline.ts';
import { isSharpDrop } from '../scoring/drop.ts';
import { pointsText } from '../scoring/points.ts';
import type { ExplainedDay } from './explain.ts';
import { decimalText, tableText } from './explain-figures.ts';

/** Which rule did, or did not, open a rescue on this day. */
export function rulingLines(explained: ExplainedDay): readonly string[] {
  return [
    headlineOf(explained),
    '',
    `  sharp-drop  ${sharpDropText(explained)}`,
    `  red-band    ${redBandText(explained)}`,
    `  so          ${consequenceOf(explained)}`,
  ];
}

/** The cases of the account that touch this day, as they stand now. */
export function caseLines({ cases }: ExplainedDay): readonly string[] {
  if (cases.length === 0) return ['No case of this account touches this day.'];
  const rows = cases.map((each) => [
    `  ${each.caseId}`,
    `${each.reasons.join(' and ')}${each.reasons.length === 0 ? each.kind : ''}`,
    `since ${each.openedOn}`,
    stateOf(each),
  ]);
  return [
    'Cases that touch this day, as they stand now',
    '',
    ...tableText(rows, ['left', 'left', 'left', 'left']),
  ];
}

function headlineOf({ ruling }: ExplainedDay): string {
  const headlines: Readonly<Record<typeof ruling.ruling, string>> = {
    'not-scored': 'No rescue: the day is not scored',
    'no-reason': 'No rescue: no reason for one',
    opened: 'A rescue opened on this day',
    held: 'A rescue was held on this day',
    'cooling-down': 'No rescue: the account is in its cool-down',
    'already-open': 'A rescue was open already',
    recovered: 'The rescue resolved by itself on this day',
  };
  return headlines[ruling.ruling];
}

function sharpDropText({ item }: ExplainedDay): string {
  const { index, window } = item;
  const twice = baselineTwice(window);
  if (index === null) return 'no: the index is unknown';
  if (twice === null) return 'no: there is no baseline';
  if (twice === 0) return 'no: the baseline is 0';
  const left = `5 × ${pointsText(index)} = ${pointsText(5 * index)}`;
  const right = `4 × ${baselineText(twice)} = ${pointsText(2 * twice)}`;
  return isSharpDrop(index, twice)
    ? `yes: ${left} ≤ ${right}, which is 20 % or more below the baseline`
    : `no: ${left} > ${right}, which is less than 20 % below the baseline`;
}

function redBandText({ item, lastScored, model }: ExplainedDay): string {
  if (item.index === null) return 'no: the index is unknown';
  const days = lastScored.map(({ day, index }) => `${day} ${pointsText(index)}`).join(', ');
  const bound = decimalText(model.bands.red);
  if (lastScored.length < redDaysToOpen) return `no: fewer than ${redDaysToOpen} scored days (${days})`;
  return lastScored.every(({ band }) => band === 'red')
    ? `yes: the last ${redDaysToOpen} scored days are below ${bound}: ${days}`
    : `no: not all of the last ${redDaysToOpen} scored days are below ${bound}: ${days}`;
}

function consequenceOf({ ruling, openers }: ExplainedDay): string {
  switch (ruling.ruling) {
    case 'not-scored':
      return 'a day without an index neither counts nor interrupts';
    case 'no-reason':
      return 'nothing opens';
    case 'opened':
      return `a rescue opened for ${both(ruling.reasons)}`;
    case 'held':
      return (
        `${both(ruling.reasons)} would open one, but ${openers.count} of the ${openers.known} accounts with an index ` +
        'would on this day: that is more than 20 % and at least 20, so the data is to blame first and all are held'
      );
    case 'cooling-down':
      return `${both(ruling.reasons)} opens nothing: a person resolved a rescue, and none opens up to ${ruling.until}`;
    case 'already-open':
      return `${openText(ruling)}; ${curedText(ruling.curedDays)}`;
    case 'recovered':
      return `every reason of the rescue of ${ruling.since} was cured on 7 scored days in a row; on such a day none opens`;
  }
}

function openText(ruling: Extract<ExplainedDay['ruling'], { ruling: 'already-open' }>): string {
  const since = `the rescue of ${ruling.since} is open, and an account has one at a time`;
  if (ruling.added.length > 0) return `${since}: ${both(ruling.added)} is added to it`;
  return ruling.reasons.length > 0 ? `${since}: ${both(ruling.reasons)} is given already` : since;
}

function curedText(days: number): string {
  return days === 0
    ? 'its reasons are not cured'
    : `its reasons are cured on ${days} of the 7 scored days in a row that it takes`;
}

function both(reasons: readonly RescueReason[]): string {
  return reasons.join(' and ');
}

function stateOf({ state, resolvedAs, resolvedOn }: Case): string {
  return state === 'resolved' ? `${resolvedAs} on ${resolvedOn}` : state;
}

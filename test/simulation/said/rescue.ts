import type { Case } from '../../../lambdas/cases/case.ts';
import { hourMs } from '../hours.ts';
import type { Scenario } from '../scenario.ts';
import { causeWords } from './causes.ts';
import { figuresOf, figuresText } from './figures.ts';
import { elapsedText, momentIn, type Place, pointsText } from './forms.ts';
import { accountText, ownerText, type Room } from './names.ts';
import type { Telling } from './saying.ts';
import type { Then } from './then.ts';

export function rescueTitle(
  scenario: Scenario,
  { about, step, madeAt }: Telling,
  then: Then,
  place: Place,
  room: Room,
): readonly string[] {
  const account = accountText(then, place, room);
  if (step === 'retracted') return [`${account}: rescue withdrawn`];
  const figures = figuresOf(scenario, about);
  const red = then.reasons.includes('red-band') ? ', red on 3 scored days' : '';
  const open = step === 'opened' ? '' : `, unacknowledged ${elapsedText(madeAt - openedAt(about))}`;
  return figures === null ? [account, open] : [`${account} ${figuresText(figures, place)}${red}${open}`];
}

export function rescueWords(
  scenario: Scenario,
  { about, step, isAlone }: Telling,
  { owner }: Then,
): readonly string[] {
  if (step === 'retracted') return isAlone ? [`data up to ${about.openedOn}`] : [];
  const by = (hours: number) => momentIn('email', openedAt(about) + hours * hourMs);
  return [
    `Owner: ${ownerText(owner)}${isAlone ? `\n\n${notOnRoster(about)}What to do` : ''}`,
    ...whyWords(scenario, about),
    ...causeWords(scenario, about, isAlone),
    ...(step === 'opened' ? [`cknowledge by ${by(24)}`] : isAlone ? [`open since ${by(0)}`] : []),
    ...(step === 'unacknowledged-24h' ? [`by ${by(72)}`] : []),
  ];
}

/** Said of nobody else. */
function notOnRoster({ tier }: Case): string {
  return tier === null ? 'This account is not on the roster, so nobody is known to own it.\n\n' : '';
}

/** Since which day it fell, if it did, and by how much; with more than one indicator that hangs on each of them. */
function whyWords({ model, ...scenario }: Scenario, about: Case): readonly string[] {
  const fall = model === undefined ? figuresOf(scenario, about)?.fall : null;
  return fall && fall.points < 0 ? [`since ${fall.since}`, pointsText(fall.points), about.openedOn] : [];
}

function openedAt({ openedAt }: Case): number {
  return Date.parse(openedAt ?? '');
}

import type { Case } from '../../../lambdas/cases/case.ts';
import type { Scenario } from '../scenario.ts';
import { askedWords } from './asked.ts';
import { figuresOf } from './figures.ts';
import { counted, type Place } from './forms.ts';
import { type Room, roomsIn } from './names.ts';
import { qualityAsk, qualityTitle, qualityWords } from './quality.ts';
import { redChannelTitle, redChannelWords } from './red-channel.ts';
import { rescueTitle, rescueWords } from './rescue.ts';
import type { Then } from './then.ts';

/** A case in a notice: which one, which step of it and which time of that step, made when, alone or among others. */
export type Telling = {
  readonly about: Case;
  readonly step: string;
  readonly occurrence: number;
  readonly madeAt: number;
  readonly isAlone: boolean;
};

/** What the line says that stands for the case in an e-mail, its subject or an SMS: all of it, or parts of it. */
export function titleOf(
  scenario: Scenario,
  telling: Telling,
  then: Then,
  place: Place,
  room: Room,
): readonly string[] {
  switch (telling.about.kind) {
    case 'rescue':
      return rescueTitle(scenario, telling, then, place, room);
    case 'red-channel':
      return [redChannelTitle(telling, then, place, room)];
    case 'data-quality':
      return [qualityTitle(telling, place, room)];
  }
}

/**
 * The subject: the fullest wording of fewer than a hundred characters, as SNS counts them. That of several cases begins
 * with one of these headings, and names the first case if there is room. None where only parts of it are known.
 */
export function subjectsOf(
  scenario: Scenario,
  telling: Telling,
  then: Then,
  headings: readonly string[],
): readonly string[] {
  const titles = roomsIn.subject.map((room) => titleOf(scenario, telling, then, 'subject', room));
  if (titles.some(({ length }) => length !== 1)) return [];
  const all = headings.map((heading) => [...titles.map(([title]) => `${heading}: ${title}`), heading]);
  return (telling.isAlone ? [titles.flat()] : all).flatMap(
    (wordings) => wordings.find(({ length }) => length < 100) ?? [],
  );
}

/** What the e-mail says of the case besides. */
export function wordsOf(scenario: Scenario, telling: Telling, then: Then): readonly string[] {
  const { about, isAlone } = telling;
  const last = isAlone ? askedWords(telling, then, 'en') : [];
  switch (about.kind) {
    case 'rescue':
      return [...rescueWords(scenario, telling, then), ...last];
    case 'red-channel':
      return [...redChannelWords(telling, then), ...last];
    case 'data-quality':
      return isAlone ? [...qualityWords(scenario, telling), ...last] : [`. ${qualityAsk(telling)}:`];
  }
}

const headings: Readonly<Record<string, (cases: number) => string>> = {
  opened: (cases) => `${counted(cases, 'rescue')} opened`,
  'unacknowledged-24h': (cases) => `${counted(cases, 'rescue')} unacknowledged for 24 h`,
  'unacknowledged-72h': (cases) => `${counted(cases, 'rescue')} unacknowledged for 72 h or longer`,
  retracted: (cases) => `${counted(cases, 'rescue')} withdrawn`,
  'data-quality': (cases) => `Data findings on ${counted(cases, 'day')}`,
  'executive-digest': (cases) => `${counted(cases, 'red channel')} open`,
};

/** How a notice of several cases begins. */
export function headingOf(step: string, cases: number, breached: number): string {
  return `${headings[step]?.(cases)}${breached === 0 ? '' : `, ${breached} breached`}`;
}

/**
 * What a notice of several cases is ordered by: grave falls of important accounts first, red channels as they are
 * due. Null where the figures may have been others.
 */
export function rankOf(
  scenario: Scenario,
  about: Case,
  { dueAt }: Then,
): readonly (number | string)[] | null {
  const account = about.accountId ?? '';
  if (about.kind === 'data-quality') return [about.openedOn];
  if (about.kind === 'red-channel') return [dueAt, account];
  const figures = figuresOf(scenario, about);
  if (figures === null) return null;
  const { index, fall } = figures;
  return ['SABC '.indexOf(about.tier ?? ' '), fall === null ? 1 : index / fall.baseline, account];
}

import { elapsedText, momentOnPage } from './forms.ts';

/** What a page says in a language, as far as it is looked at. */
export type PageWords = {
  /** What stands between how a case stands and whose it is. */
  readonly colon: string;
  readonly comma: string;
  readonly moment: (at: number) => string;
  readonly day: (day: string) => string;
  readonly there: (moment: string, zone: string) => string;
  readonly elapsed: (ms: number) => string;
  readonly you: (name: string) => string;
  /** By what `stateOnPage` calls it. */
  readonly states: Readonly<Record<string, string>>;
  readonly dataOf: (day: string) => string;
  readonly times: { readonly reported: string; readonly opened: string; readonly due: string };
  readonly milestones: readonly [acknowledged: string, onSite: string, over: string, letter: string];
  readonly notYet: string;
  /** What is ticked, by kind of case and what it sends. */
  readonly choices: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly done: string;
  readonly deeds: Readonly<Record<string, string>>;
  readonly told: string;
  readonly steps: Readonly<Record<string, string>>;
  /** By what an English page calls them. */
  readonly roles: Readonly<Record<string, string>>;
  readonly unless: Readonly<Record<string, string>>;
  /** What is said to who does what was done before, after what it is. */
  readonly again: (who: string, moment: string) => string;
  readonly letterBy: (moment: string) => string;
  readonly left: (elapsed: string) => string;
  readonly used: (percent: number) => string;
  /** When the time is over, and how it ended. */
  readonly clock: {
    readonly now: string;
    readonly over: (elapsed: string) => string;
    readonly breach: string;
    readonly late: (elapsed: string) => string;
    readonly lateWithoutVisit: (elapsed: string) => string;
    readonly stays: string;
    readonly inTime: (elapsed: string) => string;
    readonly withoutVisit: string;
  };
  readonly held: (count: number) => string;
  readonly asOf: (moment: string) => string;
  readonly yours: (name: string, until: string) => string;
};

const account = {
  saved: 'Saved: the customer stays',
  lost: 'Lost: the customer leaves',
  'false-alarm': 'False alarm: there was nothing to save',
};

export const englishPage: PageWords = {
  colon: ': ',
  comma: ',',
  moment: momentOnPage,
  day: (day) => momentOnPage(Date.parse(day)).split(',')[0] ?? '',
  there: (moment, zone) => `${moment.replace(' UTC', '')} in ${zone}`,
  elapsed: elapsedText,
  you: (name) => `${name} (you)`,
  states: {},
  dataOf: (day) => `Data of ${day}`,
  times: { reported: 'Reported', opened: 'Open since', due: 'On site by' },
  milestones: ['Acknowledged', 'On site', 'Closed', 'Letter sent'],
  notYet: 'not yet',
  choices: {
    rescue: { acknowledge: 'Yes, I look after this', ...account },
    'red-channel': {
      acknowledge: 'Yes, I look after this',
      'on-site': 'Our team is at the customer’s site',
      'commitment-sent': 'The letter has gone to the customer',
      ...account,
    },
    'data-quality': {
      acknowledge: 'Yes, I look after this',
      saved: 'Put right',
      lost: 'Cannot be put right',
      'false-alarm': 'The data are right as they are',
      release: 'Release: the data are right. The rescues open and the owners are told.',
      discard: 'Discard: the data are wrong. Nobody is told.',
    },
  },
  done: 'What was done',
  deeds: {},
  told: 'Who was told',
  steps: {
    opened: 'Opening notice',
    'unacknowledged-24h': 'Not acknowledged for 24 hours',
    'unacknowledged-72h': 'Not acknowledged for 72 hours or longer',
    retracted: 'Withdrawn',
    joined: 'A further complaint joined',
    'unacknowledged-1h': 'Not acknowledged for 1 hour',
    'unacknowledged-4h': 'Not acknowledged for 4 hours',
    'due-in-4h': 'Due in 4 hours',
    breached: 'Breached',
    'letter-due': 'Letter of commitment due',
    'executive-digest': 'Executives’ digest',
    'data-quality': 'Data-quality notice',
  },
  again: (who, moment) => `: ${who}, ${moment}. Nothing has changed now.`,
  roles: {},
  unless: {},
  letterBy: (moment) => `Due by ${moment}.`,
  left: (elapsed) => `${elapsed} left`,
  used: (percent) => `${percent} % of the time is used`,
  clock: {
    now: 'The time is up',
    over: (elapsed) => `${elapsed} over time`,
    breach: 'Breached: nobody has reported on site within the 24 hours. What counts now is being there.',
    late: (elapsed) => `Breached: on site ${elapsed} after the time was up.`,
    lateWithoutVisit: (elapsed) => `Breached: closed ${elapsed} after the time was up, without a visit.`,
    stays: 'The breach stays on record.',
    inTime: (elapsed) => `On site ${elapsed} after the report, within the 24 hours.`,
    withoutVisit: 'Closed before the time was up, without a visit.',
  },
  held: (count) =>
    `${count} ${count === 1 ? 'rescue of this day is' : 'rescues of this day are'} held, and no owner has been told.`,
  asOf: (moment) => `As of ${moment}.`,
  yours: (name, until) =>
    `This link is for ${name} and works until ${until}. Whoever has it can act as ${name}: do not pass it on.`,
};

import { dayText, monthText } from '../dates.ts';
import { chartWords } from '../design/chart-words.ts';
import type { LinkWords } from './words.ts';

const several = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

export const enLinkWords: LinkWords = {
  skip: 'Skip to the content',
  kinds: { rescue: 'Rescue', 'red-channel': 'Red channel', 'data-quality': 'Data quality' },
  states: { open: 'Not acknowledged', acknowledged: 'Acknowledged', held: 'Held', resolved: 'Closed' },
  onSite: 'On site',
  breached: 'Breached',
  resolutions: {
    saved: 'saved',
    lost: 'lost',
    'false-alarm': 'false alarm',
    recovered: 'recovered by itself',
    retracted: 'withdrawn',
    discarded: 'discarded',
  },
  outcomes: {
    account: {
      saved: 'Saved: the customer stays',
      lost: 'Lost: the customer leaves',
      'false-alarm': 'False alarm: there was nothing to save',
    },
    data: {
      saved: 'Put right',
      lost: 'Cannot be put right',
      'false-alarm': 'The data are right as they are',
    },
  },
  tier: (tier) => `Tier ${tier}`,
  noTier: 'Not on the roster',
  dataOf: (day) => `Data of ${day}`,

  day: dayText,
  moment: ({ year, month, date, time }) => `${date}\u00a0${monthText(month)}\u00a0${year}, ${time}`,
  utc: (moment) => `${moment}\u00a0UTC`,
  local: (moment, zone) => `${moment} in ${zone}`,
  since: 'Open since',
  reported: 'Reported',
  due: 'On site by',

  clock: {
    heading: 'The 24 hours',
    left: (elapsed) => `${elapsed} left`,
    over: (elapsed) => `${elapsed} over time`,
    overNow: 'The time is up',
    breach: 'Breached: nobody has reported on site within the 24 hours. What counts now is being there.',
    inTime: (elapsed) => `On site ${elapsed} after the report, within the 24 hours.`,
    late: (elapsed) => `Breached: on site ${elapsed} after the time was up.`,
    lateWithoutVisit: (elapsed) => `Breached: closed ${elapsed} after the time was up, without a visit.`,
    stays: 'The breach stays on record.',
    withoutVisit: 'Closed before the time was up, without a visit.',
    used: (percent) => `${percent} % of the time is used`,
  },

  asked: 'What is asked of you',
  alsoPossible: 'You can also',
  nothingAsked: {
    heading: 'Nothing is asked of you',
    closed: 'The case is closed.',
    held: 'The case is held with its day: the data team decides.',
  },
  asks: {
    acknowledge: {
      heading: 'Take this case on',
      meaning: {
        rescue: 'Say that you look after it. The reminders to your colleagues stop.',
        'red-channel':
          'Say that you look after it, then agree who goes. The clock runs on until the team is on site.',
        'data-quality': 'Say that you look into it.',
      },
      choice: 'Yes, I look after this',
      button: 'Acknowledge',
    },
    'on-site': {
      heading: 'Report on site',
      meaning: {
        'red-channel': 'Only this stops the clock. It counts as the acknowledgement, too.',
      },
      choice: 'Our team is at the customer’s site',
      button: 'Report on site',
    },
    resolve: {
      heading: 'Close the case',
      meaning: {
        rescue: 'When you know how it ended. For 7 days after that no new rescue opens for this account.',
        'red-channel': 'All reminders end. The letter of commitment is due 72 hours later.',
        'data-quality': 'Closing changes no data. Rescues that are held stay held.',
      },
      choice: 'How did it end?',
      button: 'Close the case',
    },
    'commitment-sent': {
      heading: 'Send the letter of commitment',
      meaning: {
        'red-channel': 'Complete the draft, send it to the customer, then mark it here.',
      },
      choice: 'The letter has gone to the customer',
      button: 'Mark as sent',
    },
    'hand-over': {
      heading: 'Hand it over',
      meaning: {
        rescue:
          'Whom you choose takes the owner’s place on this case and gets what is sent from now on. Nothing is sent at once: tell them yourself.',
        'red-channel':
          'Whom you choose takes the owner’s place on this case and gets what is sent from now on. Nothing is sent at once: call them.',
      },
      choice: 'To whom',
      button: 'Hand over',
    },
    decide: {
      heading: 'Release or discard',
      meaning: {
        'data-quality':
          'If the data of this day are wrong, you can also deliver corrected files: the day is then decided anew.',
      },
      choice: 'What becomes of them?',
      button: 'Decide',
    },
  },
  release: 'Release: the data are right. The rescues open and the owners are told.',
  discard: 'Discard: the data are wrong. Nobody is told.',
  heldNow: (count) =>
    `${several(count, 'rescue')} of this day ${count === 1 ? 'is' : 'are'} held, and no owner has been told.`,
  handOver: {
    choose: 'Choose somebody',
    onCase: 'On this case',
    others: 'Everybody else',
    id: 'Recipient id',
  },
  note: {
    add: 'Add a note',
    label: 'Note',
    breach: 'Why it took longer',
    cause: 'What the cause was and what was done',
    hint: 'Optional, up to 2,000 characters. It goes on record under your name.',
  },
  letter: { open: 'Open the draft of the letter', dueBy: (moment) => `Due by ${moment}.` },

  before: {
    heading: 'This was done before',
    by: (deed, who, moment) => `${deed}: ${who}, ${moment}. Nothing has changed now.`,
    unknown: 'There is nothing left to do. Nothing has changed now.',
    lostNote: 'Your note was not stored. It said:',
  },

  milestones: {
    acknowledged: 'Acknowledged',
    onSite: 'On site',
    resolved: 'Closed',
    commitmentSent: 'Letter sent',
  },
  notYet: 'not yet',
  progress: 'How far it has come',

  happened: 'What happened',
  opened: 'Opened',
  complaints: 'What the customer said',
  noSummary: 'No words were delivered with it.',
  owner: 'Owner',
  found: 'What was found, and what to do',
  standing: { heading: 'How the account stands', onDay: (day) => `The latest data are of ${day}.` },
  drivers: {
    falls: (day) => `What fell most since ${day}, the day nearest to the baseline`,
    weakest: 'What lacks the most points',
    indicator: 'Indicator',
    points: 'Points',
    change: 'Fall',
  },

  acknowledgeBy: (moment) => `Acknowledge by ${moment}.`,
  history: 'Health index',
  historyOf: (account) => `Health index of ${account}`,
  historyFails: 'The history cannot be shown just now. You can act all the same.',
  chart: chartWords,
  asTable: 'The same as a table',
  table: {
    caption: (from, to) => `Index and baseline from ${from} to ${to}, newest first`,
    day: 'Day',
    index: 'Index',
    baseline: 'Baseline',
    unknown: 'unknown',
    none: 'none',
  },

  deeds: 'What was done',
  noDeeds: 'Nothing yet.',
  events: {
    opened: 'Case opened',
    held: 'Held with its day',
    'reason-added': 'A further reason was given',
    'kind-added': 'A further problem was found',
    joined: 'A further complaint joined',
    breached: 'The 24 hours were over',
    acknowledged: 'Acknowledged',
    'on-site': 'On site',
    'commitment-sent': 'Letter of commitment sent',
    'handed-over': 'Handed over to',
    'red-channel-opened': 'A red channel took over',
    'red-channel-not-opened': 'Goes on by itself: another red channel was open',
    recovered: 'Closed: recovered by itself',
    corrected: 'Corrected after the files changed',
    retracted: 'Withdrawn: the corrected files no longer tell it',
    released: 'Held rescues released',
    'release-voided': 'Release void: the files of its day changed',
    discarded: 'Held rescues discarded',
    saved: 'Closed: saved',
    lost: 'Closed: lost',
    'false-alarm': 'Closed: false alarm',
  },
  system: 'Bellwether',
  you: (name) => `${name} (you)`,
  told: 'Who was told',
  toldNobody: 'Nobody so far.',
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
  next: 'Who is told next',
  unless: {
    acknowledged: 'unless it is acknowledged by then',
    onSite: 'unless the team is on site by then',
    resolved: 'unless it is closed by then',
    commitmentSent: 'unless the letter is marked as sent by then',
  },
  joint: ', ',

  foot: {
    asOf: (moment) => `As of ${moment}.`,
    again: 'Look again',
    yours: (name, until) =>
      `This link is for ${name} and works until ${until}. Whoever has it can act as ${name}: do not pass it on.`,
    times: 'Times are UTC unless a place is named.',
    caseId: (id) => `Case ${id}`,
  },

  refused: {
    heading: 'Nothing was changed',
    lead: 'The case may have moved on since you opened the page, or the form did not arrive whole.',
    typed: 'Go back in your browser to find what you typed.',
    back: 'See how the case stands now',
  },
  noLetter: {
    heading: 'There is no letter here yet',
    lead: 'The letter of commitment is drafted when a red channel is closed by a person.',
  },
};

import { enNames } from './names.ts';
import type { Phrases } from './phrases.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const en: Phrases = {
  ...enNames,
  joint: { sentence: ' ', list: ', ', item: '; ', colon: ': ', stop: '.' },
  arrow: { mail: '→', sms: 'to' },
  shortDay: (month, day) => `${day} ${MONTHS[month - 1]}`,
  shortMoment: (month, day, time) => `${day} ${MONTHS[month - 1]} ${time} UTC`,
  elapsed: ({ days, hours, minutes }) => {
    if (days >= 3) return `${days} days`;
    const allHours = days * 24 + hours;
    if (allHours === 0) return `${minutes} min`;
    return minutes === 0 ? `${allHours} h` : `${allHours} h ${minutes} min`;
  },
  noOwner: 'nobody yet',
  notOnRoster: 'This account is not on the roster, so nobody is known to own it.',
  change: (index, fall) =>
    fall === null ? index : `${fall.baseline} ${fall.arrow} ${index} (-${fall.percent} %)`,
  redToo: ', red on 3 scored days',
  causes: {
    sharpDrop: (day, percent) => `On ${day} the health index stood ${percent} % below its baseline.`,
    redBand: (day) => `The health index was red on the last 3 scored days up to ${day}.`,
  },
  weakest: 'weakest ',
  since: (day) => ` since ${day}`,
  driver: (name, points) => `${name} ${points}`,
  coverage: (percent) => `Coverage ${percent} %`,
  dataOf: (coverage, day) => `${coverage} on ${day}`,
  owner: (owner) => `Owner: ${owner}`,
  headings: {
    why: (referenceDay) => `Why (points lost since ${referenceDay}):`,
    whyWeakest: 'Weakest indicators (points that they lack):',
    sure: (day, coverage, model) => `How sure: data of ${day}. ${coverage}. Model ${model}.`,
    todo: (ask) => `What to do: ${ask}`,
    found: 'What was found, and what to do:',
    caseId: (id) => `Case ${id}`,
  },
  due: {
    running: (dueAt, left) => `on site by ${dueAt} (${left} left)`,
    breached: (dueAt, over) => `BREACHED, due ${dueAt}${over === null ? '' : ` (${over} ago)`}`,
    onSite: (since) => `on site since ${since}`,
  },
  origin: {
    complaints: (count, worst) => {
      if (worst === null) return several(count, 'complaint');
      return count === 1 ? `${worst} complaint` : `${count} complaints, worst ${worst}`;
    },
    rescue: 'rescue unacknowledged for 24 h',
  },
  record: {
    reported: (at) => `Reported: ${at}`,
    opened: (at) => `Opened: ${at}`,
    acknowledged: (at) => `Acknowledged: ${at}`,
    unacknowledged: 'Acknowledged: not yet',
    onSite: (at) => `On site: ${at}`,
  },
  acknowledged: 'Acknowledged',
  more: (count) => `and ${count} more`,
  digestFooter: 'Each link opens its own case.',
  rescue: {
    opened: {
      title: ({ account, change }) => `${account} ${change}`,
      happened: () => 'A rescue is open.',
      ask: ({ acknowledgeBy }) => `acknowledge by ${acknowledgeBy}. After that it is escalated.`,
      shortAsk: ({ acknowledgeBy }) => `Acknowledge by ${acknowledgeBy}`,
      footer: 'You get this as the owner of the account, or as the desk that stands in for one.',
      several: ({ cases }) => `${several(cases, 'rescue')} opened`,
    },
    'unacknowledged-24h': {
      title: ({ account, change, openFor }) => `${account} ${change}, unacknowledged ${openFor}`,
      happened: ({ openedAt }) =>
        `The rescue has been open since ${openedAt} and nobody has acknowledged it.`,
      ask: ({ owner, sponsorToldAt }) =>
        `acknowledge, or make sure that the owner (${owner}) does, by ${sponsorToldAt}. Then the executive sponsor is told.`,
      shortAsk: ({ sponsorToldAt }) => `Acknowledge by ${sponsorToldAt}`,
      footer: 'You get this as owner, manager or lead of the account, or as the desk that stands in for one.',
      several: ({ cases }) => `${several(cases, 'rescue')} unacknowledged for 24 h`,
    },
    'unacknowledged-72h': {
      title: ({ account, change, openFor }) => `${account} ${change}, unacknowledged ${openFor}`,
      happened: ({ openedAt }) =>
        `The rescue has been open since ${openedAt}; its owner, manager and leads were told and nobody has acknowledged it.`,
      ask: ({ owner }) =>
        `today, acknowledge or have the owner (${owner}) acknowledge. This notice returns every 7 days until then.`,
      shortAsk: () => 'Have it acknowledged today',
      footer: 'You get this as executive sponsor of the account, or as the desk that stands in for one.',
      several: ({ cases }) => `${several(cases, 'rescue')} unacknowledged for 72 h or longer`,
    },
    retracted: {
      title: ({ account }) => `${account}: rescue withdrawn`,
      happened: ({ day }) =>
        `The data up to ${day} were corrected, and with the corrected data this rescue would not have opened. We are sorry for the alarm.`,
      ask: () => 'nothing. The case is closed.',
      shortAsk: () => 'Nothing to do. Details',
      footer: 'You get this because you were told about the rescue.',
      several: ({ cases }) => `${several(cases, 'rescue')} withdrawn`,
    },
  },
  severalRedChannels: ({ cases, breached }) =>
    `${several(cases, 'red channel')} open${breached === 0 ? '' : `, ${breached} breached`}`,
  redChannel: {
    opened: {
      title: ({ account, due }) => `${account}: red channel, ${due}`,
      happened: ({ origin }) =>
        `A red channel is open: ${origin}. Senior management leads a team to the customer's site.`,
      ask: ({ due }) => `${due}. Acknowledge now, agree who goes, solve first and ask who is to blame later.`,
      shortAsk: ({ isAcknowledged }) => (isAcknowledged ? 'Report on site' : 'Acknowledge'),
      footer:
        'You get this as sponsor, owner or lead of the account, as CEO, or as the desk that stands in for one.',
    },
    joined: {
      title: ({ account, due }) => `${account}: further complaint, ${due}`,
      happened: ({ origin }) => `A further complaint has joined the open red channel. So far: ${origin}.`,
      ask: ({ due, isAcknowledged }) =>
        isAcknowledged
          ? `${due}. Read the complaint before you meet the customer.`
          : `${due}. Acknowledge now and read the complaint before you meet the customer.`,
      shortAsk: ({ isAcknowledged }) => (isAcknowledged ? 'See the case' : 'Acknowledge'),
      footer: 'You get this because you are on the case.',
    },
    'unacknowledged-1h': {
      title: ({ account, openFor, due }) => `${account}: unacknowledged ${openFor}, ${due}`,
      happened: ({ origin, openFor }) =>
        `A red channel (${origin}) has been open for ${openFor} and nobody has acknowledged it.`,
      ask: ({ due, ceoToldAt }) => `${due}. Acknowledge before ${ceoToldAt}; at that time the CEO is told.`,
      shortAsk: () => 'Acknowledge now',
      footer: "You get this because you are on the case, or as the sponsor's manager.",
    },
    'unacknowledged-4h': {
      title: ({ account, openFor, due }) => `${account}: unacknowledged ${openFor}, ${due}`,
      happened: ({ origin, openFor }) =>
        `A red channel (${origin}) has been open for ${openFor}; everyone on the case was told twice and nobody has acknowledged it.`,
      ask: ({ due, owner }) =>
        `${due}. Call the sponsor or the owner (${owner}) now, or acknowledge yourself.`,
      shortAsk: () => 'Acknowledge or call the sponsor now',
      footer: 'You get this as CEO, or as the desk that stands in.',
    },
    'due-in-4h': {
      title: ({ account, due }) => `${account}: nobody there yet, ${due}`,
      happened: ({ origin }) => `Nobody has reported on site in this red channel: ${origin}.`,
      ask: ({ due }) => `${due}. Report on site as soon as the team is there; only that stops the clock.`,
      shortAsk: () => 'Report on site',
      footer: 'You get this as sponsor or owner of the account, or as the desk that stands in for one.',
    },
    breached: {
      title: ({ account, due }) => `${account}: red channel ${due}`,
      happened: ({ origin }) =>
        `Nobody reported on site in time in this red channel: ${origin}. The breach stays on record.`,
      ask: () => 'go to the customer now, report on site, and note why it took longer.',
      shortAsk: () => 'Go now, report on site',
      footer: 'You get this because you are on the case, or as CEO.',
    },
    'letter-due': {
      title: ({ account }) => `${account}: letter of commitment due`,
      happened: () =>
        'The red channel was resolved 72 hours ago and its letter of commitment is not marked as sent.',
      ask: () => 'edit the draft today, send it to the customer, and mark it as sent.',
      shortAsk: () => 'Send it today, mark it as sent',
      footer: 'You get this as owner or sponsor of the account, or as the desk that stands in for one.',
    },
    'executive-digest': {
      title: ({ account, due }) => `${account}: ${due}`,
      happened: ({ origin }) => `A red channel is open: ${origin}.`,
      ask: ({ due }) => `${due}.`,
      shortAsk: ({ isAcknowledged }) =>
        isAcknowledged ? 'See the case' : 'Not acknowledged, acknowledge now',
      footer:
        'You get this once a day while red channels that you answer for are open; oldest due time first.',
    },
  },
  quality: {
    title: (day, briefs) => `Data of ${day}: ${briefs}`,
    decide: 'Release or discard',
    look: 'See what to do',
    footer: 'You get this as data team: accounts are only watched as well as their data arrive.',
    several: ({ cases }) => `Data findings on ${several(cases, 'day')}`,
    findings: {
      missing: {
        brief: () => 'nothing delivered',
        sentence: ({ day, deadline }) =>
          `No snapshot came by ${deadline}. Deliver it to snapshots/${day}/; it is scored as soon as it is complete.`,
      },
      incomplete: {
        brief: () => 'manifest not met',
        sentence: ({ deadline, problems }) =>
          `The manifest was not met by ${deadline}: ${problems}. Deliver the listed files as listed, or correct the manifest.`,
      },
      rejected: {
        brief: ({ rows, problem }) =>
          problem === null ? `${several(rows, 'row')} rejected` : 'a file rejected',
        sentence: ({ key, rows, problem }) =>
          problem === null
            ? `${key}: ${several(rows, 'row')} rejected. Correct what receipts/${key}.errors.csv lists and deliver the file again.`
            : `${key}: the file was rejected (${problem}), with ${several(rows, 'row')}. Correct it and deliver it again.`,
      },
      held: {
        brief: ({ accounts }) => `${several(accounts, 'rescue')} held`,
        sentence: ({ accounts, known, indicators }) =>
          `${accounts} of ${known} accounts would open a rescue at once, which looks like a fault in the feed. They are held and no owner was told. Moved: ${indicators}. Check the feed, then correct the day, or release or discard it.`,
      },
      suspicious: {
        brief: ({ scored, median }) => `only ${scored} of usually ${median} accounts scored`,
        sentence: ({ scored, median }) =>
          `Only ${scored} accounts were scored; the median of the last 7 complete days is ${median}. Deliver what is missing; if the day is right as it is, note that on the case.`,
      },
      'unreachable-recipient': {
        brief: () => 'a recipient cannot be reached',
        sentence: ({ recipient, why }) =>
          `Recipient ${recipient} cannot be reached: ${why}. Have the subscription confirmed or correct recipients/recipients.csv.`,
      },
      'unfilled-role': {
        brief: () => 'a role that nobody fills',
        sentence: ({ account, role }) =>
          `Account ${account} has no ${role}: the default desk gets those notices. Fill it in accounts/accounts.csv and recipients/recipients.csv.`,
      },
    },
  },
};

function several(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

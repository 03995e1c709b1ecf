import type { Asked } from './asked.ts';

export const askedInEnglish: Asked = {
  caseId: 'Case',
  ofSeveral: 'Each link opens its own case.',
  steps: {
    'rescue opened': {
      says: ({ after }) => [
        'A rescue is open.',
        `What to do: acknowledge by ${after(24)}. After that it is escalated.`,
      ],
      because: 'You get this as the owner of the account, or as the desk that stands in for one.',
    },
    'rescue unacknowledged-24h': {
      says: ({ owner, after }) => [
        `The rescue has been open since ${after(0)} and nobody has acknowledged it.`,
        `What to do: acknowledge, or make sure that the owner (${owner}) does, by ${after(72)}. Then the executive sponsor is told.`,
      ],
      because:
        'You get this as owner, manager or lead of the account, or as the desk that stands in for one.',
    },
    'rescue unacknowledged-72h': {
      says: ({ owner, after }) => [
        `The rescue has been open since ${after(0)}; its owner, manager and leads were told and nobody has acknowledged it.`,
        `What to do: today, acknowledge or have the owner (${owner}) acknowledge. This notice returns every 7 days until then.`,
      ],
      because: 'You get this as executive sponsor of the account, or as the desk that stands in for one.',
    },
    'rescue retracted': {
      says: ({ openedOn }) => [
        `The data up to ${openedOn} were corrected, and with the corrected data this rescue would not have opened. We are sorry for the alarm.`,
        'What to do: nothing. The case is closed.',
      ],
      because: 'You get this because you were told about the rescue.',
    },
    'red-channel opened': {
      says: () => [
        "Senior management leads a team to the customer's site.",
        '. Acknowledge now, agree who goes, solve first and ask who is to blame later.',
      ],
      because:
        'You get this as sponsor, owner or lead of the account, as CEO, or as the desk that stands in for one.',
    },
    'red-channel joined': {
      says: ({ isAcknowledged }) => [
        'A further complaint has joined the open red channel. So far: ',
        `. ${isAcknowledged ? 'Read' : 'Acknowledge now and read'} the complaint before you meet the customer.`,
      ],
      because: 'You get this because you are on the case.',
    },
    'red-channel unacknowledged-1h': {
      says: ({ after }) => [
        'and nobody has acknowledged it.',
        `. Acknowledge before ${after(4)}; at that time the CEO is told.`,
      ],
      because: "You get this because you are on the case, or as the sponsor's manager.",
    },
    'red-channel unacknowledged-4h': {
      says: ({ owner }) => [
        '; everyone on the case was told twice and nobody has acknowledged it.',
        `. Call the sponsor or the owner (${owner}) now, or acknowledge yourself.`,
      ],
      because: 'You get this as CEO, or as the desk that stands in.',
    },
    'red-channel due-in-4h': {
      says: () => [
        'Nobody has reported on site in this red channel: ',
        '. Report on site as soon as the team is there; only that stops the clock.',
      ],
      because: 'You get this as sponsor or owner of the account, or as the desk that stands in for one.',
    },
    'red-channel breached': {
      says: () => [
        'Nobody reported on site in time in this red channel: ',
        'The breach stays on record.',
        'What to do: go to the customer now, report on site, and note why it took longer.',
      ],
      because: 'You get this because you are on the case, or as CEO.',
    },
    'red-channel letter-due': {
      says: () => [
        'The red channel was resolved 72 hours ago and its letter of commitment is not marked as sent.',
        'What to do: edit the draft today, send it to the customer, and mark it as sent.',
      ],
      because: 'You get this as owner or sponsor of the account, or as the desk that stands in for one.',
    },
    'red-channel executive-digest': {
      says: () => [],
      because:
        'You get this once a day while red channels that you answer for are open; oldest due time first.',
    },
    'data-quality data-quality': {
      says: () => ['What was found, and what to do:'],
      because: 'You get this as data team: accounts are only watched as well as their data arrive.',
    },
  },
};

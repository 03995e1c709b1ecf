import type { Scenario } from '../scenario.ts';
import { laterDeeds } from './complaint-later.ts';

/** As long as a note may be, and a character longer; each of these characters has two units. */
const longest = `They want\r\n\r\nyou ${'𠮷'.repeat(1985)}`;
const tooLong = `They\r\n\r\n\r\n\r\nleft ${'𠮷'.repeat(1990)}`;

/** What people do about the red channels of `complaint-bounds`. */
export const complaintDeeds: Scenario['habits'] = [
  // What is said then is not for the customer to read.
  {
    who: 'oskar',
    gets: 'opened',
    about: 'red-channel s-critical',
    afterMinutes: 20,
    posts: 'action=hand-over&to=olga&note=They+shout',
  },
  {
    who: 'oskar',
    gets: 'opened',
    about: 'red-channel s-critical',
    afterMinutes: 30,
    // With a space that cannot be seen.
    posts: 'action=resolve&outcome=saved&note=A+fu%E2%80%8Bse',
  },
  {
    who: 'erik',
    gets: 'opened',
    about: 'red-channel s-critical',
    afterMinutes: 120,
    posts: 'action=commitment-sent',
  },
  {
    who: 'oskar',
    gets: 'opened',
    about: 'red-channel s-high',
    afterMinutes: 30,
    posts: 'action=acknowledge',
  },
  {
    who: 'oskar',
    gets: 'opened',
    about: 'red-channel a-critical',
    afterMinutes: 40,
    posts: 'action=on-site',
  },
  // Somebody was there in time: what comes after it was due breaches nothing.
  {
    who: 'erik',
    gets: 'opened',
    about: 'red-channel a-critical',
    afterMinutes: 25 * 60,
    posts: `action=resolve&outcome=lost&note=${encodeURIComponent(tooLong)}`,
  },
  // An hour before the digest of that morning.
  {
    who: 'oskar',
    gets: 'opened',
    about: 'red-channel once-more',
    afterMinutes: 14 * 60,
    posts: 'action=resolve&outcome=saved',
  },
  {
    who: 'erik',
    gets: 'unacknowledged-4h',
    about: 'red-channel b-critical',
    afterMinutes: 10,
    posts: 'action=on-site',
  },
  {
    who: 'erik',
    gets: 'opened',
    about: 'red-channel nearly-now',
    afterMinutes: 600,
    posts: 'action=resolve&outcome=false-alarm',
  },
  // Between its due time and the first look at it.
  {
    who: 'oskar',
    gets: 'opened',
    about: 'red-channel due-unseen',
    afterMinutes: 4,
    posts: 'action=resolve&outcome=lost',
  },
  // Once more than it can be.
  ...Array.from({ length: 21 }, (_, place) => ({
    who: 'oskar',
    gets: 'opened',
    about: 'red-channel nearly-now' as const,
    afterMinutes: 200 + place,
    posts: `action=hand-over&to=${place % 2 === 0 ? 'olga' : 'mara'}&note=Round+${place + 1}`,
  })),
  // A complaint that comes later was due before.
  {
    who: 'oskar',
    gets: 'opened',
    about: 'red-channel moved-back',
    afterMinutes: 50,
    posts: 'action=on-site',
  },
  {
    who: 'erik',
    gets: 'opened',
    about: 'red-channel moved-back',
    afterMinutes: 25 * 60,
    posts: 'action=resolve&outcome=saved',
  },
  // Its complaints are not in order of their times.
  {
    who: 'erik',
    gets: 'opened',
    about: 'red-channel moved-back',
    afterMinutes: 26 * 60,
    posts: 'action=commitment-sent',
  },
  // Pages in Chinese.
  ...(
    [
      [30, 'action=acknowledge'],
      [45, 'action=hand-over&to=erik&note=To+you'],
      [60, 'action=on-site'],
      [90, 'action=on-site&note=Twice'],
      [14 * 60 + 30, 'action=acknowledge'],
      [15 * 60, 'action=commitment-sent'],
    ] as const
  ).map(([afterMinutes, posts]) => ({
    who: 'clara',
    gets: 'opened',
    about: 'red-channel once-more' as const,
    afterMinutes,
    posts,
  })),
  {
    who: 'sam',
    gets: 'opened',
    about: 'red-channel nearly-now',
    afterMinutes: 90,
    posts: 'action=acknowledge',
  },
  {
    who: 'sam',
    gets: 'opened',
    about: 'red-channel nearly-now',
    afterMinutes: 700,
    posts: 'action=commitment-sent',
  },
  {
    who: 'sam',
    gets: 'opened',
    about: 'red-channel moved-back',
    afterMinutes: 25 * 60 + 30,
    posts: 'action=acknowledge',
  },
  // Nobody was there, and late: the page says so.
  {
    who: 'erik',
    gets: 'opened',
    about: 'red-channel due-unseen',
    afterMinutes: 60,
    posts: 'action=commitment-sent',
  },
  {
    who: 'oskar',
    gets: 'opened',
    about: 'red-channel due-visited',
    afterMinutes: 4,
    posts: 'action=on-site&note=We+are+there',
  },
  // At the very instant at which it is due.
  { who: 'oskar', gets: 'opened', about: 'red-channel due-now', afterMinutes: 2, posts: 'action=on-site' },
  // Resolved, but as nothing that is known.
  {
    who: 'oskar',
    gets: 'opened',
    about: 'red-channel b-critical',
    afterMinutes: 5,
    posts: 'action=resolve',
  },
  // A page of two steps that were told at once.
  {
    who: 'oskar',
    gets: 'breached',
    about: 'red-channel warned-now',
    afterMinutes: 5,
    posts: 'action=resolve',
  },
  // A page of more complaints than it shows, and of a form that has a field twice, or one of no page of ours.
  {
    who: 'oskar',
    gets: 'opened',
    about: 'red-channel stormed',
    afterMinutes: 7,
    posts: 'action=acknowledge&action=on-site',
  },
  {
    who: 'oskar',
    gets: 'opened',
    about: 'red-channel stormed',
    afterMinutes: 8,
    posts: 'action=acknowledge&by=erik',
  },
  // Handed on, but not to anybody; and on, with a word. Another than who has it is there in time.
  { who: 'erik', gets: 'due-in-4h', about: 'red-channel early', afterMinutes: 10, posts: 'action=on-site' },
  {
    who: 'oskar',
    gets: 'opened',
    about: 'red-channel early',
    afterMinutes: 5,
    posts: 'action=hand-over&to=nobody',
  },
  {
    who: 'oskar',
    gets: 'opened',
    about: 'red-channel early',
    afterMinutes: 10,
    posts: 'action=hand-over&to=olga',
  },
  {
    who: 'olga',
    gets: 'unacknowledged-1h',
    about: 'red-channel early',
    afterMinutes: 10,
    posts: `action=hand-over&to=mara&note=${encodeURIComponent(longest)}`,
  },
  ...laterDeeds,
  // Too late for an acknowledgement, too early for a letter.
  {
    who: 'oskar',
    gets: 'opened',
    about: 'red-channel s-critical',
    afterMinutes: 40,
    posts: 'action=acknowledge',
  },
  {
    who: 'oskar',
    gets: 'opened',
    about: 'red-channel s-high',
    afterMinutes: 40,
    posts: 'action=commitment-sent',
  },
];

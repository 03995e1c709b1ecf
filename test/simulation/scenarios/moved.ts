import { people } from '../../support/company.ts';
import type { Scenario } from '../scenario.ts';
import { accountIds, allOf, companyFiles, companyOf, listReceipts } from './write.ts';

const accounts = { acme: {} };
const phone = '+4915100000008';
const away = { ...people, tess: { ...people['tess'], phone } };
const sam = { ...people['sam'], email: 'sam.away@example.com' };
const mara = { ...people['mara'], email: 'm.away@example.com' };
/** With them there are more topics than SNS lists on a page. */
const crowd = allOf(accountIds(100), { role: 'lead' });
const companies = [
  companyOf('2026-03-05T00:01', accounts, away),
  companyOf('2026-03-05T12:00', accounts, { ...away, sam, mara }),
  companyOf('2026-03-05T18:00', accounts, { ...away, ...crowd, zoe: { role: 'lead' }, sam }),
  companyOf('2026-03-06T12:00', accounts, { ...people, ...crowd, tess: away.tess }),
];

/**
 * Two move to another address and back. One of them is reached at once, though SNS still lists what was unsubscribed;
 * the other has not confirmed the first address, neither before nor after, of which the data team hears both times. One unsubscribes, and is asked again. Keys
 * are changed, and not once more while links of before still live. One of more than a hundred leaves.
 */
export const moved: Scenario = {
  name: 'moved',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-07T04:05',
  endsAt: '2026-03-07T04:05',
  companies,
  script: companies.flatMap(companyFiles),
  habits: [
    {
      who: 'dana',
      gets: 'data-quality',
      about: 'data-quality 2026-03-05',
      // On 2026-03-06 at 21:00.
      afterMinutes: 41 * 60,
      posts: 'action=acknowledge',
    },
  ],
  upkeep: {
    keysMadeAt: '2026-01-30T07:30',
    asksAgainAt: '2026-03-06T20:00',
    optsOut: { at: '2026-03-05T20:00', phone },
    unsubscribes: { at: '2026-03-05T20:30', recipientId: 'oskar' },
    confirms: { at: '2026-03-08T00:00', email: 'sam@example.com' },
  },
  truth: {
    alarm: ['links that still live'],
    days: {},
    statuses: {},
    cases: [],
    unreached: [
      '2026-03-05 sam: email is not confirmed',
      '2026-03-06 oskar: email was unsubscribed',
      '2026-03-06 tess: sms was opted out by its owner',
      '2026-03-07 sam: email is not confirmed',
    ],
    quality: {
      '2026-03-05 unreachable-recipient': '2026-03-05T04:00',
      '2026-03-06 unreachable-recipient': '2026-03-06T04:00',
      '2026-03-07 unreachable-recipient': '2026-03-07T04:00',
    },
    receipts: listReceipts(1, Object.keys(people).length + 100),
  },
};

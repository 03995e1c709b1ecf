import { gzipSync } from 'node:zlib';
import { rosterFile } from '../../support/company.ts';
import type { Scenario } from '../scenario.ts';
import { complaintDeeds } from './complaint-deeds.ts';
import { accounts, company, regraded, staff } from './complaint-people.ts';
import { companyFiles, complaintsFile, listReceipts } from './write.ts';

/** More than is kept of what a customer says, which would end in half a character. */
const tooLong = `It broke ${'x'.repeat(3_990)}𠮷y`;

/** What must not become a part of a page, or turn it around. */
const hostile = 'It <b>broke</b> &lt; \u202eand is bent';

/** The roster under another of its names. */
const packedRoster = 'accounts/accounts.csv.gz';

/** One more than are named. */
const storm = Array.from({ length: 101 }, (_, place) => `s-${place + 1}`);
const stormAt = (place: number) => new Date(Date.parse('2026-03-27T09:30:00Z') + place * 1_000).toISOString();

/**
 * Each tier with each severity, times on both sides of their bounds, and people who act at once: one resolves, one is
 * on site, one acknowledges and does no more. What was resolved stays so when its complaint is delivered again.
 */
export const complaintBounds: Scenario = {
  name: 'complaint-bounds',
  startsAt: '2026-03-27T00:00',
  calmUntil: '2026-03-31T09:00',
  endsAt: '2026-03-31T09:00',
  companies: [company, regraded],
  script: [
    ...companyFiles(company),
    complaintsFile('2026-03-27T10:00', 'matrix', [
      ['k-1', 's-critical', '2026-03-27T18:00:00+09:00', 'critical', tooLong],
      ['k-2', 's-high', '2026-03-27T03:30:00-05:30', 'high'],
      ['k-3', 's-medium', '2026-03-27T09:00:00Z', 'medium'],
      ['k-4', 'a-critical', '2026-03-27T09:00:00.5009Z', 'critical'],
      ['k-5', 'a-high', '2026-03-27T09:00:00Z', 'high'],
      ['k-6', 'b-critical', '2026-03-27T09:00:00Z', 'critical'],
      ['k-7', 'b-high', '2026-03-27T09:00:00Z', 'high'],
      ['k-8', 'c-critical', '2026-03-27T09:00:00Z', 'critical'],
      ['k-9', 'nearly-now', '2026-03-27T10:05:01Z', 'critical'],
      ['k-11', 'due-by-now', '2026-03-26T10:00:00Z', 'critical'],
      ['k-12', 'due-soon', '2026-03-26T10:03:00Z', 'critical'],
      ['k-18', 'due-unseen', '2026-03-26T10:04:01Z', 'critical'],
      ['k-20', 'due-visited', '2026-03-26T10:04:02Z', 'critical'],
      ['k-21', 'due-now', '2026-03-26T10:03:00Z', 'critical'],
      // Four hours before it is due it opens, to the second.
      ['k-22', 'warned-now', '2026-03-26T14:00:01Z', 'critical'],
      ['k-23', 'b-critical', '2026-03-27T09:10:00Z', 'critical'],
      // Reported at once, the one of the lower id comes first.
      ['k-25-too', 'joined-twice', '2026-03-26T20:30:00Z', 'low'],
      ['k-25', 'joined-twice', '2026-03-26T20:30:00Z', 'critical'],
      ['k-31', 'moved-back', '2026-03-27T09:00:00Z', 'critical'],
      ['k-32', 'moved-past', '2026-03-27T09:00:00Z', 'critical'],
      ['k-41', 'both-at-once', '2026-03-27T09:00:00Z', 'critical'],
      // Without a word.
      ['k-60', 's-critical', '2026-03-27T09:20:00Z', 'medium', ''],
    ]),
    complaintsFile('2026-03-27T10:00', 'storm', [
      ...storm.map(
        (id, place) => [id, 'stormed', stormAt(place), place < 100 ? 'high' : 'critical'] as const,
      ),
      // Due before now, and so before what it is delivered with: that joins it.
      ['k-42', 'both-at-once', '2026-03-26T09:00:00Z', 'critical'],
    ]),
    // Of an account that the roster does not have yet; by then one file is another, and one comes again together with it.
    complaintsFile('2026-03-27T10:00', 'replaced', [
      ['k-35', 'latecomer', '2026-03-27T09:00:00Z', 'critical'],
    ]),
    complaintsFile('2026-03-27T11:00', 'replaced', [
      ['k-36', 'latecomer', '2026-03-27T09:30:00Z', 'low'],
      // It opens nothing now, and so nothing when it is answered again.
      ['k-40', 'c-critical', '2026-03-27T10:30:00Z', 'critical'],
      // It lies in the future, however often it is answered.
      ['k-43', 'latecomer', '2026-03-27T14:50:00Z', 'critical'],
    ]),
    // Of what is wrong with two files of a minute the data team hears at once.
    complaintsFile('2026-03-27T11:00', 'gone', [
      ['k-46', 'left-alone', '2026-03-27T10:50:00Z', 'critical'],
      ['k-47', 'left-alone', '2026-03-27T10:50:00Z', 'loud'],
    ]),
    { at: '2026-03-27T12:00', key: 'complaints/gone.csv', body: null },
    complaintsFile('2026-03-27T12:10', 'better', [
      ['k-37', 'latecomer', '2026-03-27T09:40:00Z', 'low'],
      ['k-45', 'latecomer', '2026-03-27T09:40:00Z', 'loud'],
    ]),
    // The first moves the due time, the second does not: both are told.
    complaintsFile('2026-03-27T12:10', 'second', [
      ['k-13', 'b-critical', '2026-03-27T08:00:00Z', 'critical'],
    ]),
    complaintsFile('2026-03-27T14:20', 'third', [
      ['k-14', 'b-critical', '2026-03-27T14:00:00Z', 'critical'],
      ['k-17', 'a-critical', '2026-03-27T14:00:00Z', 'medium', hostile],
      ['k-19', 's-high', '2026-03-27T14:00:00Z', 'critical'],
      // What was resolved is over: this opens another, on the same date, and was reported on the one before.
      ['k-24', 's-critical', '2026-03-26T23:50:00Z', 'critical'],
      // Two at once are told at once.
      ['k-26', 'joined-twice', '2026-03-27T14:01:00Z', 'critical'],
      ['k-27', 'joined-twice', '2026-03-27T14:02:00Z', 'critical'],
      ['k-10', 'not-yet', '2026-03-27T14:25:02Z', 'critical'],
    ]),
    complaintsFile('2026-03-27T14:20', 'fourth', [['k-28', 'not-yet', '2026-03-27T15:00:00Z', 'critical']]),
    { at: '2026-03-27T15:00', key: 'accounts/accounts.csv', body: `${rosterFile(accounts)}\n` },
    complaintsFile('2026-03-27T16:00', 'again', [
      ['k-1', 's-critical', '2026-03-27T18:00:00+09:00', 'critical', tooLong],
      // Of two of one id that which was reported first counts; what is the same is so.
      ['k-15', 'once-more', '2026-03-27T15:10:00Z', 'high'],
      ['k-15', 'once-more', '2026-03-27T15:00:00Z', 'high'],
      ['k-1', 's-critical', '2026-03-27T18:00:00+09:00', 'critical', tooLong],
      ['k-25', 'joined-twice', '2026-03-26T20:30:01Z', 'critical'],
    ]),
    // At an instant at which there is something to tell, so that a tick takes all of it in.
    ...companyFiles(regraded).map(({ key, body, ...file }) =>
      key.startsWith('accounts/')
        ? { ...file, key: packedRoster, body: gzipSync(String(body)) }
        : { ...file, key, body },
    ),
    complaintsFile('2026-03-27T16:30', 'better', [
      ['k-38', 'latecomer', '2026-03-27T16:20:00Z', 'low'],
      ['k-39', 'latecomer', '2026-03-27T16:21:00Z', 'low'],
    ]),
    complaintsFile('2026-03-27T17:10', 'late', [
      ['k-29', 's-high', '2026-03-27T17:00:00Z', 'high'],
      ['k-30', 'b-critical', '2026-03-27T17:00:00Z', 'high'],
      // Due before somebody was on site, who was there in time; and before now, where nobody was.
      ['k-33', 'moved-back', '2026-03-26T10:30:00Z', 'critical'],
      ['k-34', 'moved-past', '2026-03-26T15:00:00Z', 'critical'],
      // Four hours before it is due nobody knew of it.
      ['k-44', 'latecomer', '2026-03-26T18:00:00Z', 'critical'],
    ]),
    // In time for the digest of that morning.
    complaintsFile('2026-03-28T05:30', 'early', [['k-16', 'early', '2026-03-28T05:00:00.25Z', 'critical']]),
    // At its very instant.
    complaintsFile('2026-03-28T07:00', 'seven', [['k-48', 'b-high', '2026-03-28T06:50:00Z', 'critical']]),
  ],
  habits: complaintDeeds,
  truth: {
    days: {},
    statuses: {},
    cases: [
      { ...opened('s-critical', '2026-03-28T09:00:00Z', 'saved commitmentSent'), complaints: 'k-1 k-60' },
      { ...opened('s-high', '2026-03-28T09:00:00Z', 'acknowledged breached'), complaints: 'k-2 k-19 k-29' },
      { ...opened('a-critical', '2026-03-28T09:00:00.500Z', 'lost onSite'), complaints: 'k-4 k-17' },
      {
        ...opened('b-critical', '2026-03-28T08:00:00Z', 'open breached'),
        complaints: 'k-6 k-23 k-13 k-14 k-30',
      },
      {
        ...opened('joined-twice', '2026-03-27T20:30:00Z', 'acknowledged breached'),
        complaints: 'k-25 k-25-too k-26 k-27',
      },
      {
        ...opened('stormed', '2026-03-28T09:30:00Z', 'lost breached commitmentSent'),
        complaints: storm.slice(0, 100).join(' '),
      },
      {
        ...opened('left-alone', '2026-03-28T10:50:00Z', 'open breached'),
        from: '2026-03-27T16:30',
        complaints: 'k-46',
      },
      {
        ...opened('latecomer', '2026-03-27T18:00:00Z', 'acknowledged breached'),
        from: '2026-03-27T16:30',
        complaints: 'k-35 k-36 k-37 k-38 k-39 k-44',
      },
      {
        ...opened('moved-back', '2026-03-27T10:30:00Z', 'saved onSite commitmentSent'),
        complaints: 'k-31 k-33',
      },
      { ...opened('moved-past', '2026-03-27T15:00:00Z', 'open breached'), complaints: 'k-32 k-34' },
      { ...opened('both-at-once', '2026-03-27T09:00:00Z', 'open breached'), complaints: 'k-41 k-42' },
      opened('nearly-now', '2026-03-28T10:05:01Z', 'false-alarm commitmentSent'),
      opened('due-by-now', '2026-03-27T10:00:00Z', 'open breached'),
      opened('due-soon', '2026-03-27T10:03:00Z', 'open breached'),
      opened('due-unseen', '2026-03-27T10:04:01Z', 'lost breached commitmentSent'),
      opened('due-visited', '2026-03-27T10:04:02Z', 'acknowledged breached onSite'),
      opened('due-now', '2026-03-27T10:03:00Z', 'acknowledged onSite'),
      opened('warned-now', '2026-03-27T14:00:01Z', 'open breached'),
      {
        ...opened('s-critical', '2026-03-27T23:50:00Z', 'saved commitmentSent'),
        from: '2026-03-27T14:20',
        complaints: 'k-24',
      },
      {
        ...opened('once-more', '2026-03-28T15:00:00Z', 'saved onSite commitmentSent'),
        from: '2026-03-27T16:00',
      },
      { ...opened('early', '2026-03-29T05:00:00.250Z', 'acknowledged onSite'), from: '2026-03-28T05:30' },
      { ...opened('b-high', '2026-03-29T06:50:00Z', 'open breached'), from: '2026-03-28T07:00' },
    ],
    quality: {
      '2026-03-27 unfilled-role': '2026-03-27T10:00',
      '2026-03-27 rejected': '2026-03-27T11:00',
    },
    unfilled: ['warned-now delivery_lead', 'due-by-now sponsor_manager'],
    rejects: {
      'complaints/again.csv': ['3 ROW_CONFLICT', '6 ROW_CONFLICT'],
      'complaints/replaced.csv': ['4 ROW_DATE'],
    },
    receipts: {
      ...listReceipts(Object.keys(accounts).length, Object.keys(staff).length),
      [packedRoster]: allAccepted(Object.keys(regraded.accounts).length),
      'complaints/replaced.csv': ['accepted-with-rejects', 3, 2, 1, 0],
      'complaints/better.csv': allAccepted(2),
      'complaints/gone.csv': ['held', 2, 0, 1, 1],
      'complaints/matrix.csv': allAccepted(22),
      'complaints/storm.csv': allAccepted(102),
      'complaints/second.csv': allAccepted(1),
      'complaints/third.csv': ['accepted-with-rejects', 7, 6, 1, 0],
      'complaints/fourth.csv': ['accepted-with-rejects', 1, 0, 1, 0],
      'complaints/again.csv': ['accepted-with-rejects', 5, 3, 2, 0],
      'complaints/late.csv': allAccepted(5),
      'complaints/early.csv': allAccepted(1),
      'complaints/seven.csv': allAccepted(1),
    },
  },
};

function opened(account: string, dueAt: string, ends: string) {
  return { case: `red-channel ${account} complaint`, from: '2026-03-27T10:00', ends, dueAt };
}

function allAccepted(rows: number) {
  return ['accepted', rows, rows, 0, 0] as const;
}

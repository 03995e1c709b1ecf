import { type AccountRow, people } from '../../support/company.ts';
import type { Scenario } from '../scenario.ts';
import { complaintDeeds } from './complaint-deeds.ts';
import { companyFiles, companyOf, complaintsFile, listReceipts } from './write.ts';

const tiers = {
  's-critical': 'S',
  's-high': 'S',
  's-medium': 'S',
  'a-critical': 'A',
  'a-high': 'A',
  'b-critical': 'B',
  'b-high': 'B',
  'c-critical': 'C',
  'nearly-now': 'B',
  'not-yet': 'B',
  'due-by-now': 'B',
  'due-soon': 'B',
  'due-unseen': 'B',
  'due-visited': 'B',
  'due-now': 'B',
  'warned-now': 'B',
  'once-more': 'S',
  early: 'A',
  'joined-twice': 'B',
  stormed: 'S',
  'moved-back': 'B',
  'moved-past': 'B',
};
/** So long that an SMS with a link of theirs is one place longer than two parts. */
const inCareOf = 'hildegard-of-the-northern-team-who-sees-to-the-south-as-well';
/**
 * Names that are longer than there is room for, on both sides of what a subject holds, of characters of two units, with
 * what an SMS writes more plainly and what must not become a link.
 */
const names: Readonly<Record<string, AccountRow>> = {
  // It is another day there already.
  's-critical': { name: 'Fabrik “Süd” – Guss’ Teile — ‘West’', time_zone: 'Pacific/Kiritimati' },
  's-high': { name: '𠮷野家𠮷'.repeat(16) },
  'a-critical': { name: 'Hof und Garten am Po und an der Donau und am Rhein und am Neckar' },
  'b-critical': { name: 'Haus und Hof und Garten Verwaltung' },
  // Nobody is above its sponsor.
  'due-by-now': { name: 'Handel und Wandel und Werk', executive_sponsor: 'cleo' },
  // Its sponsor is no executive, who gets no digest.
  'warned-now': { name: 'Coin 5 €', delivery_lead: '', executive_sponsor: 'mara' },
  // A phone has the capital letter only.
  'moved-past': { name: 'Ça va François' },
  'joined-twice': { name: 'Café\u00a0 \u200bBar\u202e．fr＠home' },
  'due-soon': { name: 'https://pay.example/us@home', owner: inCareOf },
};
const accounts = Object.fromEntries(
  Object.entries(tiers).map(([id, tier]) => [id, { tier, owner: 'oskar', ...names[id] }]),
);
const staff = {
  ...people,
  oskar: { ...people['oskar'], phone: '+4915100000002' },
  // Their names are not their ids.
  erik: { ...people['erik'], name: 'Erik Ås' },
  cleo: { ...people['cleo'], phone: '+4915100000004' },
  clara: { role: 'ceo', locale: 'zh-TW', name: '陳小姐' },
  sam: { ...people['sam'], locale: 'zh-CN', name: 'Sam' },
  dai: { role: 'data_team', locale: 'zh-CN' },
  [inCareOf]: { role: 'owner', phone: '+4915100000003' },
};
const company = companyOf('2026-03-27T00:01', accounts, staff);
/** From then on what is grave for one is no more than a further complaint, and the other way round for another. */
const regraded = companyOf(
  '2026-03-27T16:30',
  {
    ...accounts,
    's-high': { ...accounts['s-high'], tier: 'A' },
    'b-critical': { ...accounts['b-critical'], tier: 'S' },
  },
  staff,
);

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
      ['k-1', 's-critical', '2026-03-27T18:00:00+09:00', 'critical'],
      ['k-2', 's-high', '2026-03-27T03:30:00-05:30', 'high'],
      ['k-3', 's-medium', '2026-03-27T09:00:00Z', 'medium'],
      ['k-4', 'a-critical', '2026-03-27T09:00:00.5Z', 'critical'],
      ['k-5', 'a-high', '2026-03-27T09:00:00Z', 'high'],
      ['k-6', 'b-critical', '2026-03-27T09:00:00Z', 'critical'],
      ['k-7', 'b-high', '2026-03-27T09:00:00Z', 'high'],
      ['k-8', 'c-critical', '2026-03-27T09:00:00Z', 'critical'],
      ['k-9', 'nearly-now', '2026-03-27T10:05:00Z', 'critical'],
      ['k-11', 'due-by-now', '2026-03-26T10:00:00Z', 'critical'],
      ['k-12', 'due-soon', '2026-03-26T10:03:00Z', 'critical'],
      ['k-18', 'due-unseen', '2026-03-26T10:04:01Z', 'critical'],
      ['k-20', 'due-visited', '2026-03-26T10:04:02Z', 'critical'],
      ['k-21', 'due-now', '2026-03-26T10:03:00Z', 'critical'],
      // Four hours before it is due it opens, to the second.
      ['k-22', 'warned-now', '2026-03-26T14:00:01Z', 'critical'],
      ['k-23', 'b-critical', '2026-03-27T09:10:00Z', 'critical'],
      // Reported at once, the one of the lower id comes first.
      ['k-25-too', 'joined-twice', '2026-03-27T09:20:00Z', 'low'],
      ['k-25', 'joined-twice', '2026-03-27T09:20:00Z', 'critical'],
      ['k-31', 'moved-back', '2026-03-27T09:00:00Z', 'critical'],
      ['k-32', 'moved-past', '2026-03-27T09:00:00Z', 'critical'],
    ]),
    complaintsFile(
      '2026-03-27T10:00',
      'storm',
      storm.map((id, place) => [id, 'stormed', stormAt(place), place < 100 ? 'high' : 'critical']),
    ),
    // The first moves the due time, the second does not: both are told.
    complaintsFile('2026-03-27T12:10', 'second', [
      ['k-13', 'b-critical', '2026-03-27T08:00:00Z', 'critical'],
    ]),
    complaintsFile('2026-03-27T14:20', 'third', [
      ['k-14', 'b-critical', '2026-03-27T14:00:00Z', 'critical'],
      ['k-17', 'a-critical', '2026-03-27T14:00:00Z', 'medium'],
      ['k-19', 's-high', '2026-03-27T14:00:00Z', 'critical'],
      // What was resolved is over: this opens another.
      ['k-24', 's-critical', '2026-03-27T14:10:00Z', 'critical'],
      // Two at once are told at once.
      ['k-26', 'joined-twice', '2026-03-27T14:01:00Z', 'critical'],
      ['k-27', 'joined-twice', '2026-03-27T14:02:00Z', 'critical'],
      ['k-10', 'not-yet', '2026-03-27T14:25:02Z', 'critical'],
    ]),
    // Of what is wrong with two files of a minute the data team hears at once.
    complaintsFile('2026-03-27T14:20', 'fourth', [['k-28', 'not-yet', '2026-03-27T15:00:00Z', 'critical']]),
    complaintsFile('2026-03-27T16:00', 'again', [
      ['k-1', 's-critical', '2026-03-27T18:00:00+09:00', 'critical'],
      ['k-15', 'once-more', '2026-03-27T15:00:00Z', 'high'],
    ]),
    ...companyFiles(regraded),
    complaintsFile('2026-03-27T17:10', 'late', [
      ['k-29', 's-high', '2026-03-27T17:00:00Z', 'high'],
      ['k-30', 'b-critical', '2026-03-27T17:00:00Z', 'high'],
      // Due before somebody was on site, who was there in time; and before now, where nobody was.
      ['k-33', 'moved-back', '2026-03-26T10:30:00Z', 'critical'],
      ['k-34', 'moved-past', '2026-03-26T15:00:00Z', 'critical'],
    ]),
    // In time for the digest of that morning.
    complaintsFile('2026-03-28T05:30', 'early', [['k-16', 'early', '2026-03-28T05:00:00Z', 'critical']]),
  ],
  habits: complaintDeeds,
  truth: {
    days: {},
    statuses: {},
    cases: [
      { ...opened('s-critical', '2026-03-28T09:00:00Z', 'saved commitmentSent'), complaints: 'k-1' },
      { ...opened('s-high', '2026-03-28T09:00:00Z', 'acknowledged breached'), complaints: 'k-2 k-19 k-29' },
      { ...opened('a-critical', '2026-03-28T09:00:00.500Z', 'lost onSite'), complaints: 'k-4 k-17' },
      {
        ...opened('b-critical', '2026-03-28T08:00:00Z', 'open breached'),
        complaints: 'k-6 k-23 k-13 k-14 k-30',
      },
      {
        ...opened('joined-twice', '2026-03-28T09:20:00Z', 'open breached'),
        complaints: 'k-25 k-25-too k-26 k-27',
      },
      {
        ...opened('stormed', '2026-03-28T09:30:00Z', 'open breached'),
        complaints: storm.slice(0, 100).join(' '),
      },
      {
        ...opened('moved-back', '2026-03-27T10:30:00Z', 'saved onSite commitmentSent'),
        complaints: 'k-31 k-33',
      },
      { ...opened('moved-past', '2026-03-27T15:00:00Z', 'open breached'), complaints: 'k-32 k-34' },
      opened('nearly-now', '2026-03-28T10:05:00Z', 'false-alarm commitmentSent'),
      opened('due-by-now', '2026-03-27T10:00:00Z', 'open breached'),
      opened('due-soon', '2026-03-27T10:03:00Z', 'open breached'),
      opened('due-unseen', '2026-03-27T10:04:01Z', 'lost breached commitmentSent'),
      opened('due-visited', '2026-03-27T10:04:02Z', 'acknowledged breached onSite'),
      opened('due-now', '2026-03-27T10:03:00Z', 'acknowledged onSite'),
      opened('warned-now', '2026-03-27T14:00:01Z', 'open breached'),
      {
        ...opened('s-critical', '2026-03-28T14:10:00Z', 'saved commitmentSent'),
        from: '2026-03-27T14:20',
        complaints: 'k-24',
      },
      {
        ...opened('once-more', '2026-03-28T15:00:00Z', 'saved onSite commitmentSent'),
        from: '2026-03-27T16:00',
      },
      { ...opened('early', '2026-03-29T05:00:00Z', 'acknowledged onSite'), from: '2026-03-28T05:30' },
    ],
    quality: {
      '2026-03-27 unfilled-role': '2026-03-27T10:00',
      '2026-03-27 rejected': '2026-03-27T14:20',
    },
    unfilled: ['warned-now delivery_lead', 'due-by-now sponsor_manager'],
    receipts: {
      ...listReceipts(Object.keys(accounts).length, Object.keys(staff).length),
      'complaints/matrix.csv': ['accepted', 20, 20, 0, 0],
      'complaints/storm.csv': ['accepted', 101, 101, 0, 0],
      'complaints/second.csv': ['accepted', 1, 1, 0, 0],
      'complaints/third.csv': ['accepted-with-rejects', 7, 6, 1, 0],
      'complaints/fourth.csv': ['accepted-with-rejects', 1, 0, 1, 0],
      'complaints/again.csv': ['accepted', 2, 2, 0, 0],
      'complaints/late.csv': ['accepted', 4, 4, 0, 0],
      'complaints/early.csv': ['accepted', 1, 1, 0, 0],
    },
  },
};

function opened(account: string, dueAt: string, ends: string) {
  return { case: `red-channel ${account} complaint`, from: '2026-03-27T10:00', ends, dueAt };
}

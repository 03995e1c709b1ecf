import { people } from '../../support/company.ts';
import type { Scenario } from '../scenario.ts';
import {
  allOf,
  companyFiles,
  companyOf,
  complaintsFile,
  dayFile,
  dayReceipts,
  listReceipts,
} from './write.ts';

const part = { tier: 'A', owner: 'oskar' };
const accounts = {
  alone: part,
  'handed-on': { ...part, name: 'Handed On' },
  joined: part,
  busy: { ...part, owner: 'olga' },
  over: part,
  fallen: part,
  'taken-late': part,
};
/**
 * Whoever is to hear of the 24 hours opens the red channel too, so that nobody is left to be told. An executive has a
 * phone only.
 */
const staff = {
  ...people,
  oskar: { role: 'owner', manager: 'erik' },
  cleo: { ...people['cleo'], email: '', phone: '+4915100000004' },
  sam: { role: 'lead', locale: 'zh-CN' },
  tess: { role: 'lead', locale: 'zh-TW' },
};
const company = companyOf('2026-03-05T00:01', accounts, { ...staff, clara: { role: 'ceo' } });
const smaller = companyOf('2026-03-07T20:00', accounts, staff);
const before = ['2026-03-02', '2026-03-03', '2026-03-04'];
const ids = Object.keys(accounts);
const usual = allOf(ids, 80);
const wrong = allOf(ids, 60);
/** Of one account nothing is known on the last day. */
const unsure = { ...usual, joined: null };
const corrected = { ...usual, fallen: 60, 'taken-late': 60 };
const last = { ...corrected, 'taken-late': 80 };
/** How rescues end that are not taken back; whoever ended its red channel acknowledged one. */
const ends: Readonly<Record<string, string>> = { over: 'acknowledged kept', fallen: 'acknowledged' };
const days = [...before, '2026-03-05', '2026-03-06'];

/**
 * A wrong day whose rescues have become red channels when it is corrected: that which nobody touched is closed, though a
 * complaint joined it that is not grave; one that was handed on and one that a grave complaint joined go on. Of another it is known only after its breach. It opens only where none is open. Whom a
 * case was handed to, and who was told of others, leaves before the breach.
 */
export const takenBack: Scenario = {
  name: 'taken-back',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-08T07:30',
  endsAt: '2026-03-08T07:30',
  companies: [company, smaller],
  script: [
    ...companyFiles(company),
    ...before.map((day) => dayFile('2026-03-05T05:00', day, usual)),
    dayFile('2026-03-06T05:00', '2026-03-05', wrong),
    dayFile('2026-03-07T05:00', '2026-03-06', unsure),
    complaintsFile('2026-03-06T20:00', 'before', [['c-2', 'busy', '2026-03-06T19:00:00Z', 'critical']]),
    // On the date on which its rescue opens another.
    complaintsFile('2026-03-07T00:30', 'night', [['c-3', 'over', '2026-03-07T00:20:00Z', 'critical']]),
    complaintsFile('2026-03-07T08:30', 'one', [
      ['c-1', 'joined', '2026-03-07T05:30:00Z', 'critical'],
      ['c-4', 'alone', '2026-03-07T08:00:00Z', 'low'],
    ]),
    dayFile('2026-03-07T09:30', '2026-03-05', corrected),
    ...companyFiles(smaller),
    dayFile('2026-03-08T06:30', '2026-03-05', last),
  ],
  habits: [
    // Whoever has the rescue does not have the red channel that it opens.
    {
      who: 'oskar',
      gets: 'opened',
      about: 'rescue fallen',
      afterMinutes: 60,
      posts: 'action=hand-over&to=mara',
    },
    {
      who: 'oskar',
      gets: 'opened',
      about: 'red-channel handed-on',
      afterMinutes: 30,
      posts: 'action=hand-over&to=clara',
    },
    {
      who: 'oskar',
      gets: 'unacknowledged-1h',
      about: 'red-channel over',
      afterMinutes: 60,
      posts: 'action=resolve&outcome=saved',
    },
    // When the 24 hours of its rescue are told, and not to all yet.
    {
      who: 'olga',
      gets: 'opened',
      about: 'red-channel busy',
      afterMinutes: 600,
      posts: 'action=resolve&outcome=saved',
    },
    // Acknowledged, it is open all the same.
    {
      who: 'erik',
      gets: 'opened',
      about: 'red-channel busy',
      afterMinutes: 60,
      posts: 'action=acknowledge',
    },
    // There is no letter about what is taken back.
    {
      who: 'erik',
      gets: 'unacknowledged-1h',
      about: 'red-channel alone',
      afterMinutes: 180,
      posts: 'action=commitment-sent',
    },
    // Nothing but a look, when somebody who was told has left.
    {
      who: 'erik',
      gets: 'breached',
      about: 'red-channel joined',
      afterMinutes: 5,
      posts: 'action=resolve',
    },
    // Nobody had acknowledged it before, nor its rescue.
    {
      who: 'erik',
      gets: 'breached',
      about: 'red-channel fallen',
      afterMinutes: 60,
      posts: 'action=on-site',
    },
    // After having left.
    {
      who: 'clara',
      gets: 'unacknowledged-4h',
      about: 'red-channel joined',
      afterMinutes: 12 * 60,
      posts: 'action=acknowledge',
    },
  ],
  truth: {
    days: { ...allOf(days, usual), '2026-03-05': last, '2026-03-06': unsure },
    statuses: allOf(days, 'complete'),
    cases: [
      ...ids.map((id) => ({
        case: `rescue ${id} 2026-03-05 sharp-drop`,
        from: '2026-03-06T06:00',
        ends: ends[id] ?? 'retracted',
      })),
      {
        case: 'red-channel alone unacknowledged-rescue',
        from: '2026-03-07T06:00',
        ends: 'retracted',
        complaints: 'c-4',
      },
      {
        case: 'red-channel taken-late unacknowledged-rescue',
        from: '2026-03-07T06:00',
        ends: 'retracted breached',
      },
      {
        case: 'red-channel fallen unacknowledged-rescue',
        from: '2026-03-07T06:00',
        ends: 'acknowledged breached onSite',
      },
      { case: 'red-channel over unacknowledged-rescue', from: '2026-03-07T06:00', ends: 'saved' },
      {
        case: 'red-channel busy complaint',
        from: '2026-03-06T20:00',
        dueAt: '2026-03-07T19:00:00Z',
        ends: 'saved',
      },
      {
        case: 'red-channel over complaint',
        from: '2026-03-07T00:30',
        dueAt: '2026-03-08T00:20:00Z',
        ends: 'saved',
      },
      {
        case: 'red-channel handed-on unacknowledged-rescue',
        from: '2026-03-07T06:00',
        ends: 'open breached',
      },
      {
        case: 'red-channel joined complaint+unacknowledged-rescue',
        from: '2026-03-07T06:00',
        dueAt: '2026-03-08T05:30:00Z',
        ends: 'open breached',
        complaints: 'c-1',
      },
    ],
    quality: { '2026-03-08 unfilled-role': '2026-03-08T02:00' },
    unfilled: ['handed-on owner'],
    receipts: {
      ...listReceipts(ids.length),
      ...dayReceipts(days, ids.length),
      'complaints/before.csv': ['accepted', 1, 1, 0, 0],
      'complaints/night.csv': ['accepted', 1, 1, 0, 0],
      'complaints/one.csv': ['accepted', 2, 2, 0, 0],
    },
  },
};

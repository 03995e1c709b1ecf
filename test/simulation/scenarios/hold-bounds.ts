import { people } from '../../support/company.ts';
import type { Scenario } from '../scenario.ts';
import { columnsFile, columnsModel } from './columns.ts';
import { accountIds, allOf, companyFiles, companyOf, dayReceipts, listReceipts, rescueOf } from './write.ts';

const ids = accountIds(195);
/** All is as long as there is room for in one entry of a digest, in characters of two units: so much that not all fit. */
const owner = 'o'.repeat(64);
const columns = ['𠮷', '𠮸', '𠮹'].map((character) => character.repeat(40));
const company = companyOf(
  '2026-03-05T00:01',
  Object.fromEntries(ids.map((id) => [id, { name: `${id}${'𠮷'.repeat(55)}`, owner }])),
  {
    ...people,
    [owner]: { role: 'owner', manager: 'mara' },
    dana: { ...people['dana'], phone: '+4915100000005' },
    dai: { role: 'data_team', locale: 'zh-CN' },
  },
);
const [fifth, more, rest] = [ids.slice(0, 39), ids.slice(39, 156), ids.slice(156)];
/** Of those that are held some come back and two stay low, one of them in somebody's care; the others, more than one request of a table can name, have no index any more. */
const [back, low, unheard] = [more.slice(0, 10), more.slice(10, 12), more.slice(12)];
const [waiting = '', cared = ''] = low;
/** Red for the third time when all that are left fall; by the correction it has fallen besides. */
const [turned = ''] = rest.slice(5);
/** While others are held one that has a rescue is cured, and another is red for the third time. */
const [better = '', worse = ''] = fifth;
const moved = { [better]: 72, [worse]: 39 };
const before = ['2026-03-02', '2026-03-03', '2026-03-04'];
const usual = { ...allOf(ids, 80), [turned]: 45 };
const exactlyFifth = { ...usual, ...allOf(fifth, 60) };
const moreThanFifth = { ...exactlyFifth, ...allOf(more, 60), ...moved, [turned]: 39 };
const afterwards = {
  ...allOf([...fifth, ...low], 60),
  ...allOf(back, 72),
  ...allOf(unheard, null),
  ...allOf(rest, 80),
  ...moved,
  [turned]: 39,
};
const allFall = { ...afterwards, ...allOf([...rest, ...back], 60), [turned]: 39 };
const [unhurt, hurt] = [rest.slice(0, 5), rest.slice(5)];
const corrected = { ...allFall, ...allOf(unhurt, 80), [turned]: 35 };
const last = { ...afterwards, [turned]: 45 };
/** By one more account a fifth is no more than a fifth. */
const other = { other: 80 };
const added = 'snapshots/2026-03-05/more.csv';
const days = ['2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09'];

function dayFile(at: string, day: string, indices: Readonly<Record<string, number | null>>) {
  return columnsFile(at, day, columns, indices);
}

/**
 * A fifth of the accounts falls, which is not held; of the others one more than a fifth of all, which is, and is released
 * when some are back and the rescues of two others are open by then; and then all that are left, and those that were back
 * once more, which is discarded until that day is corrected: it is held anew. Of the first day one account more is known in
 * the end. The owner of all of them gets a longer list than an e-mail holds.
 */
export const holdBounds: Scenario = {
  name: 'hold-bounds',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-10T09:00',
  endsAt: '2026-03-10T09:00',
  companies: [company],
  model: columnsModel(columns),
  script: [
    ...companyFiles(company),
    ...before.map((day) => dayFile('2026-03-05T05:00', day, usual)),
    dayFile('2026-03-06T05:00', '2026-03-05', exactlyFifth),
    dayFile('2026-03-07T05:00', '2026-03-06', moreThanFifth),
    dayFile('2026-03-08T05:00', '2026-03-07', afterwards),
    dayFile('2026-03-09T05:00', '2026-03-08', allFall),
    dayFile('2026-03-10T05:00', '2026-03-09', last),
    dayFile('2026-03-10T08:00', '2026-03-08', corrected),
    { ...dayFile('2026-03-10T08:30', '2026-03-05', other), key: added },
  ],
  habits: [
    { who: owner, gets: 'opened', about: `rescue ${cared}`, afterMinutes: 60, posts: 'action=acknowledge' },
    {
      who: 'dai',
      gets: 'data-quality',
      about: 'data-quality 2026-03-06',
      afterMinutes: 60,
      posts: 'action=acknowledge',
    },
    {
      who: 'dana',
      gets: 'data-quality',
      about: 'data-quality 2026-03-06',
      afterMinutes: 26 * 60,
      posts: 'action=release',
    },
    {
      who: 'dana',
      gets: 'data-quality',
      about: 'data-quality 2026-03-08',
      afterMinutes: 60,
      posts: 'action=discard',
    },
    {
      who: 'dana',
      gets: 'data-quality',
      about: 'data-quality 2026-03-08',
      afterMinutes: 90,
      posts: 'action=release',
    },
    // Held anew they stay so, once the day is closed.
    ...([[10, 'resolve&outcome=saved'] as const, [20, 'release'] as const] as const).map(
      ([minutes, action]) => ({
        who: 'dana',
        gets: 'data-quality',
        about: 'data-quality 2026-03-08' as const,
        afterMinutes: 26 * 60 + minutes,
        posts: `action=${action}`,
      }),
    ),
  ],
  truth: {
    days: {
      ...allOf(before, usual),
      '2026-03-05': { ...exactlyFifth, ...other },
      '2026-03-06': moreThanFifth,
      '2026-03-07': afterwards,
      '2026-03-08': corrected,
      '2026-03-09': last,
    },
    statuses: { ...allOf([...before, ...days], 'complete'), '2026-03-06': 'held', '2026-03-08': 'held' },
    cases: [
      ...fifth.map((id) =>
        rescueOf(
          id,
          '2026-03-05',
          '2026-03-06T06:00',
          'open',
          id === worse ? 'red-band+sharp-drop' : 'sharp-drop',
        ),
      ),
      ...[...back, ...low].map((id) => rescueOf(id, '2026-03-06', '2026-03-08T08:00', 'discarded')),
      rescueOf(waiting, '2026-03-07', '2026-03-08T06:00', 'open'),
      rescueOf(cared, '2026-03-07', '2026-03-08T06:00', 'acknowledged'),
      ...unheard.map((id) => rescueOf(id, '2026-03-06', '2026-03-08T08:00', 'open')),
      ...[...hurt, ...back].map((id) =>
        rescueOf(
          id,
          '2026-03-08',
          '2026-03-09T07:00',
          'held',
          id === turned ? 'red-band+sharp-drop' : 'sharp-drop',
        ),
      ),
      ...unhurt.map((id) => rescueOf(id, '2026-03-08', '2026-03-09T06:00', 'retracted')),
    ],
    moved: allOf(['2026-03-06', '2026-03-08'], columns[0] ?? ''),
    quality: { '2026-03-06 held': '2026-03-07T06:00', '2026-03-08 held': '2026-03-09T06:00' },
    receipts: {
      ...listReceipts(ids.length, Object.keys(people).length + 2),
      ...dayReceipts([...before, ...days], ids.length),
      [added]: ['accepted', 1, 1, 0, 0],
    },
  },
};

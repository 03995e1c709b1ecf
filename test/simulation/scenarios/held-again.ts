import { rational } from '../../oracle/numbers.ts';
import { people } from '../../support/company.ts';
import type { Scenario } from '../scenario.ts';
import { columnsFile, columnsModel } from './columns.ts';
import { accountIds, allOf, companyFiles, companyOf, dayReceipts, listReceipts, rescueOf } from './write.ts';

const ids = accountIds(21);
const company = companyOf(
  '2026-03-05T00:01',
  { ...allOf(ids, {}), thirds: {} },
  {
    ...people,
    dana: { ...people['dana'], phone: '+4915100000005' },
  },
);
/** Somebody acts on the first; two are back on the day after, one has no index then, the others are still low. */
const [acted = '', one = '', two = '', unheard = '', ...low] = ids.slice(0, 20);
const back = [one, two];
const before = ['2026-03-02', '2026-03-03', '2026-03-04'];
const usual = allOf(ids, 80);
const massFall = { ...usual, ...allOf([acted, ...back, unheard, ...low], 50) };
const afterwards = { ...massFall, ...allOf(back, 72), [unheard]: null };
const others = { other: 80 };
/** Of three equal parts one is whole, which has less than a third of the index by what is cut off of it. */
const thirds = 'thirds,10,100,0,\n';
/** No less a failure of the feed. */
const corrected = { ...massFall, [acted]: 49 };

/**
 * Each account has a number in one column, which is its index: four accounts in the first column, five in the second, and
 * so on. Those in the last have one in the first too, which falls half as much.
 */
const columns = ['usage', 'bills_paid_late', 'adoption', 'delivery'];
const columnOf = (id: string) => columns[[4, 9, 14].filter((end) => ids.indexOf(id) >= end).length] ?? '';

function dayFile(
  at: string,
  day: string,
  indices: Readonly<Record<string, number | null>>,
  name = 'accounts',
) {
  const cellOf = (index: number, column: string, id: string) => {
    const part = (80 - index) / 3;
    return columnOf(id) !== 'delivery' ? index : column === 'delivery' ? index - part : index + part;
  };
  const ownOf = (id: string) => (columnOf(id) === 'delivery' ? ['usage', 'delivery'] : [columnOf(id)]);
  const file = columnsFile(at, day, columns, indices, ownOf, cellOf);
  return { ...file, key: file.key.replace('accounts', name) };
}

/** A day of before, with an account of which nothing is left afterwards. */
function earlierFile(day: string) {
  const file = dayFile('2026-03-05T05:00', day, usual);
  return { ...file, body: `${file.body}${thirds}` };
}

/** A file beside it, with an account that stands there twice. */
function otherFile(at: string, name: string) {
  const file = dayFile(at, '2026-03-05', others, name);
  return { ...file, body: `${file.body}twin,80,,,\ntwin,80,,,\n` };
}

/**
 * A day whose held rescues the data team releases, until it is corrected: that is void then, but where somebody acted,
 * and what is held anew they discard. Not the same fell in all of them; another
 * account never fell, and of three columns two lack something.
 */
export const heldAgain: Scenario = {
  name: 'held-again',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-07T08:30',
  endsAt: '2026-03-07T08:30',
  companies: [company],
  model: columnsModel(columns),
  script: [
    ...companyFiles(company),
    ...before.map(earlierFile),
    dayFile('2026-03-06T05:00', '2026-03-05', massFall),
    otherFile('2026-03-06T05:00', 'others'),
    // The same under each other's name, which corrects nothing.
    dayFile('2026-03-06T12:00', '2026-03-05', massFall, 'others'),
    otherFile('2026-03-06T12:00', 'accounts'),
    dayFile('2026-03-07T05:00', '2026-03-06', afterwards),
    dayFile('2026-03-07T07:00', '2026-03-05', corrected, 'others'),
  ],
  habits: [
    { who: 'olga', gets: 'opened', about: 'rescue thirds', afterMinutes: 30, posts: 'action=acknowledge' },
    { who: 'olga', gets: 'opened', about: `rescue ${acted}`, afterMinutes: 60, posts: 'action=acknowledge' },
    {
      who: 'dana',
      gets: 'data-quality',
      about: 'data-quality 2026-03-05',
      afterMinutes: 120,
      posts: 'action=release&note=They+fell',
    },
    {
      who: 'dana',
      gets: 'data-quality',
      about: 'data-quality 2026-03-05',
      afterMinutes: 25 * 60 + 30,
      posts: 'action=discard&note=They+did+not',
    },
    {
      who: 'dana',
      gets: 'data-quality',
      about: 'data-quality 2026-03-05',
      afterMinutes: 26 * 60,
      posts: 'action=release&note=Too+late',
    },
  ],
  truth: {
    days: {
      ...allOf(before, { ...usual, thirds: 36.67 }),
      '2026-03-05': { ...corrected, ...others },
      '2026-03-06': afterwards,
    },
    scores: { '2026-03-04': { thirds: { coverage: rational(3n, 4n), contributions: [334, 3333, 0, null] } } },
    statuses: { ...allOf([...before, '2026-03-06'], 'complete'), '2026-03-05': 'held' },
    cases: [
      rescueOf('thirds', '2026-03-04', '2026-03-05T06:00', 'acknowledged', 'red-band'),
      rescueOf(acted, '2026-03-05', '2026-03-06T08:00', 'acknowledged'),
      ...[...back, unheard].map((id) => rescueOf(id, '2026-03-05', '2026-03-06T08:00', 'retracted')),
      // Held for the day before, they would have opened a day later: what opened goes on as that.
      ...low.map((id) => rescueOf(id, '2026-03-06', '2026-03-06T08:00', 'open')),
      ...[...back, unheard, ...low].map((id) => rescueOf(id, '2026-03-05', '2026-03-07T07:00', 'discarded')),
    ],
    quality: { '2026-03-05 held': '2026-03-06T06:00', '2026-03-05 rejected': '2026-03-06T06:00' },
    moved: { '2026-03-05': 'delivery, adoption, bills paid late' },
    receipts: {
      ...listReceipts(ids.length + 1),
      ...dayReceipts(before, ids.length + 1),
      ...dayReceipts(['2026-03-06'], ids.length),
      'snapshots/2026-03-05/accounts.csv': ['accepted-with-rejects', 3, 1, 2, 0],
      'snapshots/2026-03-05/others.csv': ['accepted', ids.length, ids.length, 0, 0],
    },
  },
};

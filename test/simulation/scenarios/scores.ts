import { addDays } from '../../../lambdas/scoring/calendar.ts';
import { judgeDay } from '../../oracle/decided-day.ts';
import { historyOf, scorer } from '../../oracle/history.ts';
import { defaultModel } from '../../oracle/model.ts';
import type { Cells } from '../../oracle/random-row.ts';
import { seeded } from '../../oracle/seeded.ts';
import { readSnapshot } from '../../oracle/snapshot.ts';
import { people } from '../../support/company.ts';
import type { Scenario, Truth } from '../scenario.ts';
import { beyond, edges, randomRow, type Spelling, scoreFile, spellings, turn } from './score-rows.ts';
import { allOf, companyFiles, companyOf, listReceipts, rescuesIn } from './write.ts';

const days = Array.from({ length: 4 }, (_, place) => addDays('2026-03-02', place));
const chance = seeded(7);
const lastDay = days.at(-1) ?? '';
const files = days.flatMap((day, place) =>
  spellings.map((spelling) => {
    const key = `snapshots/${day}/${spelling === 'jsonl' ? 'rows.jsonl' : `${spelling}.csv`}`;
    const at = place < 3 ? '2026-03-05T05:00' : '2026-03-06T05:00';
    const rows = new Map(rowsOf(spelling));
    if (spelling === 'csv') rows.set('turned', place < 3 ? turn.before : turn.after);
    if (day === lastDay)
      for (const [name, cells] of Object.entries(beyond)) rows.set(`${name}-${spelling}`, cells);
    return { day, at, key, body: scoreFile(rows, spelling) };
  }),
);

/** What each day's files come to, by a reader of their own. */
const judged = new Map(
  days.map((day) => {
    const ofDay = files.filter((file) => file.day === day);
    const read = ofDay.map(
      ({ key, body }) => [key, readSnapshot(key, Buffer.from(body), day, defaultModel)] as const,
    );
    return [day, judgeDay(new Map(read), null)] as const;
  }),
);
const history = historyOf(
  new Map([...judged].map(([day, { accepted }]) => [day, accepted])),
  scorer(defaultModel),
);
const accounts = [...history.keys()];
/** Whose phones hold less than there is to say, of accounts with short and long names, in each language. */
const phones = {
  otto: { role: 'owner', manager: 'mara', phone: '+4915100000011' },
  ovid: { role: 'owner', manager: 'mara', phone: '+4915100000012' },
  omar: { role: 'owner', manager: 'mara', phone: '+4915100000013', locale: 'zh-TW' },
  olaf: { role: 'owner', manager: 'mara', phone: '+4915100000014' },
  oona: { role: 'owner', manager: 'mara', phone: '+4915100000015', locale: 'zh-CN' },
};
const company = companyOf(
  '2026-03-05T00:01',
  {
    ...allOf(accounts, {}),
    turned: { owner: 'oskar' },
    'two-csv': { owner: 'otto' },
    'three-csv': { owner: 'ovid', name: 'Handel und Wandel und Werk und Feld' },
    'one-exponents': { owner: 'omar' },
    'red-jsonl': { owner: 'olaf', name: 'Handel und Wandel' },
    'lean-csv': { owner: 'oona' },
  },
  {
    ...people,
    ...phones,
    oskar: { ...people['oskar'], phone: '+4915100000002' },
    mara: { ...people['mara'], locale: 'zh-TW' },
    sam: { ...people['sam'], locale: 'zh-CN' },
  },
);

/** The built-in model on both sides of its bounds and on rows that do not come out even, however numbers are written. */
export const scores: Scenario = {
  name: 'scores',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-06T07:00',
  endsAt: '2026-03-06T07:00',
  companies: [company],
  model: null,
  script: [...companyFiles(company), ...files.map(({ at, key, body }) => ({ at, key, body }))],
  habits: [],
  truth: {
    days: byDay(({ index }) => (index === null ? null : index / 100)),
    scores: byDay(({ coverage, contributions }) => ({
      coverage,
      contributions: defaultModel.indicators.map(({ name }) => contributions?.get(name) ?? null),
    })),
    statuses: { ...allOf(days, 'complete'), [lastDay]: 'complete-with-rejects' },
    cases: rescuesIn(history),
    quality: { [`${lastDay} rejected`]: '2026-03-06T06:00' },
    receipts: { ...listReceipts(accounts.length, Object.keys(company.people).length), ...receiptsOfDays() },
  },
};

function rowsOf(spelling: Spelling): ReadonlyMap<string, Cells> {
  const named = Object.entries(edges).map(([name, cells]) => [`${name}-${spelling}`, cells] as const);
  const random = ['one', 'two', 'three'].map((name) => [`${name}-${spelling}`, randomRow(chance)] as const);
  return new Map([...named, ...random]);
}

type Entry = NonNullable<ReturnType<NonNullable<ReturnType<typeof history.get>>['get']>>;

function byDay<T>(each: (entry: Entry) => T): Readonly<Record<string, Readonly<Record<string, T>>>> {
  return Object.fromEntries(
    days.map((day) => {
      const onDay = [...history].flatMap(([account, entries]) => {
        const entry = entries.get(day);
        return entry === undefined ? [] : [[account, each(entry)] as const];
      });
      return [day, Object.fromEntries(onDay)];
    }),
  );
}

function receiptsOfDays(): Truth['receipts'] {
  const receipts = [...judged.values()].flatMap((day) => [...day.receipts]);
  return Object.fromEntries(
    receipts.map(([key, { rows_read, scored, rejected, held }]) => [
      key,
      [rejected > 0 ? 'accepted-with-rejects' : 'accepted', rows_read, scored, rejected, held] as const,
    ]),
  );
}

import { people, snapshotFile } from '../../support/company.ts';
import { manifestFile } from '../../support/manifest.ts';
import type { Scenario } from '../scenario.ts';
import {
  accountIds,
  allOf,
  companyFiles,
  companyOf,
  complaintsFile,
  dayFile,
  dayReceipts,
  listReceipts,
} from './write.ts';

const usual = { acme: 80, globex: 80, hooli: 80, initech: 80, umbrella: 80, wayne: 80 };
const corrected = { ...usual, hooli: 79 };
/** With a name and a number as long as may be; of what is wrong people read in each language. */
const staff = {
  ...people,
  dai: { role: 'data_team', locale: 'zh-CN' },
  dou: { role: 'data_team', locale: 'zh-TW' },
  oskar: { ...people['oskar'], name: 'x'.repeat(200), phone: '+123456789012345' },
};
const company = companyOf('2026-03-05T00:01', allOf(Object.keys(usual), {}), staff);
const { wayne, ...staying } = company.accounts;
const left = companyOf('2026-03-07T07:00', staying, staff);
/** All that is left of a roster whose one row cannot be read. */
const last = companyOf('2026-03-07T07:57', { acme: {} }, staff);
/** As they land with rows in them that cannot be read, one of each twice: who is in them stays as they were. */
const brokenFiles = companyFiles(left).map(({ key, body, ...file }) => ({
  ...file,
  key,
  body: String(body)
    .replace('acme,acme,B', 'acme,acme,X')
    .replace('globex,globex,B', 'globex,globex,b')
    .replace(/(?<=\nhooli,.*)Europe.Berlin/, '+01:00')
    .replace('sam,sam,', `sam,${'x'.repeat(201)},`)
    .replace('dora@example.com', 'do\u200bra@example.com')
    .replace('owner,mara', 'boss,mara')
    .replace('tess@example.com,,', 'tess@example.com,+0151,')
    .concat(
      key.startsWith('accounts/')
        ? 'globex,globex,A,olga,,,,,\n'
        : 'dana,dana,other@example.com,,data_team,,en\n',
    ),
}));
const days = ['2026-03-02', '2026-03-03', '2026-03-04'];
const fifth = 'snapshots/2026-03-05';
const oldest = 'snapshots/2026-02-28';
const waiting = snapshotFile({ acme: 80, globex: 101, hooli: 80 });
/** Of other files of the same length, of a longer one, and of more that never come than its receipt names. */
const manifest = manifestFile({
  [`${oldest}/one.csv`]: waiting.replace('80', '81'),
  [`${oldest}/two.csv`]: snapshotFile({ initech: 80 }),
  [`${oldest}/three.csv`]: snapshotFile({}),
  ...Object.fromEntries(accountIds(1_000).map((id) => [`${oldest}/${id}.csv`, ''])),
});
const sixth = 'snapshots/2026-03-06';
const cutOff = snapshotFile({ acme: 60 }).trimEnd();
/** By its key, and by its name alone. */
const listedTwice = manifestFile({ [`${sixth}/a.csv`]: cutOff }).replace(
  /\[(.*)\]/s,
  (_, entry: string) => `[${entry},${entry.replace(`${sixth}/`, '')}]`,
);
const seventh = 'snapshots/2026-03-07';
/** Without a line end, which is no harm as a manifest lists it. */
const sooner = snapshotFile({ ...usual, hooli: 60, wayne: 60 }).trimEnd();
/** Wayne has not fallen. */
const again = snapshotFile({ ...usual, acme: 81, hooli: 60 }).trimEnd();
const otherwise = String(
  complaintsFile('2026-03-07T07:55', 'second', [['k-1', 'globex', '2026-03-07T07:00:00Z', 'low']]).body,
).replace('It broke', 'It works');

/** The longest name that is answered under its own, and a longer one, in which a letter's dots are a character of their own. */
const [east, west] = [
  lengthened(`${fifth}/erster Teil+1 (größer).csv`, `${fifth}/`.length + 240),
  lengthened(`${fifth}/b (gro\u0308ßer).csv`, `${fifth}/`.length + 241),
];
const tooLong = lengthened(`${sixth}/${'folder/'.repeat(120)}a.csv`, 901);
/** Of its columns 52 are not known, two more than are named; one of them looks like one that is, one is longer than is told. */
const unknown = ['Index', 'y'.repeat(200), 'z'.repeat(201), ...accountIds(49)];
const wide = ['account_id,index', 'acme,80', 'globex,10', 'hooli,80']
  .map((line, place) => `${[line, ...unknown.map((name) => (place === 0 ? name : ''))].join()}\n`)
  .join('');
/** What is not UTF-8 is no name, and what stands beside it is. */
const broken = [
  'index,account_id',
  '11,globex',
  '100.01,other',
  '80,w\xfcrth',
  '\xff,twin',
  '80,twin',
  '80,e"e',
];
const asOf = [
  'account_id,index,as_of',
  'initech,1e2,2026-03-05',
  'umbrella,0,2026-03-04',
  '"e""e",80,',
  'odd,8"0,2026-03-05',
  'odd,80,',
  '=1+1;=2,101,',
  'pair,80,',
  'pair,80,',
  '"\n2",80,',
];
const objects = [
  '{"account_id":"hooli","index":"80"}',
  '{"account_id":"wayne","index":80,"index":81}',
  '{"account_id":"w\\ufffdrth","index":80,"note":1,"note":2}',
  '{"account_id":"umbrella-2","index":080}',
  '{"account_id":"w\xfcrth","index":80}',
  '{"account_id":"b\\\\","index":101}',
  '{"account_id":"dated","index":80,"as_of":20260305}',
  '{"account_id":"untrue","index":false}',
];
const headers = 'account_id,Account-ID,index,index\nwayne,,80,80\n';

/**
 * Rows on both sides of what is taken: doubled across files, broken in one of two copies, out of range, of another day, not
 * UTF-8 or JSON; names as long as can be, headers and a manifest of which more is wrong than is named;
 * lists with a broken row or none that can be read, an account that leaves the roster, a complaint that goes on waiting for
 * its account and one that comes again in other words. A day whose only file is taken away; one that waits for another
 * version of its files, of which one is cut off; one of two files with the same bytes, cut off unless its manifest lists
 * them; and one whose manifest is met on the day itself, on which somebody knows the reason already, before it is corrected.
 */
export const rows: Scenario = {
  name: 'rows',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-07T08:00',
  endsAt: '2026-03-07T08:00',
  companies: [company, left, last],
  script: [
    ...companyFiles(company),
    ...days.map((day) => dayFile('2026-03-05T05:00', day, usual)),
    dayFile('2026-03-05T05:00', '2026-03-01', usual),
    { at: '2026-03-05T07:00', key: 'snapshots/2026-03-01/accounts.csv', body: null },
    { at: '2026-03-06T05:00', key: east, body: wide },
    { at: '2026-03-06T05:00', key: west, body: inLatin(broken) },
    { at: '2026-03-06T05:00', key: `${fifth}/c.jsonl`, body: inLatin(objects) },
    { at: '2026-03-06T05:00', key: `${fifth}/d.csv`, body: inLatin(asOf) },
    { at: '2026-03-06T05:00', key: `${fifth}/f.csv`, body: headers },
    { at: '2026-03-06T05:00', key: `${fifth}/e.csv`, body: 'account_id,index\nwayne,80' },
    { at: '2026-03-07T05:00', key: `${sixth}/a.csv`, body: 'account,index\nacme,80\n' },
    complaintsFile('2026-03-07T06:40', 'zero', [['k-5', 'wayne', '2026-03-07T06:00:00Z', 'low']]),
    { at: '2026-03-07T06:50', key: 'accounts/accounts.csv', body: 'account,name\nacme,acme\n' },
    { at: '2026-03-07T06:50', key: 'recipients/recipients.csv', body: 'recipient,name\nolga,olga\n' },
    ...brokenFiles,
    ...Object.entries({
      'one.csv': waiting,
      '_manifest.json': manifest,
      'two.csv': snapshotFile({ initech: '8.0' }).trimEnd(),
      'three.csv': snapshotFile({ wayne: 80 }),
    }).map(([name, body]) => ({ at: '2026-03-07T07:10', key: `${oldest}/${name}`, body })),
    // Both lists left acme and olga as they were.
    { at: '2026-03-07T07:18', key: `${sixth}/0.csv`, body: cutOff },
    { at: '2026-03-07T07:18', key: `${sixth}/a.csv`, body: cutOff },
    { at: '2026-03-07T07:18', key: `${sixth}/_manifest.json`, body: listedTwice },
    {
      at: '2026-03-07T07:20',
      key: `${sixth}/_manifest.json`,
      body: manifestFile({ [`${sixth}/a.csv`]: cutOff }).replace(/(?<="sha256":")\w+/, (digits) =>
        digits.toUpperCase(),
      ),
    },
    { at: '2026-03-07T07:30', key: `${seventh}/a.csv`, body: sooner },
    {
      at: '2026-03-07T07:30',
      key: `${seventh}/_manifest.json`,
      body: manifestFile({ [`${seventh}/a.csv`]: sooner }),
    },
    dayFile('2026-03-07T07:45', '2026-03-04', corrected),
    { at: '2026-03-07T07:48', key: `${seventh}/a.csv`, body: again },
    {
      at: '2026-03-07T07:48',
      key: `${seventh}/_manifest.json`,
      body: `\ufeff${manifestFile({ [`${seventh}/a.csv`]: again })}`.replace(
        '{"files":[{',
        '{"by":"us","files":[{"note":"corrected",',
      ),
    },
    complaintsFile('2026-03-07T07:50', 'first', [
      ['k-1', 'globex', '2026-03-07T07:00:00Z', 'low'],
      ['k-2', 'nobody', '2026-03-07T07:00:00Z', 'critical'],
      ['k-3', 'globex', '2026-03-07T07:00:00Z', 'loud'],
    ]),
    // The roster does not have its account any more, and it was taken all the same.
    complaintsFile('2026-03-07T07:52', 'fourth', [['k-5', 'wayne', '2026-03-07T06:00:00Z', 'low']]),
    { at: '2026-03-07T07:55', key: 'complaints/second.csv', body: otherwise },
    { at: '2026-03-07T07:55', key: 'complaints/third.csv', body: 'complaint,account\nk-4,acme\n' },
    { at: '2026-03-07T07:55', key: 'complaints/none.jsonl', body: '\n' },
    { at: '2026-03-07T07:55', key: tooLong, body: 'not for you' },
    // Of a day that was missing something comes, which is not all.
    {
      at: '2026-03-07T07:40',
      key: 'snapshots/2026-03-01/_manifest.json',
      body: manifestFile({ 'snapshots/2026-03-01/a.csv': snapshotFile(usual), 'b.csv': snapshotFile(usual) }),
    },
    {
      at: last.from,
      key: 'accounts/accounts.jsonl',
      body: '{"account_id":"acme","name":"acme","tier":"X"}\n',
    },
    complaintsFile('2026-03-07T07:58', 'fifth', [['k-6', 'globex', '2026-03-07T07:00:00Z', 'low']]),
    { at: '2026-03-07T07:55', key: 'complaints/loud.CSV', body: 'not for you' },
  ],
  habits: [
    {
      who: 'olga',
      gets: 'opened',
      about: 'rescue hooli',
      afterMinutes: 5,
      posts: 'action=resolve&outcome=false-alarm',
    },
  ],
  truth: {
    days: {
      ...allOf(days, usual),
      '2026-03-04': corrected,
      '2026-03-05': { acme: 80, initech: 100, 'e"e': 80, 'w\ufffdrth': 80 },
      '2026-03-06': { acme: 60 },
      '2026-03-07': { ...usual, acme: 81, hooli: 60 },
    },
    statuses: {
      ...allOf([...days, '2026-03-07'], 'complete'),
      ...allOf(['2026-03-05', '2026-03-06'], 'complete-with-rejects'),
      '2026-03-01': 'waiting',
      '2026-02-28': 'waiting',
    },
    cases: [
      { case: 'rescue acme 2026-03-06 sharp-drop', from: '2026-03-07T07:20', ends: 'open' },
      { case: 'rescue hooli 2026-03-07 sharp-drop', from: '2026-03-07T07:30', ends: 'false-alarm' },
      { case: 'rescue wayne 2026-03-07 sharp-drop', from: '2026-03-07T07:30', ends: 'retracted' },
    ],
    quality: {
      '2026-03-05 rejected': '2026-03-06T06:00',
      '2026-03-05 suspicious': '2026-03-06T06:00',
      '2026-03-06 rejected': '2026-03-07T06:00',
      '2026-03-06 suspicious': '2026-03-07T06:00',
      '2026-03-07 rejected': '2026-03-07T06:50',
      '2026-03-07 unfilled-role': '2026-03-07T07:30',
      '2026-03-01 missing': '2026-03-07T07:10',
      '2026-03-01 incomplete': '2026-03-07T07:40',
    },
    unfilled: ['wayne owner'],
    receipts: {
      ...listReceipts(6),
      'accounts/accounts.csv': ['accepted-with-rejects', 6, 2, 4, 0],
      'accounts/accounts.jsonl': ['accepted-with-rejects', 1, 0, 1, 0],
      'snapshots/2026-03-01/_manifest.json': ['held', 0, 0, 0, 0],
      'complaints/fifth.csv': ['held', 1, 0, 0, 1],
      'recipients/recipients.csv': ['accepted-with-rejects', 13, 7, 6, 0],
      'complaints/zero.csv': ['accepted', 1, 1, 0, 0],
      'complaints/first.csv': ['held', 3, 1, 1, 1],
      'complaints/fourth.csv': ['accepted', 1, 1, 0, 0],
      'complaints/second.csv': ['accepted-with-rejects', 1, 0, 1, 0],
      'complaints/third.csv': ['rejected', 1, 0, 1, 0],
      'complaints/none.jsonl': ['rejected', 0, 0, 0, 0],
      ...dayReceipts(['2026-03-01', ...days], 6),
      [east]: ['accepted-with-rejects', 3, 1, 2, 0],
      [west]: ['accepted-with-rejects', 6, 0, 6, 0],
      [`${fifth}/c.jsonl`]: ['accepted-with-rejects', 8, 1, 7, 0],
      [`${fifth}/d.csv`]: ['accepted-with-rejects', 9, 2, 7, 0],
      [`${fifth}/e.csv`]: ['rejected', 1, 0, 1, 0],
      [`${fifth}/f.csv`]: ['rejected', 1, 0, 1, 0],
      [tooLong]: ['rejected', 0, 0, 0, 0],
      'complaints/loud.CSV': ['rejected', 0, 0, 0, 0],
      [`${sixth}/0.csv`]: ['rejected', 1, 0, 1, 0],
      [`${sixth}/a.csv`]: ['accepted', 1, 1, 0, 0],
      [`${sixth}/_manifest.json`]: ['accepted', 0, 0, 0, 0],
      [`${seventh}/a.csv`]: ['accepted', 6, 6, 0, 0],
      [`${seventh}/_manifest.json`]: ['accepted', 0, 0, 0, 0],
      [`${oldest}/one.csv`]: ['held', 3, 0, 1, 2],
      [`${oldest}/two.csv`]: ['rejected', 1, 0, 1, 0],
      [`${oldest}/three.csv`]: ['held', 1, 0, 0, 1],
      [`${oldest}/_manifest.json`]: ['held', 0, 0, 0, 0],
    },
    rejects: {
      [east]: ['3 ROW_DUPLICATE', '4 ROW_DUPLICATE'],
      [west]: [
        '2 ROW_DUPLICATE',
        '3 ROW_RANGE',
        '4 ROW_ENCODING',
        '5 ROW_ENCODING',
        '6 ROW_DUPLICATE',
        '7 ROW_QUOTE',
      ],
      [`${fifth}/c.jsonl`]: [
        '1 ROW_NUMBER',
        '2 ROW_JSON',
        '4 ROW_JSON',
        '5 ROW_ENCODING',
        '6 ROW_RANGE',
        '7 ROW_DATE',
        '8 ROW_NUMBER',
      ],
      [`${fifth}/d.csv`]: [
        '3 ROW_DATE',
        '5 ROW_QUOTE',
        '6 ROW_DUPLICATE',
        '7 ROW_RANGE',
        '8 ROW_DUPLICATE',
        '9 ROW_DUPLICATE',
        '10 ROW_ID',
      ],
      'complaints/first.csv': ['4 ROW_VALUE'],
      'complaints/second.csv': ['2 ROW_CONFLICT'],
      'accounts/accounts.csv': ['2 ROW_VALUE', '3 ROW_VALUE', '4 ROW_VALUE', '7 ROW_DUPLICATE'],
      'accounts/accounts.jsonl': ['1 ROW_VALUE'],
      'recipients/recipients.csv': [
        '2 ROW_VALUE',
        '5 ROW_VALUE',
        '6 ROW_VALUE',
        '7 ROW_VALUE',
        '10 ROW_DUPLICATE',
        '14 ROW_DUPLICATE',
      ],
    },
  },
};

/** The key with its name lengthened until the whole key has so many bytes. */
function lengthened(key: string, bytes: number): string {
  return key.replace('.', `${'x'.repeat(bytes - Buffer.byteLength(key))}.`);
}

/** Lines as a program stores them that writes each letter in one byte. */
function inLatin(lines: readonly string[]): Uint8Array {
  return Buffer.from(lines.map((line) => `${line}\n`).join(''), 'latin1');
}

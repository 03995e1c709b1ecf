import { gzipSync } from 'node:zlib';
import { people, snapshotFile } from '../../support/company.ts';
import { manifestFile } from '../../support/manifest.ts';
import type { Scenario } from '../scenario.ts';
import { refusedFiles } from './refused-files.ts';
import {
  allOf,
  companyFiles,
  companyOf,
  dayFile,
  dayReceipts,
  listReceipts,
  manifestOf,
  manifestReceipts,
} from './write.ts';

/** An address with other letters than English has; of what is refused people read in each language. */
const staff = {
  ...people,
  oskar: { ...people['oskar'], email: "o'skar@größe.example" },
  dai: { role: 'data_team', locale: 'zh-CN' },
  dou: { role: 'data_team', locale: 'zh-TW' },
};
/** A zone that is not of a place. */
const company = companyOf('2026-03-06T05:55', { acme: { time_zone: 'CET' } }, staff);
/** Of places that there are not, twice, of nobody, and of nobody's name. */
const strangers = ['x-1,X,B,olga,,,,,Mars/Base', 'x-2,X,B,olga,,,,,Mars/Base', 'x-3,  ,B,olga,,,,,'];
const lists = companyFiles(company).map(({ key, body, ...file }) => ({
  ...file,
  key,
  body: key.startsWith('accounts/') ? `${String(body)}${strangers.join('\n')}\n` : body,
}));

/** A number as somebody writes it, and why it is none that counts; null where it does, as so many points. */
const numbers: readonly (readonly [text: string, code: string | null, index?: number])[] = [
  ['1e-15', null, 0],
  ['1e-16', 'ROW_NUMBER'],
  ['5.', 'ROW_NUMBER'],
  ['.5', 'ROW_NUMBER'],
  ['+80', null, 80],
  ['8E+1', null, 80],
  ['-0', null, 0],
  ['80'.padStart(32, '0'), null, 80],
  ['80'.padStart(33, '0'), 'ROW_NUMBER'],
  ['"8,0"', 'ROW_NUMBER'],
  ['８０', 'ROW_NUMBER'],
  ['0x50', 'ROW_NUMBER'],
  ['NaN', 'ROW_NUMBER'],
  ['1e15', 'ROW_RANGE'],
  ['2e15', 'ROW_NUMBER'],
  ['-1e-15', 'ROW_RANGE'],
  ['100.0000000000000001', 'ROW_RANGE'],
  ['99.9999999999999999', null, 100],
];
/** What a spreadsheet takes for a formula stands in rows that are not taken. */
const formulas = ['-1+2', '＝1+1', 'a; =2', '@now', '＠now'];
/** And ids as long as may be, longer, and with what nobody sees in them. */
const ids = ['i'.repeat(256), 'i'.repeat(257), 'sum\u200bof', 'del\u007fete', '\tnow', 'N-0', 'n-0 '];
const isNoId = (id: string) => id.length > 256 || /[\u200b\u007f\t]/.test(id);
const others = [...formulas, ...ids];
const [taken, refused] = [
  numbers.filter(([, code]) => code === null),
  numbers.filter(([, code]) => code !== null),
];
const numbersFile = [
  'account_id,index',
  ...numbers.map(([text], place) => `n-${place},${text}`),
  ...others.map((id) => `${id},101`),
];

const longestRow = 1024 ** 2;
/** A row of so many bytes, most of them in a column that is not known. */
const lengthy = (id: string, bytes: number) => `${id},80,`.padEnd(bytes, 'x');
const lengths = [
  'account_id,index,note',
  lengthy('longest', longestRow),
  lengthy('longer', longestRow + 1),
  lengthy('far-longer', 2.5 * longestRow),
  // Behind a row of which the beginning is forgotten by then.
  'short,80,',
  '"after"x,80,',
  '"blank" ,80,',
  '"returned"\r,80,',
];

/** Objects as people write them: nested, with spaces, with marks of JSON in their texts, and what are none. */
const objects = [
  '{"note":{"why":"}"},"account_id":"nested","index":80}',
  ' { "account_id" : "spaced" , "index" : 80 } ',
  '{"account_id":"mar\\"ked","note":["{\\"",[],{}],"index":80}',
  '{"index":80,"account_id":"b","account_id":"c"}',
  '{ }',
  '["account_id"]',
  '{"account_id":"last","index":101,"note":"\\\\"}',
];
/** Complaints with something that is no text, or nothing, where a text has to be. */
const untold = [
  '"complaint_id":7',
  '"complaint_id":""',
  '"account_id":null',
  '"reported_at":20260305',
  '"severity":1',
  '"summary":{"a":"b"}',
  '"summary":null',
];
const told = {
  complaint_id: 'k-t',
  account_id: 'acme',
  reported_at: '2026-03-05T07:00:00Z',
  severity: 'low',
};
const untoldLines = untold.map((member) => {
  const whole = { ...told, ...JSON.parse(`{${member}}`) };
  return JSON.stringify(whole);
});

const folder = 'snapshots/2026-03-05';
/** With these the day has more pieces than are fetched together. */
const more = Array.from({ length: 8 }, (_, place) => `more-${place}`);
/** A day of which a file is refused, and no row. */
const hollow = { day: '2026-03-04', rows: { whole: 80 }, key: 'snapshots/2026-03-04/hollow.csv' };
/** Objects that are no files of the feed. */
const strays = [
  'snapshots/1989-12-31/a.csv',
  'snapshots/3000-01-01/a.csv',
  'snapshots/2026-02-30/a.csv',
  'snapshots/2100-02-29/a.csv',
  'snapshots/2026-03-05/more/a.csv',
  'complaints/a..b.csv',
  'complaints/-a.csv',
  'accounts/more.csv',
  // More of them than are kept.
  ...Array.from({ length: 101 }, (_, place) => `complaints/note-${place}.txt`),
];

const times = [
  ['"2026-03-05T07:00:00,5Z"', null],
  ['2026-03-05T07:00Z', null],
  ['2026-03-05T12:30:00+0530', null],
  ['2026-03-05T09:00:00+02', null],
  ['2026-03-05T07:00:00.1234567891Z', 'ROW_DATE'],
  ['2026-03-05T07:00:00', 'ROW_DATE'],
  ['2026-03-05T24:00:00Z', 'ROW_DATE'],
  ['2026-02-30T07:00:00Z', 'ROW_DATE'],
  ['1900-02-29T07:00:00Z', 'ROW_DATE'],
] as const;
const complaints = [
  'complaint_id,account_id,reported_at,severity,summary,channel',
  ...times.map(([at], place) => `k-${place},acme,${at},low,It broke,phone`),
];
const untimely = times.flatMap(([, code], place) => (code === null ? [] : [`${place + 2} ${code}`]));

/** One row more than is read of a list, or of complaints. */
const rowsOf = (id: string, count: number) => `{"${id}":"x"}\n`.repeat(count);

const entry = manifestFile({ 'a.csv': '' });
/** It waits for as many others as are named at most. */
const waiting = { key: 'snapshots/2026-03-13/waits.csv', body: snapshotFile({ waiting: 80 }) };
const missing = Object.fromEntries(['b', 'c', 'd', 'e', 'f'].map((name) => [`${name}.csv`, 'late']));
const mostOfManifest = 4 * 1024 ** 2;
/** Manifests of days to come: with a file that is none of the feed, with itself, less than nothing or nothing at all; as long as it may be, longer, and not UTF-8. */
const manifests: Readonly<Record<string, string | Uint8Array>> = {
  '2026-03-06': entry.replace('a.csv', 'a.txt'),
  '2026-03-07': entry.replace('a.csv', '_manifest.json'),
  '2026-03-08': entry.replace('"bytes":0', '"bytes":-1'),
  '2026-03-09': '{"files":[]}',
  '2026-03-10': entry.padEnd(mostOfManifest),
  '2026-03-11': entry.padEnd(mostOfManifest + 1),
  '2026-03-12': Buffer.from(entry.replace('a.csv', 'größe.csv'), 'latin1'),
  '2026-03-13': manifestFile({ 'waits.csv': waiting.body, ...missing }),
};
const named = (name: string) => `${folder}/${name}`;

/** What is not taken: files, objects, rows, numbers, times and manifests on both sides of what is. */
export const refusals: Scenario = {
  name: 'refusals',
  startsAt: '2026-03-06T05:54',
  calmUntil: '2026-03-06T06:03',
  endsAt: '2026-03-06T06:03',
  companies: [company],
  script: [
    ...lists,
    { at: '2026-03-06T05:59', key: named('numbers.csv'), body: linesOf(numbersFile) },
    { at: '2026-03-06T05:59', key: named('lengths.csv.gz'), body: gzipSync(linesOf(lengths)) },
    { at: '2026-03-06T05:59', key: named('objects.jsonl'), body: linesOf(objects) },
    { at: '2026-03-06T05:59', key: 'complaints/untold.jsonl', body: linesOf(untoldLines) },
    dayFile('2026-03-06T05:59', hollow.day, hollow.rows),
    { at: '2026-03-06T05:59', key: hollow.key, body: 'account_id,index\n' },
    ...more.map((id) => ({
      at: '2026-03-06T05:59',
      key: named(`${id}.csv`),
      body: snapshotFile({ [id]: 80 }),
    })),
    ...Object.entries(refusedFiles).map(([name, [body]]) => ({
      at: '2026-03-06T05:59',
      key: named(name),
      body,
    })),
    ...strays.map((key) => ({ at: '2026-03-06T05:59', key, body: snapshotFile({ stray: 80 }) })),
    { at: '2026-03-06T05:59', key: 'complaints/times.csv', body: linesOf(complaints) },
    { at: '2026-03-06T05:59', key: 'complaints/short.csv', body: 'complaint,account\nk-9,acme' },
    { at: '2026-03-06T05:59', key: 'complaints/many.jsonl', body: rowsOf('complaint_id', 20_001) },
    { at: '2026-03-06T05:59', key: 'recipients/recipients.jsonl', body: rowsOf('recipient_id', 5_001) },
    { at: '2026-03-06T05:59', ...waiting },
    ...Object.entries(manifests).map(([day, body]) => manifestOf('2026-03-06T05:59', day, body)),
  ],
  habits: [],
  truth: {
    days: {
      [hollow.day]: hollow.rows,
      '2026-03-05': {
        ...Object.fromEntries(
          numbers.flatMap(([, code, index], place) => (code === null ? [[`n-${place}`, index ?? 0]] : [])),
        ),
        ...allOf(['longest', 'short', 'nested', 'spaced', 'mar"ked'], 80),
        ...allOf(more, 80),
      },
    },
    statuses: {
      ...allOf([hollow.day, '2026-03-05'], 'complete-with-rejects'),
      ...allOf(Object.keys(manifests), 'waiting'),
    },
    cases: [],
    quality: {
      '2026-03-04 rejected': '2026-03-06T05:59',
      '2026-03-05 rejected': '2026-03-06T06:00',
      '2026-03-06 rejected': '2026-03-06T05:55',
    },
    receipts: {
      ...listReceipts(4, Object.keys(staff).length),
      'accounts/accounts.csv': ['accepted-with-rejects', 4, 1, 3, 0],
      'recipients/recipients.jsonl': ['rejected', 5_001, 0, 5_001, 0],
      'complaints/short.csv': ['rejected', 1, 0, 1, 0],
      'complaints/many.jsonl': ['rejected', 20_001, 0, 20_001, 0],
      'complaints/times.csv': [
        'accepted-with-rejects',
        times.length,
        times.length - untimely.length,
        untimely.length,
        0,
      ],
      [named('numbers.csv')]: [
        'accepted-with-rejects',
        numbers.length + others.length,
        taken.length,
        refused.length + others.length,
        0,
      ],
      [named('lengths.csv.gz')]: ['accepted-with-rejects', 7, 2, 5, 0],
      [named('objects.jsonl')]: ['accepted-with-rejects', 7, 3, 4, 0],
      'complaints/untold.jsonl': ['accepted-with-rejects', 7, 1, 6, 0],
      [waiting.key]: ['held', 1, 0, 0, 1],
      ...Object.fromEntries(
        Object.entries(refusedFiles).map(([name, [, rows]]) => [named(name), ['rejected', rows, 0, rows, 0]]),
      ),
      ...dayReceipts([hollow.day], 1),
      [hollow.key]: ['rejected', 0, 0, 0, 0],
      ...Object.fromEntries(more.map((id) => [named(`${id}.csv`), ['accepted', 1, 1, 0, 0]])),
      ...Object.fromEntries(strays.map((key) => [key, ['rejected', 0, 0, 0, 0]])),
      ...manifestReceipts(Object.keys(manifests), 'held'),
    },
    refusals: {
      'recipients/recipients.jsonl': 'FILE_TOO_LARGE',
      'complaints/short.csv': 'FILE_HEADER 1, FILE_HEADER 1, FILE_TRUNCATED',
      'complaints/many.jsonl': 'FILE_TOO_LARGE',
      ...Object.fromEntries(Object.entries(refusedFiles).map(([name, [, , why]]) => [named(name), why])),
      ...allOf(strays, 'FILE_KEY'),
      [hollow.key]: 'FILE_EMPTY',
    },
    rejects: {
      'accounts/accounts.csv': ['3 ROW_VALUE', '4 ROW_VALUE', '5 ROW_VALUE'],
      'complaints/times.csv': untimely,
      'complaints/untold.jsonl': [
        '1 ROW_ID',
        '2 ROW_ID',
        '3 ROW_ID',
        '4 ROW_DATE',
        '5 ROW_VALUE',
        '6 ROW_VALUE',
      ],
      [named('lengths.csv.gz')]: [
        '3 ROW_TOO_LONG',
        '4 ROW_TOO_LONG',
        '6 ROW_QUOTE',
        '7 ROW_QUOTE',
        '8 ROW_QUOTE',
      ],
      [named('objects.jsonl')]: ['4 ROW_JSON', '5 ROW_ID', '6 ROW_JSON', '7 ROW_RANGE'],
      [named('numbers.csv')]: [
        ...numbers.flatMap(([, code], place) => (code === null ? [] : [`${place + 2} ${code}`])),
        ...others.map((id, place) => {
          return `${numbers.length + place + 2} ${isNoId(id) ? 'ROW_ID' : 'ROW_RANGE'}`;
        }),
      ],
    },
  },
};

function linesOf(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

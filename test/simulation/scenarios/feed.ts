import { gzipSync } from 'node:zlib';
import { snapshotFile } from '../../support/company.ts';
import { manifestFile } from '../../support/manifest.ts';
import type { Scenario } from '../scenario.ts';
import { allOf, companyFiles, companyOf, dayFile, dayReceipts, listReceipts } from './write.ts';

const company = companyOf('2026-03-05T00:01', {
  acme: {},
  globex: { owner: 'oskar' },
  hooli: {},
  initech: {},
});
const before = ['2026-03-02', '2026-03-03', '2026-03-04'];
const usual = { acme: 80, globex: 80, hooli: 80, initech: 80 };
const partOne = snapshotFile({ acme: 60, globex: 80 });
const partTwo = '{"account_id":"hooli","index":80}\n{"account_id":"initech","index":"60"}\n';
/** Nobody is in it. */
const partThree = snapshotFile({});
const extra = snapshotFile({ initech: 10 });
const doubled = 'account_id,index\nacme,80\nglobex,80\nglobex,81\nhooli,80\ninitech,1e9\n';
const whole = snapshotFile(usual);

/**
 * A day that waits for its manifest and is late for it; a day that never comes until the next evening, as gzip; a file that is
 * cut off and comes again; rows that are doubled or out of range; an object in the folder of a
 * day that is no file of the feed. A case that was closed before more is found about its day.
 */
export const feed: Scenario = {
  name: 'feed',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-06T04:59',
  endsAt: '2026-03-09T20:00',
  companies: [company],
  script: [
    ...companyFiles(company),
    ...before.map((day) => dayFile('2026-03-05T05:00', day, usual)),
    { at: '2026-03-06T05:00', key: 'snapshots/2026-03-05/one.csv', body: partOne },
    { at: '2026-03-06T05:01', key: 'snapshots/2026-03-05/extra.csv', body: extra },
    {
      at: '2026-03-06T05:02',
      key: 'snapshots/2026-03-05/_manifest.json',
      body: manifestFile({
        'snapshots/2026-03-05/one.csv': partOne,
        'snapshots/2026-03-05/three.csv': partThree,
      }).replace(
        ']}',
        `,${manifestFile({ 'snapshots/2026-03-05/two.jsonl': partTwo })
          .slice('{"files":['.length)
          .replace('"rows":1', '"rows":2')}`,
      ),
    },
    { at: '2026-03-06T12:30', key: 'snapshots/2026-03-05/three.csv', body: partThree },
    { at: '2026-03-06T13:00', key: 'snapshots/2026-03-05/two.jsonl', body: partTwo },
    // The same as that day's one file, and nothing new.
    { at: '2026-03-07T11:50', key: 'snapshots/2026-03-04/copy.csv', body: whole },
    { at: '2026-03-07T18:00', key: 'snapshots/2026-03-06/accounts.csv.gz', body: gzipSync(whole) },
    { at: '2026-03-08T05:00', key: 'snapshots/2026-03-07/accounts.csv', body: whole.slice(0, -3) },
    { at: '2026-03-08T11:45', key: 'snapshots/2026-03-07/accounts.csv', body: whole },
    { at: '2026-03-09T05:00', key: 'snapshots/2026-03-08/accounts.csv', body: doubled },
    { at: '2026-03-09T05:00', key: 'snapshots/2026-03-08/again.csv', body: doubled },
    { at: '2026-03-09T09:00', key: 'snapshots/2026-02-27/notes.txt', body: 'not for you' },
  ],
  habits: [
    // Half an hour before more is found about that day.
    {
      who: 'dana',
      gets: 'data-quality',
      about: 'data-quality 2026-03-05',
      afterMinutes: 30,
      posts: 'action=resolve&outcome=saved',
    },
  ],
  truth: {
    days: {
      ...allOf(before, usual),
      '2026-03-05': { acme: 60, globex: 80, hooli: 80 },
      '2026-03-06': usual,
      '2026-03-07': usual,
      '2026-03-08': { acme: 80, hooli: 80 },
    },
    statuses: {
      ...allOf([...before, '2026-03-06', '2026-03-07'], 'complete'),
      ...allOf(['2026-03-05', '2026-03-08'], 'complete-with-rejects'),
    },
    cases: [{ case: 'rescue acme 2026-03-05 sharp-drop', from: '2026-03-06T13:00', ends: 'open' }],
    quality: {
      '2026-03-05 incomplete': '2026-03-06T12:00',
      '2026-03-05 rejected': '2026-03-06T13:00',
      '2026-03-05 suspicious': '2026-03-06T13:00',
      '2026-03-06 missing': '2026-03-07T12:00',
      '2026-03-07 rejected': '2026-03-08T06:00',
      '2026-03-07 suspicious': '2026-03-08T06:00',
      '2026-03-08 rejected': '2026-03-09T06:00',
      '2026-03-08 suspicious': '2026-03-09T06:00',
      '2026-03-09 rejected': '2026-03-09T09:00',
    },
    receipts: {
      ...listReceipts(4),
      ...dayReceipts([...before, '2026-03-07'], 4),
      'snapshots/2026-03-06/accounts.csv.gz': ['accepted', 4, 4, 0, 0],
      'snapshots/2026-03-04/copy.csv': ['repeat', 0, 0, 0, 0],
      'snapshots/2026-03-05/one.csv': ['accepted', 2, 2, 0, 0],
      'snapshots/2026-03-05/two.jsonl': ['accepted-with-rejects', 2, 1, 1, 0],
      'snapshots/2026-03-05/three.csv': ['rejected', 0, 0, 0, 0],
      'snapshots/2026-03-05/extra.csv': ['rejected', 1, 0, 1, 0],
      'snapshots/2026-03-05/_manifest.json': ['accepted', 0, 0, 0, 0],
      'snapshots/2026-03-08/accounts.csv': ['accepted-with-rejects', 5, 2, 3, 0],
      'snapshots/2026-03-08/again.csv': ['repeat', 0, 0, 0, 0],
      'snapshots/2026-02-27/notes.txt': ['rejected', 0, 0, 0, 0],
    },
  },
};

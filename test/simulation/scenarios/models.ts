import { modelKey } from '../../../local/places.ts';
import { snapshotFile, steerableModel } from '../../support/company.ts';
import type { Scenario } from '../scenario.ts';
import { allOf, companyFiles, companyOf, dayFile, dayReceipts, listReceipts } from './write.ts';

const company = companyOf('2026-03-10T00:01', { acme: {}, globex: {}, hooli: {}, initech: {}, umbrella: {} });
const usual = { acme: 80, globex: 80, hooli: 80, initech: 45, umbrella: 45 };
const fallen = { ...usual, acme: 60, globex: 60, hooli: 60 };
const back = { ...usual, acme: 76, globex: 71.98, hooli: 76 };
const low = { ...back, initech: 39, umbrella: 37 };
const lower = { ...low, initech: 37 };
const third = { ...usual, globex: 78 };
const late = { hooli: 80 };
const byDay = {
  ...allOf(['2026-03-01', '2026-03-02', '2026-03-03'], usual),
  '2026-03-04': fallen,
  ...allOf(['2026-03-05', '2026-03-06', '2026-03-07'], back),
  ...allOf(['2026-03-08', '2026-03-09'], low),
  ...allOf(['2026-03-10', '2026-03-11'], lower),
};
const days = Object.keys(byDay);

/** A model whose index is this part of what the column says. It knows another column, as a share of the first in percent. */
export function modelFile(version: string, part: number): string {
  const [indicator] = JSON.parse(steerableModel).indicators;
  const points = [
    [0, 0],
    [100, 100 * part],
  ];
  return JSON.stringify({
    ...JSON.parse(steerableModel),
    version,
    coverageFloor: 0,
    bands: { red: 19, amber: 35 },
    indicators: [
      { ...indicator, weight: 1_000, points },
      { ...indicator, name: 'extra', source: { numerator: 'extra', denominator: 'index', scale: 100 } },
    ],
    columns: { ...JSON.parse(steerableModel).columns, extra: { minimum: 0.5 } },
  });
}

export const first = { version: 'steerable-1', part: 1, red: 40 };
export const halved = { version: 'steerable-2', part: 0.5, red: 19, columns: ['extra'] };
/** It comes before the model that scores it, by which there is too little in one row; in two there is nothing, which is enough for no model. */
const early = `${snapshotFile(lower).replaceAll('\n', ',\n').replace('index,', 'index,extra')}odd,80,0\nnone,,\n"no""ne",,\nfull,80,32\n`;
/** As editors on Windows write it. */
const marked = `\ufeff${modelFile('steerable-2', 0.5)}`;

/**
 * A model that halves every index and is less strict about what is red. Nobody falls by that, the third red day counts
 * those before as the new model does, a fall heals as if it had always been there. A day that is corrected before the new
 * model scores its first one is scored by it, and those between keep their own; one that comes late at the end changes
 * nothing of how a fall healed in two models. A file that came before is scored by it, with a column that only it knows.
 * What replaces a model under its version scores nothing.
 */
export const models: Scenario = {
  name: 'models',
  startsAt: '2026-03-10T00:00',
  calmUntil: '2026-03-10T18:59',
  endsAt: '2026-03-12T11:50',
  companies: [company],
  script: [
    ...companyFiles(company),
    ...days.slice(0, 9).map((day) => dayFile('2026-03-10T05:00', day, byDay[day as keyof typeof byDay])),
    { at: '2026-03-10T19:00', key: 'snapshots/2026-03-10/accounts.csv', body: early },
    { at: '2026-03-10T20:00', key: modelKey, body: marked },
    dayFile('2026-03-10T20:30', '2026-03-03', third),
    dayFile('2026-03-12T05:00', '2026-03-11', lower),
    { at: '2026-03-11T05:58', key: modelKey, body: modelFile('steerable-2', 0.4) },
    { at: '2026-03-11T06:05', key: modelKey, body: marked },
    dayFile('2026-03-12T06:10', '2026-02-28', late),
  ],
  habits: [],
  isLong: true,
  truth: {
    alarm: ['give the changed model a new version'],
    days: {
      ...byDay,
      '2026-03-03': third,
      '2026-03-10': { ...lower, none: null, 'no"ne': null, full: 80 },
      '2026-02-28': late,
    },
    models: {
      ...allOf(days, first),
      ...allOf(['2026-02-28', '2026-03-03', '2026-03-10', '2026-03-11'], halved),
    },
    statuses: { ...allOf(['2026-02-28', ...days], 'complete'), '2026-03-10': 'complete-with-rejects' },
    cases: [
      { case: 'rescue acme 2026-03-04 sharp-drop', ends: 'recovered 2026-03-11' },
      { case: 'rescue globex 2026-03-04 sharp-drop', ends: 'open' },
      { case: 'rescue hooli 2026-03-04 sharp-drop', ends: 'recovered 2026-03-11' },
      { case: 'rescue umbrella 2026-03-10 red-band', ends: 'open' },
    ],
    quality: { '2026-03-10 rejected': '2026-03-11T06:05' },
    receipts: {
      ...listReceipts(5),
      ...dayReceipts(days, 5),
      ...dayReceipts(['2026-02-28'], 1),
      'snapshots/2026-03-10/accounts.csv': ['accepted-with-rejects', 9, 8, 1, 0],
    },
    rejects: { 'snapshots/2026-03-10/accounts.csv': ['7 ROW_RANGE'] },
  },
};

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ExplainedDay, explainDay } from '../../lambdas/flows/explain.ts';
import { explainText } from '../../lambdas/flows/explain-text.ts';
import { baselineTwice } from '../../lambdas/scoring/baseline.ts';
import { parseModel } from '../../lambdas/scoring/model.ts';
import { whyNothing } from '../../local/cli/explain.ts';
import { feedIn, type PlayedFeed, playWithProgress } from '../../local/cli/played-feed.ts';
import { steerableModel } from '../support/company.ts';
import { runLine, typedAt } from './captured.ts';
import { type TinyFeed, writeTinyFeed } from './tiny-feed.ts';

const model = parseModel(JSON.parse(steerableModel));
const silent = { write: () => true };
let feed: TinyFeed;
let played: PlayedFeed;

beforeAll(async () => {
  feed = await writeTinyFeed();
  const playing = { ...(await feedIn(feed.folder)), until: null, model: steerableModel };
  played = await playWithProgress(playing, { out: silent, errors: silent, now: () => typedAt });
}, 60_000);

afterAll(() => played.world.close());

test.each<[string, string, ExplainedDay['ruling']]>([
  ['steady', '2026-03-02', { ruling: 'no-reason' }],
  ['patchy', '2026-03-02', { ruling: 'not-scored' }],
  ['fallen', '2026-03-06', { ruling: 'opened', reasons: ['sharp-drop'] }],
  ['nearly', '2026-03-06', { ruling: 'no-reason' }],
  ['reddish', '2026-03-02', { ruling: 'no-reason' }],
  ['reddish', '2026-03-03', { ruling: 'opened', reasons: ['red-band'] }],
  ['recovering', '2026-03-04', { ruling: 'opened', reasons: ['sharp-drop'] }],
  ['recovering', '2026-03-11', { ruling: 'recovered', since: '2026-03-04' }],
  ['recovering', '2026-03-12', { ruling: 'no-reason' }],
])('the ruling on %s of %s says what happened to its rescue', async (account, day, ruling) => {
  const explained = await explainDay(played.stores, model, account, day);

  expect(explained?.ruling).toEqual(ruling);
});

test('a rescue that is open takes reasons and counts the days on which they are cured', async () => {
  const second = await explainDay(played.stores, model, 'fallen', '2026-03-07');
  const cured = await explainDay(played.stores, model, 'recovering', '2026-03-10');

  expect(second?.ruling).toEqual({
    ruling: 'already-open',
    since: '2026-03-06',
    reasons: ['sharp-drop'],
    added: [],
    curedDays: 0,
  });
  expect(cured?.ruling).toMatchObject({ ruling: 'already-open', since: '2026-03-04', curedDays: 6 });
});

test('what is explained adds up: contributions to the index, drivers to its change', async () => {
  const explained = await explainDay(played.stores, model, 'recovering', '2026-03-04');

  const contributions = explained?.indicators.reduce((sum, each) => sum + (each.contribution ?? 0), 0);
  const change = explained?.comparison?.drivers.reduce((sum, each) => sum + each.change, 0);
  expect(contributions).toBe(explained?.item.index);
  expect(explained?.comparison?.referenceDay).toBe('2026-03-03');
  expect(change).toBe(6000 - 8000);
  expect(explained?.known.map(({ index }) => index)).toEqual([8000, 8000, 8000]);
  expect(baselineTwice(explained?.item.window ?? [])).toBe(2 * 8000);
});

test('the day of an opening is told in words, every number as it was decided with', async () => {
  const explained = await explainDay(played.stores, model, 'fallen', '2026-03-06');

  expect(explainText(explained as ExplainedDay).replace(/rescue-[0-9a-f]{16}/, 'rescue-…')).toBe(
    `fallen, fallen (tier B) on 2026-03-06

Index 64.00, amber (red below 40, amber below 70)

  indicator  as delivered  points  weight  gives
  index      index 64.00    64.00       1  64.00
  index                                 1  64.00

  An indicator gives points × weight / 1, the sum of the weights that are present.
  Coverage 100.00 %: 1 of 1 weight; an index needs 60 %.
  Model steerable-1; from snapshots/2026-03-06/accounts.csv, version v000001, line 3.

Baseline 80.00

  5 of the 30 days 2026-02-04 to 2026-03-05 have a known index; their median is the middle one.
  They go from 80.00 to 80.00.
  Drop 20.00 % = 16.00 / 80.00, which is (baseline - index) / baseline, rounded half up.

Change since 2026-03-05: 80.00 to 64.00

  The reference day is the day whose index is nearest to the baseline, the latest of several.

  index     -16.00
  together  -16.00

A rescue opened on this day

  sharp-drop  yes: 5 × 64.00 = 320.00 ≤ 4 × 80.00 = 320.00, which is 20 % or more below the baseline
  red-band    no: not all of the last 3 scored days are below 40: 2026-03-04 80.00, 2026-03-05 80.00, 2026-03-06 64.00
  so          a rescue opened for sharp-drop

Cases that touch this day, as they stand now

  rescue-…-2026-03-06  sharp-drop  since 2026-03-06  open
`,
  );
});

test.each([
  ['nearly', '2026-03-06', '  sharp-drop  no: 5 × 64.01 = 320.05 > 4 × 80.00 = 320.00'],
  [
    'reddish',
    '2026-03-02',
    '  red-band    no: fewer than 3 scored days (2026-03-01 35.00, 2026-03-02 39.99)',
  ],
  ['reddish', '2026-03-02', 'No baseline\n\n  Only 1 of the 30 days'],
  [
    'reddish',
    '2026-03-03',
    '  red-band    yes: the last 3 scored days are below 40: 2026-03-01 35.00, 2026-03-02 39.99, 2026-03-03 39.98',
  ],
  ['reddish', '2026-03-03', '  sharp-drop  no: there is no baseline'],
  ['patchy', '2026-03-06', 'Index unknown\n'],
  ['patchy', '2026-03-06', 'Coverage 0.00 %: 0 of 1 weight; too little, an index needs 60 %.'],
  ['patchy', '2026-03-06', '  No drop: the index of this day is unknown.'],
  ['patchy', '2026-03-06', '  so          a day without an index neither counts nor interrupts'],
  ['newcomer', '2026-03-12', '  Drop 0: the index is at or above the baseline.'],
  ['newcomer', '2026-03-12', 'the mean of the middle two, 91.00 and 92.00'],
  ['steady', '2026-03-08', 'No case of this account touches this day.'],
  ['fallen', '2026-03-08', 'the rescue of 2026-03-06 is open'],
  ['recovering', '2026-03-11', '7 scored days in a row'],
])('the words on %s of %s say: %s', async (account, day, words) => {
  const explained = await explainDay(played.stores, model, account, day);

  expect(explainText(explained as ExplainedDay)).toContain(words);
});

test.each<[ExplainedDay['ruling'], string]>([
  [
    { ruling: 'held', reasons: ['sharp-drop', 'red-band'] },
    'sharp-drop and red-band would open one, but 110 of the 198 accounts with an index would on this day',
  ],
  [{ ruling: 'cooling-down', reasons: ['sharp-drop'], until: '2026-03-13' }, 'none opens up to 2026-03-13'],
  [
    { ruling: 'already-open', since: '2026-03-02', reasons: ['red-band'], added: ['red-band'], curedDays: 0 },
    'the rescue of 2026-03-02 is open, and an account has one at a time: red-band is added to it; its reasons are not cured',
  ],
  [
    { ruling: 'already-open', since: '2026-03-02', reasons: [], added: [], curedDays: 6 },
    'one at a time; its reasons are cured on 6 of the 7 scored days in a row that it takes',
  ],
])('the ruling %j is told in words', async (ruling, words) => {
  const explained = (await explainDay(played.stores, model, 'fallen', '2026-03-06')) as ExplainedDay;

  expect(explainText({ ...explained, ruling, openers: { count: 110, known: 198 } })).toContain(words);
});

test.each([
  ['falen', '2026-03-06', 'no day of this feed has an entry of that account', 'Did you mean fallen?'],
  [
    'fallen',
    '2026-02-27',
    'no snapshot of that day was delivered',
    'The nearest days with an entry: 2026-03-01.',
  ],
  ['broken', '2026-03-05', 'its row was rejected', 'snapshots/2026-03-05/accounts.csv: Line 8, column index'],
  ['broken', '2026-03-05', 'its row was rejected', 'entry: 2026-03-04 and 2026-03-06.'],
  ['newcomer', '2026-03-03', 'the snapshot of that day has no row of the account', 'entry: 2026-03-08.'],
])('where %s has no entry for %s, the reason is said: %s', async (account, day, cause, hint) => {
  const sentence = await whyNothing(played.stores, account, day);

  expect(sentence).toContain(`${account} has no entry for ${day}: ${cause}.`);
  expect(sentence).toContain(hint);
});

test.each([
  [['--date', '2026-03-06', '--feed', 'x'], 'ACCOUNT is missing.'],
  [['fallen', '--feed', 'x'], '--date is missing.'],
  [['fallen', '--date', '2026-3-6', '--feed', 'x'], '--date 2026-3-6 is no day: write it like 2026-03-07.'],
  [['fallen', '--date', '2026-03-06'], '--feed is missing.'],
  [['fallen', '--date', '2026-03-06', '--feed', '/nowhere'], 'There is no folder /nowhere.'],
])('an explanation that is asked for with %j is not begun', async (args, sentence) => {
  const refused = await runLine('explain', ...args);

  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.errors).toContain(sentence);
});

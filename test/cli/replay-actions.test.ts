import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { runLine } from './captured.ts';
import { writeInto, writeTinyFeed } from './tiny-feed.ts';

type Row = Record<string, unknown>;

/** What olga does about the rescue of `fallen`, which opens at 2026-03-07T06:00Z, unless said otherwise. */
const deed = { recipient_id: 'olga', kind: 'rescue', account_id: 'fallen', action: 'acknowledge' };

/** Plays the tiny feed with these actions, in the feed's folder or beside it, and reads what is written. */
async function played(actions: readonly Row[], place: 'in' | 'beside' = 'in', ...more: readonly string[]) {
  const feed = await writeTinyFeed();
  const lines = actions.map((each) => `${JSON.stringify(each)}\n`).join('\n');
  await writeInto(place === 'in' ? feed.folder : dirname(feed.folder), 'actions.jsonl', lines);
  const out = join(freshFolder('cli'), 'result');
  const { code } = await runLine(
    ...['replay', '--feed', feed.folder, '--out', out, '--model', feed.model],
    ...more,
  );
  expect(code).toBe(0);
  const text = (name: string) => readFile(join(out, `${name}.jsonl`), 'utf8');
  const rows = async (name: string) =>
    (await text(name)).split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Row]));
  const of = (all: readonly Row[]) => all.find((row) => row.account_id === 'fallen');
  return {
    rescue: of(await rows('cases')),
    notices: await rows('notices'),
    refused: await rows('refused'),
    bytes: await Promise.all(['history', 'cases', 'notices', 'refused'].map(text)),
  };
}

const stepsOf = (notices: readonly Row[]) =>
  notices
    .filter(({ account_ids }) => (account_ids as readonly string[]).includes('fallen'))
    .map(({ step }) => step);

test('what people did is played through their pages: an acknowledgement stops the steps, the same way every time', async () => {
  const actions = [{ ...deed, at: '2026-03-08T05:59:59.999Z', note: '=on my way\nwith Sam' }];

  const one = await played(actions);
  const other = await played(actions, 'beside');

  expect(stepsOf(one.notices)).toEqual(['opened']);
  expect(one.rescue).toMatchObject({
    state: 'acknowledged',
    events: [
      { event: 'opened' },
      { at: '2026-03-08T05:59:59.999Z', event: 'acknowledged', by: 'olga', note: '=on my way\nwith Sam' },
    ],
  });
  expect(one.refused).toEqual([]);
  expect(other.bytes).toEqual(one.bytes);
}, 120_000);

test.each([
  ['2026-03-08T06:00:00Z', ['opened']],
  [
    '2026-03-08T06:00:00.001Z',
    [
      'opened',
      'unacknowledged-24h',
      'unacknowledged-24h',
      'unacknowledged-24h',
      'unacknowledged-24h',
      'unacknowledged-24h',
    ],
  ],
])('a fact of the instant of a step stops it, one of a millisecond later does not: %s', async (at, steps) => {
  const { notices } = await played([{ ...deed, at }], 'in', '--until', '2026-03-09T00:00:00Z');

  expect(stepsOf(notices)).toEqual(steps);
});

test('an action after the last file is played too, unless the replay ends before it', async () => {
  const late = [{ ...deed, at: '2026-03-16T10:00:00+02:00', action: 'resolve', outcome: 'saved' }];

  const whole = await played(late);
  const cut = await played(late, 'in', '--until', '2026-03-16T07:59:59Z');

  expect(whole.rescue).toMatchObject({ resolved_as: 'saved', resolved_on: '2026-03-16' });
  expect(cut.rescue).toMatchObject({ state: 'open' });
}, 120_000);

test('what cannot be done is refused, with the line as it was played and the status of the page', async () => {
  const at = '2026-03-09T08:00:00Z';
  const day = { at, recipient_id: 'dana', kind: 'data-quality', day: '2026-03-04' };
  const actions = [
    { ...deed, at: '2026-02-01T00:00:00Z' },
    { ...deed, at, account_id: 'stranger' },
    { ...deed, at, action: 'on-site' },
    { ...deed, at, recipient_id: 'gone' },
    { ...deed, at, action: 'hand-over', to: 'gone' },
    { ...day, action: 'release' },
    { ...deed, at, action: 'acknowledge', outcome: null, to: '', note: null },
    { ...deed, at, action: 'acknowledge' },
    { ...deed, at, action: 'resolve', outcome: 'lost' },
    { ...deed, at, action: 'acknowledge', note: 'too late' },
  ];

  const { refused, rescue } = await played(actions);

  expect(refused).toEqual([
    { ...actions[0], status: 403 },
    { ...actions[1], status: 409 },
    { ...actions[2], status: 409 },
    { ...actions[3], status: 403 },
    { ...actions[4], status: 400 },
    { ...actions[5], status: 409 },
    { ...actions[9], status: 409 },
  ]);
  expect(Object.keys(refused[1] ?? {})).toEqual([
    ...['at', 'recipient_id', 'kind', 'account_id', 'action', 'status'],
  ]);
  expect(rescue).toMatchObject({ resolved_as: 'lost' });
});

test.each<[string, string, string]>([
  ['no JSON', '{"at":', 'line 2: the line: '],
  ['no instant', JSON.stringify({ ...deed, at: '2026-03-08' }), 'line 2: at: Invalid ISO datetime.'],
  [
    'no person',
    JSON.stringify({ ...deed, at: '2026-03-08T00:00:00Z', recipient_id: '' }),
    'recipient_id: must not be empty',
  ],
  [
    'an unknown kind',
    JSON.stringify({ ...deed, at: '2026-03-08T00:00:00Z', kind: 'red' }),
    'kind: must be rescue, red-channel or data-quality',
  ],
  [
    'no account',
    JSON.stringify({ ...deed, at: '2026-03-08T00:00:00Z', account_id: null }),
    'account_id: a text is expected',
  ],
  [
    'no day',
    JSON.stringify({ ...deed, at: '2026-03-08T00:00:00Z', kind: 'data-quality', day: '8 March' }),
    'day: Invalid ISO date',
  ],
  [
    'an unknown action',
    JSON.stringify({ ...deed, at: '2026-03-08T00:00:00Z', action: 'ack' }),
    'action: must be acknowledge, on-site,',
  ],
  [
    'no outcome',
    JSON.stringify({ ...deed, at: '2026-03-08T00:00:00Z', action: 'resolve', outcome: 'won' }),
    'outcome: resolve needs saved, lost or false-alarm',
  ],
  [
    'nobody to hand over to',
    JSON.stringify({ ...deed, at: '2026-03-08T00:00:00Z', action: 'hand-over' }),
    'to: hand-over needs the recipient id',
  ],
])('a line of actions with %s is refused before anything is played', async (_what, line, sentence) => {
  const feed = await writeTinyFeed();
  await writeInto(feed.folder, 'actions.jsonl', `\n${line}\n`);

  const refused = await runLine('replay', '--feed', feed.folder, '--out', join(freshFolder('cli'), 'x'));

  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.errors).toContain(`${feed.folder}/actions.jsonl line 2: `);
  expect(refused.errors).toContain(sentence);
  expect(refused.errors).toContain('Write {"at":"2026-01-02T07:30:00Z","recipient_id":"o-1",');
});

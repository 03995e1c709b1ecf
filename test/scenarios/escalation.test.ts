import { expect, test } from 'vitest';
import { type AccountRow, people } from '../support/company.ts';
import { type Story, startStory, steadyDays } from '../support/story.ts';

/** A company whose one account fell: its rescue opened at 2026-03-05T06:00Z, and its owner was told. */
async function acmeFell(acme: AccountRow): Promise<Story> {
  const story = await startStory({ acme });
  await story.deliverDays({ ...steadyDays('2026-03-01', 3, { acme: 80 }), '2026-03-04': { acme: 60 } });
  await story.expectNotices([`${acme.owner === '' ? 'desk' : 'olga'}: opened acme`]);
  return story;
}

const lineOf = (step: string) => (who: string) => `${who}: ${step} acme`;

test('a rescue that nobody acknowledges goes to the team after 24 hours, to the sponsor after 72, then weekly', async () => {
  const story = await acmeFell({ tier: 'B' });

  await story.fastForwardTo('2026-03-06T05:59:59.999Z');
  await story.expectNotices([]);
  await story.fastForwardTo('2026-03-06T06:00:00Z');
  await story.expectNotices(['olga', 'mara', 'sam', 'tess', 'dora'].map(lineOf('unacknowledged-24h')));

  await story.fastForwardTo('2026-03-08T05:59:59.999Z');
  await story.expectNotices([]);
  await story.fastForwardTo('2026-03-08T06:00:00Z');
  await story.expectNotices(['erik: unacknowledged-72h acme']);

  await story.fastForwardTo('2026-03-15T05:59:59.999Z');
  await story.expectNotices([]);
  await story.fastForwardTo('2026-03-15T06:00:00Z');
  await story.expectNotices(['erik: unacknowledged-72h acme']);
});

test('an acknowledgement in the instant of a step stops it and every later one', async () => {
  const story = await acmeFell({ tier: 'C' });
  const [rescue] = await story.casesOf('acme');
  await story.fastForwardTo('2026-03-06T05:59:00Z');

  await story.act('olga', `${rescue?.caseId}`, { action: 'acknowledge' });
  await story.fastForwardTo('2026-03-08T06:00:00Z');

  await story.expectNotices([]);
});

test('for tier A a red channel opens after 24 hours, and its notice replaces the other one for whom it reaches', async () => {
  const story = await acmeFell({ tier: 'A' });

  await story.fastForwardTo('2026-03-06T06:00:00Z');

  const opened = ['erik', 'olga', 'sam', 'tess', 'dora'].map(lineOf('opened'));
  await story.expectNotices([...opened, 'mara: unacknowledged-24h acme']);
  const [red] = (await story.casesOf('acme')).filter(({ kind }) => kind === 'red-channel');
  expect(red).toMatchObject({ state: 'open', openedAt: '2026-03-06T06:00:00.000Z' });
  expect(red?.redChannel?.dueAt).toBe('2026-03-07T06:00:00.000Z');
});

test('for tier S the CEO hears of the red channel at its opening, and the rescue escalates no further', async () => {
  const story = await acmeFell({ tier: 'S' });
  await story.fastForwardTo('2026-03-06T06:00:00Z');
  const openers = ['erik', 'cleo', 'olga', 'sam', 'tess', 'dora'];
  await story.expectNotices([...openers.map(lineOf('opened')), 'mara: unacknowledged-24h acme']);

  await story.fastForwardTo('2026-03-06T07:00:00Z');
  const digests = ['erik', 'cleo'].map(lineOf('executive-digest'));
  await story.expectNotices([...openers.map(lineOf('unacknowledged-1h')), ...digests]);
  await story.fastForwardTo('2026-03-06T10:00:00Z');
  await story.expectNotices(['cleo: unacknowledged-4h acme']);
  await story.fastForwardTo('2026-03-07T02:00:00Z');
  await story.expectNotices(['erik: due-in-4h acme', 'olga: due-in-4h acme']);
  await story.fastForwardTo('2026-03-07T06:00:00Z');
  await story.expectNotices(openers.map(lineOf('breached')));
  await story.fastForwardTo('2026-03-08T06:00:00Z');
  await story.expectNotices(digests);

  expect((await story.rescuesOf('acme')).join()).toBe('open sharp-drop 2026-03-04');
  expect((await story.casesOf('acme')).flatMap(({ owed }) => owed)).toEqual([]);
});

test('a role that nobody fills falls to the desk, and the data team hears of it once per account and role', async () => {
  const story = await acmeFell({ tier: 'B', owner: '', sales_lead: 'gone' });
  await story.expectQualityNotices(['dana: data-quality 2026-03-05 unfilled-role']);

  await story.fastForwardTo('2026-03-06T06:00:00Z');

  await story.expectNotices(['desk', 'tess', 'dora'].map(lineOf('unacknowledged-24h')));
  const found = (await story.stores.cases.ofDay('2026-03-06')).flatMap(
    ({ quality }) => quality?.findings ?? [],
  );
  expect(found.map(({ finding }) => finding)).toEqual([
    { kind: 'unfilled-role', accountId: 'acme', role: 'owner_manager' },
    { kind: 'unfilled-role', accountId: 'acme', role: 'sales_lead' },
  ]);
});

test('an account that is not on the roster is scored, and its rescue is the desk’s', async () => {
  const story = await startStory({ acme: {} });

  await story.deliverDays({ ...steadyDays('2026-03-01', 3, { ghost: 80 }), '2026-03-04': { ghost: 60 } });

  await story.expectNotices(['desk: opened ghost']);
  expect((await story.receiptOf('snapshots/2026-03-04/accounts.csv')).scored).toBe(1);
});

test('what is still to be sent goes to who fills the role when it is sent', async () => {
  const story = await acmeFell({ tier: 'B' });

  await story.deliverRoster({ acme: { tier: 'S', owner: 'oskar', sales_lead: 'tess' } });
  await story.fastForwardTo('2026-03-06T06:00:00Z');

  await story.expectNotices(['oskar', 'mara', 'tess', 'dora'].map(lineOf('unacknowledged-24h')));
});

test('an owner who leaves the list of recipients is replaced by the desk', async () => {
  const story = await acmeFell({ tier: 'B' });
  const { olga: _gone, ...others } = people;

  await story.deliverRecipients(others);
  await story.fastForwardTo('2026-03-06T06:00:00Z');

  await story.expectNotices(['desk', 'sam', 'tess', 'dora'].map(lineOf('unacknowledged-24h')));
});

import { expect, test } from 'vitest';
import { wireTick } from '../../lambdas/adapters/wiring.ts';
import { tickEnvironment } from '../../lambdas/environment.ts';
import { dispatch } from '../../lambdas/flows/dispatch.ts';
import { complain, critical } from '../support/complaints.ts';
import { crew } from '../support/red-channel.ts';
import { messageTo, startStory } from '../support/story.ts';

const executives = { ...crew, eva: { role: 'executive', manager: 'rita' }, emil: { role: 'executive' } };

test('each executive gets the open red channels they sponsor, the CEO all, the oldest due first and breaches marked', async () => {
  const story = await startStory(
    { acme: { tier: 'A' }, bolt: { tier: 'A', executive_sponsor: 'eva' }, core: { tier: 'A' } },
    executives,
  );
  await complain(story, '2026-03-02T08:00:00Z', { ...critical, account: 'core' });
  await complain(
    story,
    '2026-03-02T08:50:00Z',
    { ...critical, id: 'c-2', at: '2026-03-01T06:30:00Z' },
    { ...critical, id: 'c-3', account: 'bolt', at: '2026-03-02T08:30:00Z' },
  );
  for (const account of ['acme', 'bolt', 'core']) {
    const [red] = await story.casesOf(account);
    await story.act('olga', `${red?.caseId}`, { action: 'acknowledge' });
  }
  await story.fastForwardTo('2026-03-03T06:59:59.999Z');
  const before = ['acme', 'bolt', 'core'].flatMap((account) => {
    const sponsor = account === 'bolt' ? 'eva' : 'erik';
    const opened = [sponsor, 'olga', 'sam', 'tess', 'dora', ...(account === 'acme' ? ['cleo'] : [])];
    const dueSoon = account === 'acme' ? [] : [sponsor, 'olga'];
    return [
      ...opened.map((who) => `${who}: opened ${account}`),
      ...dueSoon.map((who) => `${who}: due-in-4h ${account}`),
    ];
  });
  await story.expectNotices(before);

  await story.fastForwardTo('2026-03-03T07:00:00Z');

  const sent = await story.expectNotices([
    'cleo: executive-digest acme + bolt + core',
    'erik: executive-digest acme + core',
    'eva: executive-digest bolt',
  ]);
  const body = messageTo('cleo', sent).deliveries.find(({ protocol }) => protocol === 'email')?.body ?? '';
  const places = ['acme', 'core', 'bolt'].map((account) => body.indexOf(account));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(body).toContain('acme: BREACHED');
  expect(messageTo('cleo', sent).subject).toContain('1 breached');
});

test('nothing is sent while nothing is open', async () => {
  const story = await startStory({ acme: { tier: 'A' } }, executives);
  await story.fastForwardTo('2026-03-02T07:59:00Z');
  await story.expectNothing();
  await complain(story, '2026-03-02T08:00:00Z', critical);
  const [red] = await story.casesOf('acme');
  await story.act('olga', `${red?.caseId}`, { action: 'resolve', outcome: 'false-alarm' });
  await story.expectNotices(['erik', 'olga', 'sam', 'tess', 'dora'].map((who) => `${who}: opened acme`));

  await story.fastForwardTo('2026-03-04T12:00:00Z');

  await story.expectNothing();
});

test.each([
  ['2026-03-03T07:00:00Z', []],
  ['2026-03-03T07:00:00.001Z', ['erik: executive-digest acme', 'cleo: executive-digest acme']],
])('what is resolved at %s, and not later, is no longer in the digest of 07:00', async (at, digests) => {
  const story = await startStory({ acme: { tier: 'A' } }, executives);
  await complain(story, '2026-03-03T06:30:00Z', { ...critical, at: '2026-03-03T06:30:00Z' });
  const opened = await story.expectNotices(
    ['erik', 'olga', 'sam', 'tess', 'dora'].map((who) => `${who}: opened acme`),
  );

  await story.pressAt(at, messageTo('olga', opened), { action: 'resolve', outcome: 'saved' });

  await story.expectNotices(digests);
});

test('the digest of a morning is sent once after midnight when nothing worked in between', async () => {
  const story = await startStory({ acme: { tier: 'A' } }, executives);
  await complain(story, '2026-03-03T06:30:00Z', { ...critical, at: '2026-03-03T06:30:00Z' });
  const [red] = await story.casesOf('acme');
  await story.act('olga', `${red?.caseId}`, { action: 'acknowledge' });
  await story.expectNotices(['erik', 'olga', 'sam', 'tess', 'dora'].map((who) => `${who}: opened acme`));
  const ports = wireTick(tickEnvironment.parse(process.env));

  await dispatch(ports, '2026-03-04T00:10:00.000Z');
  await dispatch(ports, '2026-03-04T00:11:00.000Z');

  await story.expectNotices(['erik: executive-digest acme', 'cleo: executive-digest acme']);
});

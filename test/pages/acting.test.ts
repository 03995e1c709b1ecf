import { expect, test } from 'vitest';
import { linkRefusedPage } from '../../lambdas/console/link/refused-page.ts';
import { people } from '../support/company.ts';
import { type Story, startStory, steadyDays } from '../support/story.ts';
import { ownPageHeaders, pathOf, submit, visit } from '../support/visitor.ts';

const fallen = { ...steadyDays('2026-03-01', 3, { acme: 80 }), '2026-03-04': { acme: 60 } };
const complaint =
  'complaint_id,account_id,reported_at,severity,summary\nc-1,acme,2026-03-05T09:00:00Z,critical,"The line <b>stands</b> still"\n';

/** The path of the link to acme's case of this kind, as this person's notices have it. */
async function pathFor(story: Story, kind: 'rescue' | 'red-channel', recipientId: string): Promise<string> {
  const about = (await story.casesOf('acme')).find((each) => each.kind === kind);
  return pathOf(await story.world.linkTo(about?.caseId ?? '', recipientId));
}

async function redChannelOfAcme(recipients = people): Promise<Story> {
  const story = await startStory({ acme: { tier: 'S' } }, recipients);
  await story.deliverAt('2026-03-05T09:00:00Z', { 'complaints/c.csv': complaint });
  await story.expectNotices(
    ['erik', 'cleo', 'olga', 'sam', 'tess', 'dora'].map((who) => `${who}: opened acme`),
  );
  return story;
}

const milestonesOf = async (story: Story) => (await story.casesOf('acme'))[0]?.redChannel?.milestones;

test('who follows the link of a notice sees the case and acknowledges it, and nobody is escalated', async () => {
  const story = await startStory({ acme: {} });
  await story.deliverDays(fallen);
  const [sent] = await story.expectNotices(['olga: opened acme']);
  const path = pathOf(/https:\S+/.exec(sent?.deliveries[0]?.body ?? '')?.[0] ?? '');

  const shown = await visit(path);
  const answer = await submit(path, { action: 'acknowledge', note: 'I call them now.' });

  expect(shown.status).toBe(200);
  expect(shown.body).toContain('On 2026-03-04 the health index stood 25.0 % below its baseline.');
  expect(answer).toMatchObject({
    status: 303,
    headers: { location: `./${path.split('/').at(-1)}` },
    body: '',
  });
  const [about] = await story.casesOf('acme');
  expect(about?.state).toBe('acknowledged');
  expect(about?.events.at(-1)).toEqual({
    at: story.now(),
    event: 'acknowledged',
    by: 'olga',
    note: 'I call them now.',
  });
  expect((await visit(path)).body).toContain('I call them now.');
  await story.fastForward(100);
  await story.expectNotices([]);
});

test('a browser that says where a form comes from by its origin alone, as they did before 2023, is our page too', async () => {
  const story = await startStory({ acme: {} });
  await story.deliverDays(fallen);
  const path = await pathFor(story, 'rescue', 'olga');
  const { 'sec-fetch-site': _site, ...headers } = ownPageHeaders;

  const { headers: shown } = await visit(path);
  const answer = await submit(path, { action: 'acknowledge' }, headers);

  // Under `no-referrer` it would say `null` (https://fetch.spec.whatwg.org/#append-a-request-origin-header).
  expect(shown['referrer-policy']).toBe('same-origin');
  expect(answer.status).toBe(303);
});

test('what was done before is done once: whoever asks again is told who did it and when', async () => {
  const story = await redChannelOfAcme();
  const [olgas, eriks] = [
    await pathFor(story, 'red-channel', 'olga'),
    await pathFor(story, 'red-channel', 'erik'),
  ];
  await submit(olgas, { action: 'acknowledge' });
  const before = await story.casesOf('acme');

  const again = await submit(eriks, { action: 'acknowledge', note: 'So do I' });

  expect(again.status).toBe(200);
  expect(again.body.replaceAll('\u00a0', ' ')).toContain('Acknowledged: olga, 5 Mar 2026, 09:00 UTC.');
  expect(again.body).toContain('So do I');
  expect(await story.casesOf('acme')).toEqual(before);
});

test('when two act at once one of them acts, and both answers are true', async () => {
  const story = await redChannelOfAcme();
  const paths = await Promise.all(['olga', 'erik', 'sam'].map((who) => pathFor(story, 'red-channel', who)));

  const answers = await Promise.all(paths.map((path) => submit(path, { action: 'acknowledge' })));

  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 303]);
  const [about] = await story.casesOf('acme');
  expect(about?.events.filter(({ event }) => event === 'acknowledged')).toHaveLength(1);
});

test('a red channel lives through its pages: on site, closed, its letter drafted and marked as sent', async () => {
  const story = await redChannelOfAcme();
  const path = await pathFor(story, 'red-channel', 'erik');
  expect((await visit(`${path}/letter`)).status).toBe(409);
  expect((await visit(path)).body).toContain('The line &lt;b&gt;stands&lt;/b&gt; still');

  await story.fastForward(0.5);
  expect((await submit(path, { action: 'on-site' })).status).toBe(303);
  await story.fastForward(1);
  expect((await submit(path, { action: 'resolve', outcome: 'saved', note: 'A worn seal.' })).status).toBe(
    303,
  );

  await story.fastForward(71);
  await story.expectNotices([]);
  const letter = await visit(`${path}/letter?language=zh-TW`);
  expect(letter.status).toBe(200);
  expect(letter.body).toContain(
    '2026年3月5日 10:00，您向我們反映：「The line &lt;b&gt;stands&lt;/b&gt; still」',
  );
  expect(letter.body).toContain('A worn seal.');
  expect((await submit(path, { action: 'commitment-sent' })).status).toBe(303);
  expect((await submit(path, { action: 'commitment-sent' })).status).toBe(409);
  await story.fastForward(10);
  await story.expectNotices([]);
  expect(await milestonesOf(story)).toEqual({
    acknowledged: { at: '2026-03-05T09:30:00.000Z', by: 'erik' },
    onSite: { at: '2026-03-05T09:30:00.000Z', by: 'erik' },
    resolved: { at: '2026-03-05T10:30:00.000Z', by: 'erik' },
    commitmentSent: { at: '2026-03-08T09:30:00.000Z', by: 'erik' },
  });
});

test('what can no longer be done on a closed case is refused and leaves no trace', async () => {
  const story = await redChannelOfAcme();
  const path = await pathFor(story, 'red-channel', 'erik');
  await submit(path, { action: 'resolve', outcome: 'lost' });
  const before = await story.casesOf('acme');

  for (const fields of [
    { action: 'acknowledge' },
    { action: 'on-site' },
    { action: 'resolve', outcome: 'saved' },
    { action: 'hand-over', to: 'mara' },
    { action: 'release' },
  ]) {
    const answer = await submit(path, fields);
    expect([fields.action, answer.status]).toEqual([fields.action, 409]);
    expect(answer.body).toContain('Nothing was changed');
  }
  expect(await story.casesOf('acme')).toEqual(before);
});

test('whoever takes a case over gets in the owner’s place what is sent from then on', async () => {
  const story = await startStory({ acme: {} });
  await story.deliverDays(fallen);
  await story.expectNotices(['olga: opened acme']);
  const path = await pathFor(story, 'rescue', 'olga');

  expect((await submit(path, { action: 'hand-over', to: 'oskar', note: 'On leave.' })).status).toBe(303);
  expect((await submit(path, { action: 'hand-over', to: 'oskar' })).status).toBe(200);

  expect((await visit(path)).body).toContain('Handed over to oskar');
  await story.fastForward(24);
  await story.expectNotices(
    ['oskar', 'mara', 'sam', 'tess', 'dora'].map((who) => `${who}: unacknowledged-24h acme`),
  );
});

test('each reads the page in their own language', async () => {
  const story = await redChannelOfAcme({
    ...people,
    sam: { ...people['sam'], locale: 'zh-CN' },
    tess: { ...people['tess'], locale: 'zh-TW' },
  });

  const [sams, tess] = [
    await pathFor(story, 'red-channel', 'sam'),
    await pathFor(story, 'red-channel', 'tess'),
  ];

  expect((await visit(sams)).body).toContain('<h2 id="ask">确认接手</h2>');
  expect((await visit(tess)).body).toContain('<h2 id="ask">確認接手</h2>');
  expect((await submit(sams, {})).body).toContain('未作任何改动');
  expect((await submit(tess, {})).body).toContain('未做任何變更');
});

/** So many accounts at 80, the first of them at `low`. */
const company = (count: number, fallenOnes: number, low: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, nth) => [
      `a${String(nth).padStart(2, '0')}`,
      nth < fallenOnes ? low : 80,
    ]),
  );

test.each([
  ['release', 'open', 'discard'],
  ['discard', 'resolved', 'release'],
] as const)('a held day is decided once, by %s from the data team’s link', async (action, state, other) => {
  const story = await startStory({ a00: {} });
  await story.deliverDays(steadyDays('2026-03-01', 3, company(40, 0, 80)));
  await story.deliverDay('2026-03-04', company(40, 20, 60));
  const path = pathOf(await story.world.linkTo('data-quality-2026-03-04', 'dana'));
  expect((await visit(path)).body).toContain('20 rescues of this day are held');

  const answer = await submit(path, { action, note: 'Checked with the source.' });

  expect(answer.status).toBe(303);
  expect((await story.casesOf('a00'))[0]?.state).toBe(state);
  const again = await submit(path, { action: other });
  expect(again.status).toBe(200);
  expect(again.body).toContain(`Held rescues ${action === 'release' ? 'released' : 'discarded'}: dana`);
  expect((await story.casesOf('a00'))[0]?.state).toBe(state);
  expect((await visit(path)).body).not.toContain('rescues of this day are held');
});

test('when two decide about a held day at once one decides, and the other is told so', async () => {
  const story = await startStory({ a00: {} });
  await story.deliverDays(steadyDays('2026-03-01', 3, company(40, 0, 80)));
  await story.deliverDay('2026-03-04', company(40, 20, 60));
  const links = await Promise.all(
    ['dana', 'desk'].map((who) => story.world.linkTo('data-quality-2026-03-04', who)),
  );

  const answers = await Promise.all(
    links.map((link, nth) => submit(pathOf(link), { action: nth === 0 ? 'release' : 'discard' })),
  );

  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 303]);
  const states = await Promise.all(
    Object.keys(company(20, 0, 0)).map(async (id) => (await story.casesOf(id))[0]?.state),
  );
  expect(new Set(states).size).toBe(1);
  const about = await story.stores.cases.find('data-quality-2026-03-04');
  expect(about?.events.filter(({ event }) => event === 'released' || event === 'discarded')).toHaveLength(1);
});

test('a case about data that is closed decides nothing any more', async () => {
  const story = await startStory({ a00: {} });
  await story.deliverDays(steadyDays('2026-03-01', 3, company(40, 0, 80)));
  await story.deliverDay('2026-03-04', company(40, 20, 60));
  const path = pathOf(await story.world.linkTo('data-quality-2026-03-04', 'dana'));
  await submit(path, { action: 'resolve', outcome: 'false-alarm' });

  expect((await submit(path, { action: 'release' })).status).toBe(409);
  expect((await story.casesOf('a00'))[0]?.state).toBe('held');
});

test('a link to a case that a correction took away is a link no more', async () => {
  const story = await startStory({ acme: {} });
  const path = pathOf(await story.world.linkTo('rescue-0123456789abcdef-2026-03-04', 'olga'));

  expect((await visit(path)).body).toBe(linkRefusedPage);
});

import { expect, test } from 'vitest';
import type { Indices } from '../support/company.ts';
import { type Sent, type Story, startStory, steadyDays } from '../support/story.ts';

const day = '2026-03-04';

/** So many accounts `a00`, `a01`, …; the first of them have `low`, the others 80. */
function indices(count: number, fallen: number, low: number): Indices {
  const ids = Array.from({ length: count }, (_, place) => `a${String(place).padStart(2, '0')}`);
  return Object.fromEntries(ids.map((id, place) => [id, place < fallen ? low : 80]));
}

async function statesOf(story: Story, ids: readonly string[]): Promise<readonly string[]> {
  return (await Promise.all(ids.map(story.rescuesOf))).map((lines) => lines.join(', '));
}

const fallenIds = (count: number) => Object.keys(indices(count, 0, 0));

test('when 20 of 99 accounts fall on one day their rescues are held, and only the data team is told', async () => {
  const story = await startStory({ a00: { owner: 'oskar' } });
  await story.deliverDays(steadyDays('2026-03-01', 3, indices(99, 0, 80)));

  await story.deliverDay(day, indices(99, 20, 60));

  await story.expectNotices([]);
  const [sent] = await story.expectQualityNotices([`dana: data-quality ${day} held`]);
  expect(sent?.deliveries[0]?.body).toContain('index');
  expect(new Set(await statesOf(story, fallenIds(20)))).toEqual(new Set([`held sharp-drop ${day}`]));
  expect(await story.stores.days.find(day)).toMatchObject({ status: 'held', isMassFall: true, known: 99 });
});

test('when 20 of 100 accounts fall, which is not more than 20 %, all 20 rescues open', async () => {
  const story = await startStory({ a00: { owner: 'oskar' } });
  await story.deliverDays(steadyDays('2026-03-01', 3, indices(100, 0, 80)));

  await story.deliverDay(day, indices(100, 20, 60));

  const [first, ...others] = fallenIds(20);
  await story.expectNotices([`oskar: opened ${first}`, `desk: opened ${others.join(' + ')}`]);
  expect(await story.stores.days.find(day)).toMatchObject({ status: 'complete', isMassFall: false });
});

test('a correction of a held day voids the hold: only who still falls has a rescue, which opens', async () => {
  const story = await startStory({ a00: {} });
  await story.deliverDays(steadyDays('2026-03-01', 3, indices(40, 0, 80)));
  await story.deliverDay(day, indices(40, 20, 60));
  await story.expectNotices([]);

  await story.deliverDay(day, indices(40, 1, 60));

  await story.expectNotices(['olga: opened a00']);
  expect(await statesOf(story, ['a00', 'a01', 'a19'])).toEqual([
    `open sharp-drop ${day}`,
    `resolved retracted sharp-drop ${day}`,
    `resolved retracted sharp-drop ${day}`,
  ]);
  expect(await story.stores.days.find(day)).toMatchObject({ status: 'complete', isMassFall: false });
});

test('on a held day rescues that are open already recover, take reasons, and are not counted', async () => {
  const story = await startStory({ worn: {}, ill: {} });
  const others = (rest: Indices, fallen = 0) => ({ ...indices(40, fallen, 60), ...rest });
  await story.deliverDays({
    ...steadyDays('2026-03-01', 3, others({ worn: 80, ill: 38 })),
    '2026-03-04': others({ worn: 60, ill: 40 }),
  });
  await story.expectNotices(['olga: opened ill + worn']);
  for (const id of ['worn', 'ill'])
    for (const { caseId } of await story.casesOf(id))
      await story.act('olga', caseId, { action: 'acknowledge' });
  await story.deliverDays(steadyDays('2026-03-05', 6, others({ worn: 75, ill: 90 })));

  await story.deliverDay('2026-03-11', others({ worn: 75, ill: 46 }, 20));

  expect(await statesOf(story, ['worn', 'ill', 'a19'])).toEqual([
    'resolved recovered sharp-drop 2026-03-04',
    'acknowledged red-band and sharp-drop 2026-03-03',
    'held sharp-drop 2026-03-11',
  ]);
  await story.expectNotices([]);
});

test('the day after a held one is judged as ever: who fell further opens then', async () => {
  const story = await startStory({ a00: {} });
  await story.deliverDays(steadyDays('2026-03-01', 3, indices(40, 0, 80)));
  await story.deliverDay(day, indices(40, 20, 60));
  await story.expectNotices([]);

  await story.deliverDay('2026-03-05', indices(40, 1, 60));

  await story.expectNotices(['olga: opened a00']);
  expect(await statesOf(story, ['a00', 'a01'])).toEqual([
    `held sharp-drop ${day}, open sharp-drop 2026-03-05`,
    `held sharp-drop ${day}`,
  ]);
});

test('a late day that makes a later day a mass fall holds that day, and the data team is told', async () => {
  const story = await startStory({ a00: { owner: 'oskar' } });
  await story.deliverDays(steadyDays('2026-03-01', 2, indices(40, 0, 80)));
  await story.deliverDay(day, indices(40, 20, 60));
  await story.expectNotices([]);
  await story.expectQualityNotices(['dana: data-quality 2026-03-03 missing']);

  await story.deliverDay('2026-03-03', indices(40, 0, 80));

  await story.expectNotices([]);
  expect(new Set(await statesOf(story, fallenIds(20)))).toEqual(new Set([`held sharp-drop ${day}`]));
  expect(await story.stores.days.find(day)).toMatchObject({ status: 'held', isMassFall: true });
  await story.expectQualityNotices([`dana: data-quality ${day} held`]);
});

/** A company of 40 with a held day: the rescues of `a00` to `a19` wait for the data team. */
async function heldCompany(): Promise<Story> {
  const story = await startStory({ a00: {}, a01: {} });
  await story.deliverDays(steadyDays('2026-03-01', 3, indices(40, 0, 80)));
  await story.deliverDay(day, indices(40, 20, 60));
  await story.expectNotices([]);
  await story.fastForwardTo('2026-03-05T08:00:00Z');
  return story;
}

const caseOfDay = `data-quality-${day}`;

test('rescues that the data team releases open with their day, at the time of the release', async () => {
  const story = await heldCompany();

  await story.act('dana', caseOfDay, { action: 'release' });
  await story.pass();

  await story.expectNotices(['olga: opened a00 + a01', `desk: opened ${fallenIds(20).slice(2).join(' + ')}`]);
  expect((await story.casesOf('a00'))[0]).toMatchObject({
    state: 'open',
    openedOn: day,
    openedAt: '2026-03-05T08:00:00.000Z',
  });
});

test('a release opens nothing for who has a rescue since, nor for who is back at 90 % of the baseline', async () => {
  const story = await heldCompany();
  await story.deliverDay('2026-03-05', { ...indices(40, 0, 80), a00: 72, a01: 60, a02: '71.99' });
  await story.expectNotices(['olga: opened a01']);

  await story.act('dana', caseOfDay, { action: 'release' });
  await story.pass();

  await story.expectNotices(['desk: opened a02']);
  expect(await statesOf(story, ['a00', 'a01', 'a02', 'a03'])).toEqual([
    `resolved discarded sharp-drop ${day}`,
    `resolved discarded sharp-drop ${day}, open sharp-drop 2026-03-05`,
    `open sharp-drop ${day}`,
    `resolved discarded sharp-drop ${day}`,
  ]);
});

test('a rescue that was released stays open when an earlier day is decided again', async () => {
  const story = await heldCompany();
  await story.act('dana', caseOfDay, { action: 'release' });
  await story.pass();
  await story.expectNotices(['olga: opened a00 + a01', `desk: opened ${fallenIds(20).slice(2).join(' + ')}`]);

  await story.deliverDay('2026-03-02', { ...indices(40, 0, 80), a39: 81 });

  await story.expectNotices([]);
  expect(await statesOf(story, ['a00', 'a19'])).toEqual([`open sharp-drop ${day}`, `open sharp-drop ${day}`]);
});

test('rescues that the data team discards are told to nobody', async () => {
  const story = await heldCompany();

  await story.act('dana', caseOfDay, { action: 'discard' });
  await story.deliverDay('2026-03-02', { ...indices(40, 0, 80), a39: 81 });

  await story.expectNotices([]);
  expect(await statesOf(story, ['a00', 'a19'])).toEqual([
    `resolved discarded sharp-drop ${day}`,
    `resolved discarded sharp-drop ${day}`,
  ]);
});

test('a correction voids the release of its day: who did not fall after all is retracted', async () => {
  const story = await heldCompany();
  await story.act('dana', caseOfDay, { action: 'release' });
  await story.pass();
  await story.expectNotices(['olga: opened a00 + a01', `desk: opened ${fallenIds(20).slice(2).join(' + ')}`]);

  await story.deliverDay(day, indices(40, 1, 60));

  await story.expectNotices(['olga: retracted a01', `desk: retracted ${fallenIds(20).slice(2).join(' + ')}`]);
  expect(await statesOf(story, ['a00', 'a01'])).toEqual([
    `open sharp-drop ${day}`,
    `resolved retracted sharp-drop ${day}`,
  ]);
});

test('a correction voids the discarding of its day: who still falls has a rescue, which opens', async () => {
  const story = await heldCompany();
  await story.act('dana', caseOfDay, { action: 'discard' });

  await story.deliverDay(day, indices(40, 1, 60));

  await story.expectNotices(['olga: opened a00']);
  expect(await statesOf(story, ['a00', 'a01'])).toEqual([
    `open sharp-drop ${day}`,
    `resolved retracted sharp-drop ${day}`,
  ]);
});

test('a correction that leaves a mass fall voids what was released: it is retracted, and held again until somebody decides anew', async () => {
  const story = await heldCompany();
  await story.act('dana', caseOfDay, { action: 'release' });
  await story.pass();
  const [acknowledged] = await story.casesOf('a01');
  await story.act('olga', `${acknowledged?.caseId}`, { action: 'acknowledge' });
  await story.expectNotices(['olga: opened a00 + a01', `desk: opened ${fallenIds(20).slice(2).join(' + ')}`]);

  await story.deliverDay(day, indices(40, 20, 59));

  await story.expectNotices(['olga: retracted a00', `desk: retracted ${fallenIds(20).slice(2).join(' + ')}`]);
  expect(await statesOf(story, ['a00', 'a01'])).toEqual([
    `resolved retracted sharp-drop ${day}, held sharp-drop ${day}`,
    `acknowledged sharp-drop ${day}`,
  ]);
  await story.act('dana', caseOfDay, { action: 'release' });
  await story.pass();
  await story.expectNotices(['olga: opened a00', `desk: opened ${fallenIds(20).slice(2).join(' + ')}`]);
});

test('a correction that leaves a mass fall voids what was discarded: it is held again', async () => {
  const story = await heldCompany();
  await story.act('dana', caseOfDay, { action: 'discard' });

  await story.deliverDay(day, indices(40, 20, 59));

  await story.expectNotices([]);
  expect(await statesOf(story, ['a00', 'a19'])).toEqual([`held sharp-drop ${day}`, `held sharp-drop ${day}`]);
});

test.each([
  ['release', ['olga: opened a00 + a01', `desk: opened ${fallenIds(20).slice(2).join(' + ')}`], 'open'],
  ['discard', [], 'resolved discarded'],
] as const)('the data team does it from the link in its notice: %s', async (action, notices, state) => {
  const story = await startStory({ a00: {}, a01: {} });
  await story.deliverDays(steadyDays('2026-03-01', 3, indices(40, 0, 80)));
  await story.deliverDay(day, indices(40, 20, 60));
  const [sent] = await story.expectQualityNotices([`dana: data-quality ${day} held`]);

  await story.pressAt('2026-03-05T08:00:00Z', sent as Sent, { action });

  await story.expectNotices(notices);
  expect(await statesOf(story, ['a19'])).toEqual([`${state} sharp-drop ${day}`]);
});

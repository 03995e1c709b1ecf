import { expect, test } from 'vitest';
import { type Indices, snapshotFile } from '../support/company.ts';
import { linkIn, type Story, startStory, steadyDays } from '../support/story.ts';
import { pathOf, submit } from '../support/visitor.ts';

const day = '2026-03-04';
const caseOfDay = `data-quality-${day}`;

/** Accounts `a00` to `a39`; the first of them have `low`, the others 80. */
function indices(fallen: number, low: number, rest: Indices = {}): Indices {
  const ids = Array.from({ length: 40 }, (_, place) => `a${String(place).padStart(2, '0')}`);
  return { ...Object.fromEntries(ids.map((id, place) => [id, place < fallen ? low : 80])), ...rest };
}

/** A company of 40 whose day is a mass fall: the rescues of `a00` to `a19` are held. */
async function heldCompany(): Promise<Story> {
  const story = await startStory({ a00: {} });
  await story.deliverDays(steadyDays('2026-03-01', 3, indices(0, 80)));
  await story.deliverDay(day, indices(20, 60));
  await story.expectNotices([]);
  return story;
}

const others = Object.keys(indices(0, 80)).slice(1, 20).join(' + ');

const ignored: readonly [string, Readonly<Record<string, string>>][] = [
  ['the same bytes under another name', { [`snapshots/${day}/a.csv`]: snapshotFile(indices(20, 60)) }],
  ['a file that is cut off', { [`snapshots/${day}/cut.csv`]: 'account_id,index\nb,50' }],
];

test.each(ignored)('%s, which is ignored, voids no release', async (_what, files) => {
  const story = await heldCompany();
  await story.act('dana', caseOfDay, { action: 'release' });
  await story.pass();
  await story.expectNotices(['olga: opened a00', `desk: opened ${others}`]);

  await story.deliver(files);
  await story.pass();

  expect(await story.rescuesOf('a00')).toEqual([`open sharp-drop ${day}`]);
  await story.expectNotices([]);
});

test.each(ignored)('%s, which is ignored, holds nothing again that was discarded', async (_what, files) => {
  const story = await heldCompany();
  await story.act('dana', caseOfDay, { action: 'discard' });

  await story.deliver(files);
  await story.pass();

  expect(await story.rescuesOf('a00')).toEqual([`resolved discarded sharp-drop ${day}`]);
});

test('a release that a correction has voided stays void when another day is corrected, also for who fell again since', async () => {
  const story = await heldCompany();
  await story.act('dana', caseOfDay, { action: 'release' });
  await story.deliverDay('2026-03-05', indices(0, 80));
  await story.deliverDay('2026-03-06', indices(1, 50));
  await story.deliver({ [`snapshots/${day}/accounts.csv`]: snapshotFile(indices(20, 59)) });
  const voided = await story.rescuesOf('a00');
  expect(voided).toEqual(['open sharp-drop 2026-03-06', `held sharp-drop ${day}`]);

  await story.deliver({ 'snapshots/2026-03-05/accounts.csv': snapshotFile(indices(0, 80, { a39: 81 })) });

  expect(await story.rescuesOf('a00')).toEqual(voided);
});

test('nobody acted on a rescue who only discarded it while it was held: it is retracted when it never should have been', async () => {
  const story = await heldCompany();
  await story.act('dana', caseOfDay, { action: 'discard' });
  await story.deliverDay(day, indices(1, 60));
  await story.expectNotices(['olga: opened a00']);

  await story.deliverDay(day, indices(0, 80));

  expect(await story.rescuesOf('a00')).toEqual([`resolved retracted sharp-drop ${day}`]);
  await story.expectNotices(['olga: retracted a00']);
});

test('a hold that is found after the data team closed the case of its day can be released', async () => {
  const story = await startStory({ a00: {} });
  await story.deliverDays(steadyDays('2026-03-01', 3, indices(0, 80)));
  await story.deliver({
    'complaints/broken.csv': 'complaint_id,account_id,reported_at,severity,summary\nc,a00,never,high,\n',
  });
  const [broken] = await story.expectQualityNotices([`dana: data-quality ${day} rejected`]);
  if (broken === undefined) throw new Error('nothing was told');
  await story.press(broken, { action: 'resolve', outcome: 'saved' });

  await story.deliverDay(day, indices(20, 60));

  const [held] = await story.expectQualityNotices([`dana: data-quality ${day} held`]);
  if (held === undefined) throw new Error('nothing was told');
  expect((await submit(pathOf(linkIn(held)), { action: 'release' })).status).toBe(303);
  expect(await story.rescuesOf('a00')).toEqual([`open sharp-drop ${day}`]);
});

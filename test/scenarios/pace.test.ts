import { test } from 'vitest';
import { snapshotFile } from '../support/company.ts';
import { startStory, steadyDays } from '../support/story.ts';

const broken = snapshotFile({ stray: 'broken' });
const fileOf = (day: string) => `snapshots/${day}/accounts.csv`;

/** Five late days, each with a finding of its own: five messages to the data team. */
const fiveFindings = Object.fromEntries(
  [24, 25, 26, 27, 28].map((day) => [fileOf(`2026-02-${day}`), broken]),
);
const fiveMessages = [24, 25, 26, 27, 28].map((day) => `dana: data-quality 2026-02-${day} rejected`);

test('no more than five messages a minute go to one person: what is over waits and is bundled', async () => {
  const story = await startStory({ acme: {} });
  const more = Object.fromEntries(['2026-03-01', '2026-03-02'].map((day) => [fileOf(day), broken]));

  await story.deliverAt('2026-03-03T09:00:00Z', { ...fiveFindings, ...more });
  await story.expectQualityNotices(fiveMessages);
  await story.fastForwardTo('2026-03-03T09:00:59.999Z');
  await story.expectNothing();
  await story.fastForwardTo('2026-03-03T09:01:00Z');

  await story.expectQualityNotices(['dana: data-quality 2026-03-01 rejected + 2026-03-02 rejected']);
  await story.fastForward(1);
  await story.expectNothing();
});

test('a rescue that waited and one that opened since go to their owner as one digest', async () => {
  const story = await startStory({ acme: { owner: 'dana' }, bolt: { owner: 'dana' } });
  await story.deliverDays(steadyDays('2026-03-01', 3, { acme: 80, bolt: 80 }));
  await story.deliverAt('2026-03-05T11:00:00Z', fiveFindings);
  await story.expectQualityNotices(fiveMessages);

  await story.deliverAt('2026-03-05T11:00:30Z', {
    [fileOf('2026-03-04')]: snapshotFile({ acme: 60, bolt: 80 }),
  });
  await story.expectNothing();
  await story.deliverAt('2026-03-05T11:01:00Z', {
    [fileOf('2026-03-04')]: snapshotFile({ acme: 60, bolt: 60 }),
  });

  await story.expectNotices(['dana: opened acme + bolt']);
});

test('a notice of a red channel never waits, but counts', async () => {
  const story = await startStory({ acme: { tier: 'A', executive_sponsor: 'dana' } });
  await story.deliverDays({ ...steadyDays('2026-03-01', 3, { acme: 80 }), '2026-03-04': { acme: 60 } });
  await story.expectNotices(['olga: opened acme']);

  await story.deliverAt('2026-03-06T05:59:30Z', fiveFindings);
  await story.expectQualityNotices(fiveMessages);
  await story.fastForwardTo('2026-03-06T06:00:00Z');

  const opened = ['dana', 'olga', 'sam', 'tess', 'dora'].map((who) => `${who}: opened acme`);
  await story.expectNotices([...opened, 'mara: unacknowledged-24h acme']);
});

test('a role whose person was told is done, while another waits and the roster names somebody new', async () => {
  const story = await startStory({ acme: { sales_lead: 'dana' } });
  await story.deliverDays({ ...steadyDays('2026-03-01', 3, { acme: 80 }), '2026-03-04': { acme: 60 } });
  await story.expectNotices(['olga: opened acme']);
  await story.deliverAt('2026-03-06T05:59:30Z', fiveFindings);
  await story.expectQualityNotices(fiveMessages);
  await story.fastForwardTo('2026-03-06T06:00:00Z');
  await story.expectNotices(['olga', 'mara', 'tess', 'dora'].map((who) => `${who}: unacknowledged-24h acme`));

  await story.fastForwardTo('2026-03-06T06:00:10Z');
  await story.deliverRoster({ acme: { sales_lead: 'sam', owner: 'oskar' } });
  await story.fastForwardTo('2026-03-06T06:01:00Z');

  await story.expectNotices(['sam: unacknowledged-24h acme']);
});

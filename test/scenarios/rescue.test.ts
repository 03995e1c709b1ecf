import { expect, test } from 'vitest';
import { startStory, steadyDays } from '../support/story.ts';

test('a fall of exactly 20 % opens a rescue, and the owner gets an e-mail and an SMS', async () => {
  const story = await startStory({ acme: { tier: 'S', name: 'Acme' }, bolt: {} });
  await story.deliverDays(steadyDays('2026-03-01', 3, { acme: 80, bolt: 80 }));
  await story.expectNothing();

  await story.deliverDay('2026-03-04', { acme: '64.00', bolt: '64.01' });

  const [sent] = await story.expectNotices(['olga: opened acme']);
  expect(sent?.subject).toContain('Acme');
  expect(sent?.deliveries.map(({ protocol, endpoint }) => `${protocol} ${endpoint}`)).toEqual([
    'email olga@example.com',
    'sms +4915100000001',
  ]);
  for (const { body } of sent?.deliveries ?? []) {
    expect(body).toContain('80.00');
    expect(body).toContain('64.00');
    expect(body).toMatch(/https:\/\/bellwether\.example\/\S+/);
  }
  expect(await story.rescuesOf('acme')).toEqual(['open sharp-drop 2026-03-04']);
  expect(await story.rescuesOf('bolt')).toEqual([]);
});

test('the third red day opens a rescue, however far apart and whatever is unknown in between', async () => {
  const story = await startStory({ acme: {}, bolt: {} });
  await story.deliverDays({
    '2026-03-01': { acme: '39.99', bolt: '39.99' },
    '2026-03-02': { acme: null, bolt: '40.00' },
    '2026-03-03': { carl: 80, dave: 80 },
    '2026-03-04': { acme: '39.99', bolt: '39.99' },
  });
  await story.expectNothing();

  await story.deliverDay('2026-03-05', { acme: '39.99', bolt: '39.99' });

  await story.expectNotices(['olga: opened acme']);
  expect(await story.rescuesOf('acme')).toEqual(['open red-band 2026-03-05']);
});

test('a rescue recovers on the seventh cured day in a row, and nobody is told', async () => {
  const story = await startStory({ acme: {}, bolt: {} });
  await story.deliverDays({
    ...steadyDays('2026-03-01', 3, { acme: 80, bolt: 80 }),
    '2026-03-04': { acme: 60, bolt: 60 },
  });
  await story.expectNotices(['olga: opened acme + bolt']);

  await story.deliverDays({
    ...steadyDays('2026-03-05', 5, { acme: '72.00', bolt: '72.00' }),
    '2026-03-10': { acme: '72.00', bolt: '71.99' },
    '2026-03-11': { acme: null, bolt: '72.00' },
  });
  for (const { caseId } of await story.casesOf('acme'))
    await story.act('olga', caseId, { action: 'acknowledge' });
  for (const { caseId } of await story.casesOf('bolt'))
    await story.act('olga', caseId, { action: 'acknowledge' });
  const before = await story.rescuesOf('acme');
  await story.deliverDay('2026-03-12', { acme: '72.00', bolt: '72.00' });

  expect(before).toEqual(['acknowledged sharp-drop 2026-03-04']);
  expect(await story.rescuesOf('acme')).toEqual(['resolved recovered sharp-drop 2026-03-04']);
  expect((await story.casesOf('acme'))[0]?.resolvedOn).toBe('2026-03-12');
  expect(await story.rescuesOf('bolt')).toEqual(['acknowledged sharp-drop 2026-03-04']);
  const steps = ['olga', 'mara', 'sam', 'tess', 'dora'].map(
    (who) => `${who}: unacknowledged-24h acme + bolt`,
  );
  await story.expectNotices([...steps, 'erik: unacknowledged-72h acme + bolt']);
});

test('a reason that is added starts the seven days again, and is not told', async () => {
  const story = await startStory({ acme: {} });
  await story.deliverDays(steadyDays('2026-03-01', 3, { acme: 38 }));
  await story.expectNotices(['olga: opened acme']);
  for (const { caseId } of await story.casesOf('acme'))
    await story.act('olga', caseId, { action: 'acknowledge' });

  await story.deliverDays({ ...steadyDays('2026-03-04', 6, { acme: 100 }), '2026-03-10': { acme: 46 } });
  const added = await story.rescuesOf('acme');
  await story.deliverDays(steadyDays('2026-03-11', 6, { acme: 90 }));
  const dayBefore = await story.rescuesOf('acme');
  await story.deliverDay('2026-03-17', { acme: 90 });

  expect(added).toEqual(['acknowledged red-band and sharp-drop 2026-03-03']);
  expect(dayBefore).toEqual(added);
  expect(await story.rescuesOf('acme')).toEqual(['resolved recovered red-band and sharp-drop 2026-03-03']);
  expect((await story.casesOf('acme'))[0]?.events.map(({ event }) => event)).toEqual([
    'opened',
    'acknowledged',
    'reason-added',
    'recovered',
  ]);
  await story.expectNotices([]);
});

test('rescues of one owner go out as one digest: tier first, then the larger drop, then the account', async () => {
  const tiers = { crow: 'C', ant: 'S', bee: 'S', dog: 'B', cat: 'B' };
  const story = await startStory({
    ...Object.fromEntries(Object.entries(tiers).map(([id, tier]) => [id, { tier, name: `Company ${id}` }])),
    elk: { owner: 'oskar' },
  });
  const ids = [...Object.keys(tiers), 'elk'];
  const all = (index: number) => Object.fromEntries(ids.map((id) => [id, index]));
  await story.deliverDays(steadyDays('2026-03-01', 3, all(80)));

  await story.deliverDay('2026-03-04', { crow: 10, ant: 60, bee: 50, dog: 55, cat: 55, elk: 64 });

  const sent = await story.expectNotices(['olga: opened ant + bee + cat + crow + dog', 'oskar: opened elk']);
  const [email] = sent.find(({ line }) => line.startsWith('olga'))?.deliveries ?? [];
  const read = [...(email?.body ?? '').matchAll(/Company (\w+)/g)].map(([, id]) => id);
  expect([...new Set(read)]).toEqual(['bee', 'ant', 'cat', 'dog', 'crow']);
});

test('a verdict keeps the account quiet for seven days', async () => {
  const story = await startStory({ acme: {} });
  await story.deliverDays({ ...steadyDays('2026-03-01', 3, { acme: 80 }), '2026-03-04': { acme: 50 } });
  await story.expectNotices(['olga: opened acme']);
  const [rescue] = await story.casesOf('acme');
  await story.act('olga', `${rescue?.caseId}`, { action: 'resolve', outcome: 'saved' });

  await story.deliverDays(steadyDays('2026-03-05', 8, { acme: 50 }));
  const quiet = await story.rescuesOf('acme');
  await story.deliverDay('2026-03-13', { acme: 30 });

  expect(rescue?.openedOn).toBe('2026-03-04');
  expect(quiet).toEqual(['resolved saved sharp-drop 2026-03-04']);
  expect(await story.rescuesOf('acme')).toEqual([...quiet, 'open sharp-drop 2026-03-13']);
  await story.expectNotices(['olga: opened acme']);
});

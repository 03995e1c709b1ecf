import { PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { LONGEST_MANIFEST_BYTES } from '../../lambdas/feed/manifest.ts';
import * as landed from '../../lambdas/handlers/landed.ts';
import { feedBucket, workBucket } from '../../local/places.ts';
import { people, recipientsFile, rosterFile } from '../support/company.ts';
import { openHostileWorld } from './hostile-world.ts';
import { expectLawful } from './laws.ts';

const world = await openHostileWorld();
const complaintHeader = 'complaint_id,account_id,reported_at,severity,summary';

describe('an object that nobody can have meant', () => {
  const part = 'x'.repeat(250);

  test.each([
    ['the beginning of our answers', 'r'],
    ['the longest key', `complaints/${[part, part, part, part].join('/')}/${'y'.repeat(9)}`],
    ['the longest name', `complaints/${part}.csv`],
    ['the longest name in another script', `complaints/${'户'.repeat(83)}.csv`],
    ['a day before all feeds', 'snapshots/0000-01-01/a.csv'],
    ['the last day of all', 'snapshots/9999-12-31/a.csv'],
    ['a way out', 'complaints/%2e%2e%2faccounts%2faccounts.csv'],
    ['a name of JavaScript', '__proto__/constructor.csv'],
  ])('is answered once and harms nothing: %s', async (_, key) => {
    world.nextDay();
    const before = (await world.stores.feed.list('receipts/')).length;

    const [answer] = await world.deliver({ [key]: `${complaintHeader}\n` });

    expectLawful(answer);
    expect(answer.receipt).toMatchObject({ key, status: 'rejected' });
    const answersToBoth = 4;
    expect((await world.stores.feed.list('receipts/')).length).toBe(before + answersToBoth);
  });

  test('is told of in one notice, however many there are, and only the first hundred are kept', async () => {
    const day = world.nextDay();
    const keys = Array.from({ length: 105 }, (_, nth) => `complaints/${nth}${part.slice(4)}.pdf`);

    const answers = await world.deliver(Object.fromEntries(keys.map((key) => [key, 'x'])));

    for (const answer of answers) expectLawful(answer);
    const [about] = await world.stores.cases.ofDay(world.today());
    expect(about?.quality?.findings).toHaveLength(100);
    expect(day < world.today()).toBe(true);
  }, 120_000);

  test('is passed over when S3 cannot have told of it', async () => {
    const body = JSON.stringify({
      Records: [{ s3: { bucket: { name: feedBucket }, object: { key: 'complaints/%E0%A4%A.csv' } } }],
    });

    const { answered } = await landed.handler({ Records: [{ body }] } as never);

    expect(answered).toEqual([]);
  });
});

describe('a manifest', () => {
  test('of five thousand files that are not there names some of them, wherever it is said', async () => {
    const day = world.nextDay();
    const [manifest, key] = [`snapshots/${day}/_manifest.json`, `snapshots/${day}/0.csv`];
    const files = Array.from({ length: 5000 }, (_, nth) => ({
      key: `${nth}.csv`,
      bytes: 1,
      sha256: 'a'.repeat(64),
      rows: 1,
    }));

    await world.land({ [manifest]: JSON.stringify({ files }), [key]: 'account_id,nps\nA-1,10\n' });
    await world.fastForward(7);

    const held = await world.answerTo(key);
    expectLawful(held);
    expect(held.receipt).toMatchObject({ status: 'held', held: 1 });
    expect(held.receiptText.length).toBeLessThan(3000);
    const { receipt } = await world.answerTo(manifest);
    expect(receipt.problems).toHaveLength(1001);
    expect(receipt.problems.at(-1)?.sentence).toContain('in 4001 more places');
    const [about] = await world.stores.cases.ofDay(day);
    expect(about?.reasons).toContain('incomplete');
  });

  test.each([
    ['is longer than any', ' '.repeat(LONGEST_MANIFEST_BYTES + 1)],
    ['lists two million nothings', `{"files":[${'0,'.repeat(LONGEST_MANIFEST_BYTES / 2 - 10)}0]}`],
    ['is a deep hole', '['.repeat(LONGEST_MANIFEST_BYTES)],
  ])('that %s is refused', async (_, text) => {
    const day = world.nextDay();
    const manifest = `snapshots/${day}/_manifest.json`;

    await world.land({ [manifest]: text });

    const { receipt } = await world.answerTo(manifest);
    expect(receipt.problems.map(({ code }) => code)).toEqual(['MANIFEST_INVALID']);
    expect(receipt.problems[0]?.sentence.length).toBeLessThan(300);
  });
});

describe('a list of people', () => {
  test('with an address that SNS refuses is taken, and the data team is told once whom nobody reaches', async () => {
    world.nextDay();

    await world.deliver({
      'recipients/recipients.csv': recipientsFile({ ...people, short: { role: 'lead', phone: '+12' } }),
    });
    await world.world.checkReach();

    expect((await world.stores.directory.recipients()).has('short')).toBe(true);
    const [about] = await world.stores.cases.ofDay(world.today());
    expect(about?.quality?.findings.map(({ finding }) => finding)).toEqual([
      { kind: 'unreachable-recipient', recipientId: 'short', why: 'sms is not subscribed' },
    ]);
  });

  test('that is too long to be true changes nobody', async () => {
    const many = Array.from({ length: 5001 }, (_, nth) => [`p-${nth}`, { role: 'ceo' }] as const);
    const before = await world.stores.directory.recipients();
    world.nextDay();

    const [answer] = await world.deliver({
      'recipients/recipients.csv': recipientsFile(Object.fromEntries(many)),
    });

    expectLawful(answer);
    expect(answer.receipt).toMatchObject({ status: 'rejected', codes: { FILE_TOO_LARGE: 5001 } });
    expect(await world.stores.directory.recipients()).toEqual(before);
  });
});

test('complaints without number join their red channel, which names a hundred of them and counts all', async () => {
  world.nextDay();
  const id = (nth: number) => `${nth}${'长'.repeat(250)}`;
  const lines = Array.from({ length: 130 }, (_, nth) => `${id(nth)},beside,2026-03-01T00:00:00Z,critical,`);

  const [answer] = await world.deliver({ 'complaints/a.csv': [complaintHeader, ...lines, ''].join('\n') });

  expectLawful(answer);
  expect(answer.receipt.scored).toBe(130);
  const [about] = await world.stores.cases.ofAccount('beside');
  expect(about?.redChannel?.complaintIds).toHaveLength(100);
  expect(world.sent.map(({ deliveries }) => deliveries[0]?.body ?? '').join()).toContain('130 complaints');
}, 120_000);

test('whatever cannot be taken in or reported never keeps a notice from its person', async () => {
  const day = world.nextDay();
  const waiting = `snapshots/${day}/_manifest.json`;
  await world.land({ [waiting]: '{}' });
  const [plan] = (await world.stores.work.list(`runs/${day}/`)).filter((key) => key.endsWith('plan.json'));
  await world.world.clients.s3.send(new PutObjectCommand({ Bucket: workBucket, Key: plan, Body: 'torn' }));
  await world.put({
    'accounts/accounts.csv': rosterFile({ beside: { tier: 'S' } }),
    'complaints/a.csv': `${complaintHeader}\nc-1,beside,${day}T23:00:00Z,critical,\n`,
  });

  const ticked = world.fastForward(7);

  await expect(ticked).rejects.toThrow('JSON');
  expect(world.sent.filter(({ subject }) => subject?.includes('red channel'))).not.toEqual([]);
});

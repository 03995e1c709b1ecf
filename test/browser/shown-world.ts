import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { wireStores } from '../../lambdas/adapters/wiring.ts';
import { startConsole } from '../../local/console/server.ts';
import { feedBucket } from '../../local/places.ts';
import { startWorld } from '../../local/world.ts';
import { fakeSources } from '../console/fake-sources.ts';
import { recipientsFile, rosterFile, snapshotFile, steerableModel } from '../support/company.ts';
import { submit } from '../support/visitor.ts';
import { accountDays, accounts, complaints, readers } from './shown-company.ts';

/** What people did before anybody looks, by time. */
const deeds = [
  ['2026-03-06T07:40', 'acked', 'erik', { action: 'acknowledge', note: 'Flying out with Tess at noon.' }],
  ['2026-03-06T07:45', 'breached', 'olga', { action: 'acknowledge' }],
  ['2026-03-06T08:00', 'acked', 'olga', { action: 'hand-over', to: 'mara', note: 'On leave from tomorrow.' }],
  ['2026-03-06T08:30', 'site', 'tess', { action: 'on-site', note: 'With the plant manager at the line.' }],
  ['2026-03-06T08:40', 'closed', 'tess', { action: 'on-site' }],
  [
    '2026-03-06T09:00',
    'closed',
    'erik',
    { action: 'resolve', outcome: 'saved', note: 'A worn seal, marked as good.' },
  ],
  ['2026-03-06T09:10', 'sent', 'erik', { action: 'resolve', outcome: 'saved' }],
  ['2026-03-06T09:20', 'sent', 'erik', { action: 'commitment-sent' }],
  ['2026-03-06T09:30', 'helped', 'olga', { action: 'acknowledge', note: 'Meeting on Monday.' }],
  [
    '2026-03-06T09:40',
    'lost',
    'olga',
    { action: 'resolve', outcome: 'lost', note: 'They went to a competitor.' },
  ],
] as const;

/** A port that was free a moment ago: links have to lead to it before anybody listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A company with a case in every state, behind the real local server; it is 2026-03-06T10:00Z and stays so. */
export async function showWorld() {
  const clock = { now: Date.parse('2026-03-05T06:00:00Z') };
  const port = await freePort();
  const world = await startWorld({
    folders: null,
    now: () => clock.now,
    model: steerableModel,
    linkBaseUrl: `http://127.0.0.1:${port}`,
    runAt: '06:00',
    onDelivery: () => {},
    onFailure: (error) => {
      throw error;
    },
  });
  const stores = wireStores(world.environment);
  const errors: unknown[] = [];
  const served = await startConsole({ ...fakeSources({}), port, onError: (error) => errors.push(error) });

  async function deliver(files: Readonly<Record<string, string>>): Promise<void> {
    const puts = [];
    for (const [key, body] of Object.entries(files)) {
      const reply = await world.clients.s3.send(
        new PutObjectCommand({ Bucket: feedBucket, Key: key, Body: body }),
      );
      const [etag, versionId] = [(reply.ETag ?? '').replaceAll('"', ''), reply.VersionId ?? ''];
      puts.push({ bucket: feedBucket, key, size: body.length, etag, versionId, at: clock.now });
    }
    await world.land(puts);
    await world.tick();
  }

  async function linkTo(accountId: string, recipientId: string): Promise<string> {
    if (accountId === 'held-day') return world.linkTo('data-quality-2026-03-05', recipientId);
    const [about] = await stores.cases.ofAccount(accountId);
    return world.linkTo(about?.caseId ?? '', recipientId);
  }

  await deliver({
    'accounts/accounts.csv': rosterFile(accounts),
    'recipients/recipients.csv': recipientsFile(readers),
  });
  for (const [nth, indices] of accountDays.entries()) {
    await deliver({ [`snapshots/2026-03-0${nth + 1}/accounts.csv`]: snapshotFile(indices) });
  }
  for (const { at, file } of complaints) {
    clock.now = Date.parse(at);
    await deliver({ [`complaints/${at.slice(0, 13)}.csv`]: file });
  }
  for (const [at, accountId, by, fields] of deeds) {
    clock.now = Date.parse(`${at}:00Z`);
    const answer = await submit(new URL(await linkTo(accountId, by)).pathname, fields, {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    });
    if (answer.status !== 303)
      throw new Error(`${accountId}: ${fields.action} was answered with ${answer.status}`);
  }
  clock.now = Date.parse('2026-03-06T10:00:00Z');
  await world.tick();

  return {
    linkTo,
    url: served.url,
    /** What the server could not answer. */
    errors,
    async close() {
      await served.close();
      await world.close();
    },
  };
}

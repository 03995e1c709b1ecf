import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCases } from '../../lambdas/adapters/dynamo-cases.ts';
import type { Case } from '../../lambdas/cases/case.ts';
import { caseIdOf } from '../../lambdas/cases/case-id.ts';
import { withFindings } from '../../lambdas/cases/quality.ts';
import { addDays } from '../../lambdas/scoring/calendar.ts';
import { rescueOf } from '../support/cases.ts';
import { awkwardIds, openStores } from '../support/stores.ts';

const { cases, digest, world } = await openStores();

/** A rescue of this account, not stored yet. */
function newCase(accountId: string, changes: Partial<Case> = {}, on = '2026-03-04'): Case {
  const caseId = caseIdOf({ kind: 'rescue', accountDigest: digest(accountId), on });
  return rescueOf({ caseId, accountId, version: 0, openedOn: on, ...changes });
}

async function saved(about: Case): Promise<Case> {
  expect(await cases.save(about)).toBe('saved');
  return { ...about, version: about.version + 1 };
}

const idsOf = (found: readonly Case[]) => found.map(({ caseId }) => caseId).sort();

test.each(awkwardIds)(
  'a case of account %j is found as it was saved, one version later',
  async (accountId) => {
    const about = await saved(newCase(accountId));

    expect(await cases.find(about.caseId)).toEqual(about);
    expect(await cases.ofAccount(accountId)).toEqual([about]);
  },
);

test('a text that is no case id finds nothing', async () => {
  expect(await cases.find('')).toBeNull();
  expect(await cases.find('../../etc/passwd')).toBeNull();
  expect(await cases.find(newCase('nobody').caseId)).toBeNull();
});

test('of two changes to the same version the second is a conflict and changes nothing', async () => {
  const read = await saved(newCase('conflict'));

  const first = await saved({ ...read, handedTo: 'mara' });

  expect(await cases.save({ ...read, handedTo: 'sam' })).toBe('conflict');
  expect(await cases.find(read.caseId)).toEqual(first);
});

test('of two openings of the same case the second is a conflict', async () => {
  await saved(newCase('twice'));

  expect(await cases.save(newCase('twice', { tier: 'A' }))).toBe('conflict');
});

test('a write whose reply was lost, and which the client sends again, is saved and no conflict', async () => {
  const client = new DynamoDBClient();
  client.middlewareStack.add((next) => async (sent) => [await next(sent), await next(sent)][1] as never, {
    step: 'finalizeRequest',
    name: 'sentTwice',
  });
  const repeating = dynamoCases(client, world.environment.CASES_TABLE, digest);
  const opened = newCase('lost-reply');

  expect(await repeating.save(opened)).toBe('saved');
  expect(await repeating.save({ ...opened, version: 1, handedTo: 'mara' })).toBe('saved');

  expect((await cases.find(opened.caseId))?.version).toBe(2);
  client.destroy();
});

test('the case of a day is found by its day', async () => {
  const now = '2026-05-02T12:00:00.000Z';
  const about = withFindings(null, '2026-05-01', [{ kind: 'missing', deadline: now }], now) as Case;
  const stored = await saved(about);

  expect(await cases.ofDay('2026-05-01')).toEqual([stored]);
  expect(await cases.ofDay('2026-05-02')).toEqual([]);
});

test('cases that are open, or were resolved on that day or later, are alive', async () => {
  const open = newCase('open');
  const held = newCase('held', { state: 'held' }, '2026-06-10');
  const onDay = newCase('on-day', { state: 'resolved', resolvedOn: '2026-06-10' });
  const before = newCase('before', { state: 'resolved', resolvedOn: '2026-06-09' });
  const red = newCase('red', { kind: 'red-channel' });
  for (const each of [open, held, onDay, before, red]) await saved(each);

  const alive = idsOf(await cases.aliveFrom('rescue', '2026-06-10'));

  expect(alive).toEqual(expect.arrayContaining(idsOf([open, held, onDay])));
  expect(alive).not.toContain(before.caseId);
  expect(alive).not.toContain(red.caseId);
  expect(idsOf(await cases.aliveFrom('rescue', '2026-06-11'))).not.toContain(onDay.caseId);
  expect(idsOf(await cases.aliveFrom('red-channel', '2026-06-10'))).toEqual([red.caseId]);
});

test('a case is due from the very instant of its next step on, and no more when nothing is owed', async () => {
  const at = '2020-01-01T00:00:00.000Z';
  const owed = [{ step: 'opened' as const, occurrence: 0, at, unless: null, told: [] }];
  const about = await saved(newCase('due', { owed, events: [] }));

  expect(await cases.nextDueAt('2019-12-31T23:59:59.999Z')).toBe(at);
  expect(await cases.nextDueAt(at)).not.toBe(at);
  expect(await cases.dueBy('2019-12-31T23:59:59.999Z')).toEqual([]);
  expect(await cases.dueBy(at)).toEqual([about]);

  await saved({ ...about, owed: [] });

  expect(await cases.dueBy(at)).toEqual([]);
  expect(await cases.nextDueAt('2019-12-31T23:59:59.999Z')).not.toBe(at);
});

test('more cases than one page of 1 MB are all found', async () => {
  const note = 'x'.repeat(6_000);
  const events = [{ at: '2026-03-05T06:00:00.000Z', event: 'opened', by: null, note }];
  const days = Array.from({ length: 250 }, (_, place) => addDays('2025-01-01', place));
  for (const day of days) await saved(newCase('busy', { events }, day));

  expect((await cases.ofAccount('busy')).map(({ openedOn }) => openedOn)).toEqual(days);
});

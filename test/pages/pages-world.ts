import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, expect } from 'vitest';
import { setLog } from '../../lambdas/adapters/runtime.ts';
import { wireStores } from '../../lambdas/adapters/wiring.ts';
import type { Case } from '../../lambdas/cases/case.ts';
import type { Account, Recipient } from '../../lambdas/cases/directory.ts';
import { accountOf, directoryOf } from '../support/cases.ts';
import { pathOf } from '../support/visitor.ts';
import { worldInMemory } from '../support/world.ts';

/** A world with a directory and these cases, whose clock stands until it is moved. It ends with the test file. */
export async function pagesWorld(cases: readonly Case[], accounts: readonly Account[] = [accountOf()]) {
  let now = Date.parse('2026-03-05T08:00:00.000Z');
  const logged: string[] = [];
  const world = await worldInMemory({
    now: () => now,
    model: null,
    onDelivery: () => {},
    onFailure: () => {},
  });
  afterAll(() => world.close());
  setLog((line) => logged.push(line));
  const stores = wireStores(world.environment);
  const staff = [...directoryOf().recipients.values()];
  await stores.directory.saveAccounts(accounts);
  await stores.directory.saveRecipients(staff);
  for (const about of cases) await stores.cases.save(about);

  /** Everything that is stored, to the byte. */
  async function stored(): Promise<string> {
    const tables = [world.environment.CASES_TABLE, world.environment.HISTORY_TABLE];
    const items = await Promise.all(
      tables.map(
        async (TableName) => (await world.clients.dynamo.send(new ScanCommand({ TableName }))).Items,
      ),
    );
    const papers = await stores.work.list('');
    const texts = await Promise.all(papers.map((key) => stores.work.read(key)));
    return JSON.stringify([items, papers, texts, await stores.feed.list('')]);
  }

  return {
    stores,
    stored,
    /** Does it, and checks that nothing was stored meanwhile. */
    async unchangedBy<Reply>(attack: () => Promise<Reply>): Promise<Reply> {
      const before = await stored();
      const reply = await attack();
      expect(await stored()).toBe(before);
      return reply;
    },
    /** Every line that the handlers wrote. */
    logged,
    moveTo: (at: string) => {
      now = Date.parse(at);
    },
    /** The path of somebody's link to a case, made now. */
    async pathFor(about: Pick<Case, 'caseId'>, recipientId = 'olga') {
      return pathOf(await world.linkTo(about.caseId, recipientId));
    },
    saveRecipients: (recipients: readonly Recipient[]) => stores.directory.saveRecipients(recipients),
  };
}

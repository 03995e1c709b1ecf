import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test, vi } from 'vitest';
import { dynamoHistory } from '../../lambdas/adapters/dynamo-history.ts';
import { historyItems } from '../../lambdas/adapters/history-item.ts';
import { createDynamo } from '../../lambdas/adapters/runtime.ts';
import type { HistoryItem } from '../../lambdas/ports.ts';
import { defaultModel } from '../../lambdas/scoring/default-model.ts';
import { embeddedIdentity } from '../../local/embedded/identity.ts';
import { listen } from '../../local/embedded/loopback.ts';

const day = '2026-03-01';

/** As the built-in model leaves it behind, with long values and the longest names that S3 gives versions. */
const typical: HistoryItem = {
  accountId: 'customer-0001234567',
  day,
  modelVersion: '2026-1',
  index: 6107,
  coverage: { present: 100, total: 100 },
  contributions: [1500, 1437, 1022, 700, 611, 432, 199, 106, 100, 0],
  values: new Map([
    ['transactions_30d', '12'],
    ['transactions_180d', '80'],
    ['days_since_last_transaction', '3'],
    ['median_gap_days', '7.5'],
    ['spend_90d', '1234567.89'],
    ['spend_prior_90d', '1200000.00'],
    ['complaints_30d', '10'],
    ['oldest_open_complaint_days', '14'],
    ['nps', '-45.5'],
    ['days_past_due', '60'],
    ['active_user_ratio', '0.612'],
    ['days_since_executive_meeting', '120'],
    ['relationship_audit_score', '81.25'],
  ]),
  window: Array.from({ length: 30 }, (_, place) => 6000 + place),
  redStreak: 0,
  provenance: {
    key: `snapshots/${day}/crm-export-europe.csv.gz`,
    version: '3sL4kqtJlcpXroDTDmJ+rmSpXd3dIbrHY+MTRCxf3vjVBH40Nr8X8gdRQBpUMLUo',
    line: 1_234_567,
  },
};

const columnsOf = async () => defaultModel.columns.map(({ name }) => name);
const { encode, decode } = historyItems(columnsOf, 400);

/** DynamoDB that answers each call as told, or takes all of it when nothing is left to tell. */
async function historyOver(answers: ((request: Request) => object | Promise<object>)[]) {
  const requests: Request[] = [];
  const rests: number[] = [];
  const server = await listen(async ({ body }) => {
    const request = JSON.parse(await text(body)).RequestItems.history as Request;
    requests.push(request);
    const answer = (await answers.shift()?.(request)) ?? {};
    return {
      status: '__type' in answer ? 400 : 200,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      body: JSON.stringify(answer),
    };
  });
  for (const [name, value] of Object.entries(embeddedIdentity)) vi.stubEnv(name, value);
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', server.endpoint);
  const client = createDynamo();
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    client.destroy();
    await server.close();
  });
  const settings = { table: 'history', retentionDays: 400, columnsOf };
  return { history: dynamoHistory(client, settings, async (ms) => void rests.push(ms)), requests, rests };
}

type Request = Put[] & { readonly Keys: { readonly account: { readonly S: string } }[] };
type Put = { readonly PutRequest: { readonly Item: { readonly account: { readonly S: string } } } };

const itemsOf = (count: number) =>
  Array.from({ length: count }, (_, place) => ({ ...typical, accountId: `a-${place}` }));
const savedBy = (request: Request) => request.map(({ PutRequest }) => PutRequest.Item.account.S);

test('a typical day of an account takes half a write unit of 1 KiB', async () => {
  const [item = {}] = await encode([typical]);
  const sizes = Object.entries(item).map(
    ([name, { S = '', N = '' }]) => Buffer.byteLength(name) + Buffer.byteLength(S) + N.length,
  );

  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(512);
  expect(await decode([item])).toEqual([typical]);
});

test('a day with few values comes back as it was', async () => {
  const entries = [
    { ...typical, values: new Map([['nps', '-1e-15']]) },
    { ...typical, values: new Map<string, string>() },
  ];

  expect(await decode(await encode(entries))).toEqual(entries);
});

test('writes that the table gives back are sent again, and no other', async () => {
  const giveBack = (count: number) => (request: Request) => ({
    UnprocessedItems: { history: request.slice(0, count) },
  });
  const { history, requests, rests } = await historyOver([giveBack(20), giveBack(3)]);

  await history.save(itemsOf(25));

  expect(requests.map((request) => request.length)).toEqual([25, 20, 3]);
  expect(new Set(requests.flatMap(savedBy)).size).toBe(25);
  expect(rests).not.toEqual([]);
});

test('what the table gives back fills the next call', async () => {
  const { history, requests } = await historyOver([
    (request) => ({ UnprocessedItems: { history: request.slice(0, 10) } }),
  ]);

  await history.save(itemsOf(40));

  expect(requests.map((request) => request.length).toSorted()).toEqual([10, 15, 25]);
});

test('keys that the table gives back are asked for again', async () => {
  const found = async (request: Request, count: number) => ({
    Responses: {
      history: await encode(
        request.Keys.slice(0, count).map(({ account }) => ({ ...typical, accountId: account.S })),
      ),
    },
    UnprocessedKeys: { history: { Keys: request.Keys.slice(count) } },
  });
  const { history, requests } = await historyOver([
    (request) => found(request, 60),
    (request) => found(request, 100),
  ]);

  const items = await history.findMany(
    itemsOf(100).map(({ accountId }) => accountId),
    day,
  );

  expect(items.size).toBe(100);
  expect(requests.map(({ Keys }) => Keys.length)).toEqual([100, 40]);
});

test('a call that is throttled as a whole is made again, each time after a rest of ours', async () => {
  const throttle = () => ({ __type: 'ProvisionedThroughputExceededException', message: 'too fast' });
  const { history, requests, rests } = await historyOver([throttle, throttle]);

  await history.save(itemsOf(5));

  expect(requests.map((request) => request.length)).toEqual([5, 5, 5]);
  expect(rests.slice(0, 2)).toEqual([10, 30]);
});

test('a call that the table refuses for another reason fails', async () => {
  const { history, requests } = await historyOver([
    () => ({ __type: 'ValidationException', message: 'the key is too long' }),
  ]);

  await expect(history.save(itemsOf(5))).rejects.toThrow('the key is too long');
  expect(requests).toHaveLength(1);
});

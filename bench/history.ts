import { type ChildProcess, fork } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dynamoHistory } from '../lambdas/adapters/dynamo-history.ts';
import { historyItems } from '../lambdas/adapters/history-item.ts';
import { createDynamo } from '../lambdas/adapters/runtime.ts';
import type { HistoryItem } from '../lambdas/ports.ts';
import { defaultModel } from '../lambdas/scoring/default-model.ts';
import { embeddedIdentity } from '../local/embedded/identity.ts';

/*
 * How many accounts the history client writes and reads a second and core, against a server in another process
 * that does nothing: `npm run bench:history`. A core's second is a second of processor time, so other work on the
 * machine hardly shows. Written are whole items; read are keys to which the server has nothing, as in its
 * first days, and keys to all of which it has an item.
 */
const itemsPerPiece = 2_000;
const pieces = 30;
const rounds = 7;
const [emptyDay, fullDay] = ['2026-02-28', '2026-03-01'] as const;

const columnsOf = async () => defaultModel.columns.map(({ name }) => name);

if (process.argv[2] === 'server') await serve();
else await measure();

async function measure(): Promise<void> {
  const server = fork(import.meta.filename, ['server'], { execArgv: process.execArgv });
  Object.assign(process.env, embeddedIdentity, { AWS_ENDPOINT_URL_DYNAMODB: await endpointOf(server) });
  const client = createDynamo();
  const history = dynamoHistory(client, { table: 'history', retentionDays: 400, columnsOf });
  const items = Array.from({ length: itemsPerPiece }, (_, number) => itemOf(number));
  const ids = items.map(({ accountId }) => accountId);
  const kinds = {
    'writes of an item': () => history.save(items),
    'reads of nothing': () => history.findMany(ids, emptyDay),
    'reads of an item': () => history.findMany(ids, fullDay),
  };
  console.log(`accounts a second and core, median of ${rounds} rounds, Node ${process.version}`);
  for (const [kind, work] of Object.entries(kinds)) {
    // The first round is for the compiler.
    const rates: number[] = [];
    for (let round = 0; round <= rounds; round += 1) rates.push(await rateOf(work));
    const sorted = rates.slice(1).sort((a, b) => a - b);
    console.log(`${kind.padEnd(20)}${Math.round(sorted[rounds >> 1] ?? 0)}`);
  }
  client.destroy();
  server.kill();
}

async function rateOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let piece = 0; piece < pieces; piece += 1) await work();
  const { user, system } = process.cpuUsage(before);
  return (itemsPerPiece * pieces * 1e6) / (user + system);
}

function endpointOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve) => server.once('message', (port) => resolve(`http://127.0.0.1:${port}`)));
}

/** Answers every read with a hundred items, or with none, and takes every write. */
async function serve(): Promise<void> {
  const items = Array.from({ length: 100 }, (_, number) => itemOf(number));
  const found = await historyItems(columnsOf, 400).encode(items);
  const full = JSON.stringify({ Responses: { history: found }, UnprocessedKeys: {} });
  const server = createServer((request, response) => {
    let isFull = false;
    request.on('data', (chunk: Buffer) => {
      isFull ||= chunk.includes(`{"S":"${fullDay}"}`);
    });
    request.on('end', () => {
      const isRead = String(request.headers['x-amz-target']).endsWith('BatchGetItem');
      response.setHeader('content-type', 'application/x-amz-json-1.0');
      response.end(isRead && isFull ? full : '{}');
    });
  });
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}

/** An account's day as the built-in model leaves it behind. */
function itemOf(number: number): HistoryItem {
  return {
    accountId: `A-${String(number).padStart(7, '0')}`,
    day: '2026-03-02',
    modelVersion: '2026-1',
    index: 6107,
    coverage: { present: 100, total: 100 },
    contributions: [1500, 1437, 1022, 700, 611, 432, 199, 106, 100, 0],
    values: new Map([
      ['transactions_30d', '12'],
      ['transactions_180d', '80'],
      ['days_since_last_transaction', '3'],
      ['median_gap_days', '7'],
      ['spend_90d', '123456.78'],
      ['spend_prior_90d', '120000.00'],
      ['complaints_30d', '1'],
      ['oldest_open_complaint_days', '4'],
      ['nps', '45'],
      ['days_past_due', '0'],
      ['active_user_ratio', '0.612'],
      ['days_since_executive_meeting', '33'],
      ['relationship_audit_score', '81'],
    ]),
    window: Array.from({ length: 30 }, (_, place) => 6000 + place),
    redStreak: 0,
    provenance: { key: 'snapshots/2026-03-02/accounts.csv', version: 'v000001', line: number + 2 },
  };
}

import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { historyItems } from '../../lambdas/adapters/history-item.ts';
import { day, earlierItem, isFallen, isNew, numberOf, pastOf, pasts } from './accounts.ts';
import { addTo, emptySum, type Sum } from './digest.ts';
import { columnsOf, retentionDays } from './expected.ts';

/*
 * DynamoDB for one day of any size, in a process of its own. Of the history it makes up the days before, key by
 * key, keeps a digest of what is written, and the items of the few accounts whose rescues are decided. Every
 * other table is that of the database behind it.
 */
const [historyTable = '', othersEndpoint = ''] = process.argv.slice(2);

/** What was asked for and written so far. */
export type Seen = { readonly puts: Sum; readonly deletes: Sum; largestItem: number };

type Key = { readonly account: { readonly S: string }; readonly day: { readonly S: string } };
type Item = Key & { readonly body: { readonly S: string } };
type Write = {
  readonly PutRequest?: { readonly Item: Item };
  readonly DeleteRequest?: { readonly Key: Key };
};
type Requests = Readonly<Record<string, Write[] & { readonly Keys: readonly Key[] }>>;

const { encode } = historyItems(columnsOf, retentionDays);
const earlier = (await encode(Array.from({ length: pasts }, (_, past) => earlierItem(past)))).map(
  ({ body, expiresAt }) => `"body":${JSON.stringify(body)},"expiresAt":${JSON.stringify(expiresAt)}`,
);
const seen: Seen = { puts: emptySum(), deletes: emptySum(), largestItem: 0 };
const kept = new Map<string, string>();

const operations: Readonly<Record<string, (requests: Requests) => string>> = {
  BatchWriteItem(requests) {
    for (const { PutRequest, DeleteRequest } of requests[historyTable] ?? []) {
      if (PutRequest !== undefined) put(PutRequest.Item);
      if (DeleteRequest !== undefined) {
        const { account, day } = DeleteRequest.Key;
        addTo(seen.deletes, `${account.S} ${day.S}`);
      }
    }
    return '{"UnprocessedItems":{}}';
  },
  BatchGetItem(requests) {
    const items = requests[historyTable]?.Keys.flatMap((key) => itemAt(key) ?? []) ?? [];
    return `{"Responses":{"${historyTable}":[${items.join(',')}]},"UnprocessedKeys":{}}`;
  },
  // Only accounts without an item on the day before are asked for like this, and these are new.
  Query: () => '{"Items":[],"Count":0,"ScannedCount":0}',
};

function put(item: Item): void {
  addTo(seen.puts, `${item.account.S} ${item.day.S} ${item.body.S}`);
  const bytes = Buffer.byteLength(
    JSON.stringify(Object.entries(item).map(([name, value]) => name + value.S)),
  );
  seen.largestItem = Math.max(seen.largestItem, bytes);
  if (isFallen(numberOf(item.account.S))) kept.set(item.account.S, JSON.stringify(item));
}

/** The item at a key as JSON; null when there is none. */
function itemAt({ account, day: on }: Key): string | null {
  if (on.S >= day) return kept.get(account.S) ?? null;
  const number = numberOf(account.S);
  return isNew(number)
    ? null
    : `{"account":{"S":"${account.S}"},"day":{"S":"${on.S}"},${earlier[pastOf(number)]}}`;
}

async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await text(incoming);
  const operation = String(incoming.headers['x-amz-target']).split('.').at(-1) ?? '';
  const { TableName, RequestItems = {} } = JSON.parse(body) as {
    TableName?: string;
    RequestItems?: Requests;
  };
  if (TableName !== historyTable && RequestItems[historyTable] === undefined) {
    passOn(incoming, body, response);
    return;
  }
  const reply = operations[operation]?.(RequestItems);
  if (reply === undefined) throw new Error(`a day does not ask history for ${operation}`);
  response.setHeader('content-type', 'application/x-amz-json-1.0');
  response.end(reply);
}

function passOn(incoming: IncomingMessage, body: string, response: ServerResponse): void {
  const { host: _, ...headers } = incoming.headers;
  const onward = send(othersEndpoint, { method: 'POST', headers }, (reply) => {
    response.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(response);
  });
  onward.on('error', (error) => response.destroy(error));
  onward.end(body);
}

const server = createServer((incoming, response) => {
  answer(incoming, response).catch((error: unknown) => {
    console.error(error);
    incoming.socket.destroy();
  });
});
server.keepAliveTimeout = 0;
server.listen(0, '127.0.0.1', () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.on('message', () => process.send?.(seen));

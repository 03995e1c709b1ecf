import { text } from 'node:stream/consumers';
import { carryOut, type Request, type Tables } from './dynamodb/operations.ts';
import { forkTable } from './dynamodb/table.ts';
import { type Dynamo, questions } from './dynamodb.ts';
import { type Listen, listen } from './loopback.ts';
import { asRefusal } from './refusal.ts';

const protocol = 'DynamoDB_20120810.';

/**
 * DynamoDB in memory: the operations and expressions that Bellwether uses, all others refused. No capacity, no
 * transactions, no streams; every read is consistent, and `UnprocessedItems` is always empty.
 */
export async function startMemoryDynamo(tables: Tables = new Map(), serve: Listen = listen): Promise<Dynamo> {
  let writes = 0;
  const headers = { 'content-type': 'application/x-amz-json-1.0' };
  const loopback = await serve(async (request) => {
    try {
      const target = String(request.headers['x-amz-target']);
      const name = target.startsWith(protocol) ? target.slice(protocol.length) : target;
      const answer = carryOut(tables, name, JSON.parse(await text(request.body)) as Request);
      if (!questions.test(target)) writes += 1;
      return { status: 200, headers, body: JSON.stringify(answer) };
    } catch (error) {
      const { status, code, message } = asRefusal(error);
      const refusal = { __type: `com.amazonaws.dynamodb.v20120810#${code}`, message };
      return { status, headers, body: JSON.stringify(refusal) };
    }
  });
  return { ...loopback, writes: () => writes };
}

/** The same tables, which from now on change apart. */
export function forkTables(tables: Tables): Tables {
  return new Map([...tables].map(([name, table]) => [name, forkTable(table)]));
}

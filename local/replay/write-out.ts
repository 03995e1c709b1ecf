import { createWriteStream } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { historyItems } from '../../lambdas/adapters/history-item.ts';
import { caseRow, noticeRow, wasOnlyHeld } from '../../lambdas/flows/case-row.ts';
import { historyLine, historyRow } from '../../lambdas/flows/history-row.ts';
import { columnsOf, currentModel, modelOf } from '../../lambdas/flows/models.ts';
import type { Notice } from '../../lambdas/ports.ts';
import { feedBucket } from '../places.ts';
import type { Played } from './play.ts';

export type Written = {
  readonly history: number;
  readonly cases: number;
  readonly notices: number;
  readonly refused: number;
  readonly receipts: number;
};

/** Writes what a replay left behind: history, cases, notices and refused actions as JSON lines, and the receipts. */
export async function writeOut(played: Played, folder: string): Promise<Written> {
  await mkdir(folder, { recursive: true });
  return {
    history: await writeHistory(played, join(folder, 'history.jsonl')),
    cases: await writeLines(join(folder, 'cases.jsonl'), await caseRows(played)),
    notices: await writeLines(join(folder, 'notices.jsonl'), (await publishedNotices(played)).map(noticeRow)),
    refused: await writeLines(join(folder, 'refused.jsonl'), played.refused),
    receipts: await writeReceipts(played, folder),
  };
}

async function writeHistory({ world, stores }: Played, path: string): Promise<number> {
  const model = await currentModel(stores.work, process.env['MODEL_KEY']);
  const { decode } = historyItems((version) => columnsOf(stores.work, version), 0);
  const rows: { account: string; day: string; line: string }[] = [];
  let start: Record<string, never> | undefined;
  do {
    const page = await world.clients.dynamo.send(
      new ScanCommand({ TableName: process.env['HISTORY_TABLE'], ExclusiveStartKey: start }),
    );
    for (const item of await decode(page.Items ?? [])) {
      const line = historyLine(historyRow(item, await modelOf(stores.work, item.modelVersion, model)));
      rows.push({ account: item.accountId, day: item.day, line });
    }
    start = page.LastEvaluatedKey as typeof start;
  } while (start !== undefined);
  rows.sort((a, b) => order(a.account, b.account) || order(a.day, b.day));
  await pipeline(
    rows.map(({ line }) => `${line}\n`),
    createWriteStream(path),
  );
  return rows.length;
}

async function caseRows({ stores }: Played): Promise<readonly Record<string, unknown>[]> {
  const kinds = ['rescue', 'red-channel', 'data-quality'] as const;
  const cases = (await Promise.all(kinds.map((kind) => stores.cases.aliveFrom(kind, '0000-01-01')))).flat();
  return cases
    .filter((each) => !wasOnlyHeld(each))
    .sort((a, b) => order(a.openedOn, b.openedOn) || order(a.kind, b.kind) || order(a.caseId, b.caseId))
    .map(caseRow);
}

/** Every notice that SNS accepted, in order of time. */
async function publishedNotices({ world }: Played): Promise<readonly Notice[]> {
  const notices: Notice[] = [];
  let start: Record<string, never> | undefined;
  do {
    const page = await world.clients.dynamo.send(
      new ScanCommand({
        TableName: process.env['CASES_TABLE'],
        FilterExpression: 'begins_with(subject, :notice)',
        ExpressionAttributeValues: { ':notice': { S: 'notice#' } },
        ExclusiveStartKey: start,
      }),
    );
    for (const item of page.Items ?? []) notices.push(JSON.parse(item['body']?.S ?? '') as Notice);
    start = page.LastEvaluatedKey as typeof start;
  } while (start !== undefined);
  return notices
    .filter((notice) => notice.publishedAt !== null)
    .sort(
      (a, b) =>
        order(a.publishedAt ?? '', b.publishedAt ?? '') ||
        order(a.recipientId, b.recipientId) ||
        order(a.noticeId, b.noticeId),
    );
}

async function writeReceipts({ world, stores }: Played, folder: string): Promise<number> {
  // A replay into the same folder leaves no receipt of an earlier one behind.
  await rm(join(folder, 'receipts'), { recursive: true, force: true });
  const receipts = await stores.feed.list('receipts/');
  for (const { key } of receipts) {
    const object = await world.clients.s3.send(new GetObjectCommand({ Bucket: feedBucket, Key: key }));
    await mkdir(dirname(join(folder, key)), { recursive: true });
    await writeFile(join(folder, key), (await object.Body?.transformToByteArray()) ?? '');
  }
  return receipts.length;
}

async function writeLines(path: string, rows: readonly Record<string, unknown>[]): Promise<number> {
  await writeFile(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return rows.length;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

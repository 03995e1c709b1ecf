import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import dynalite from 'dynalite';
import level from 'dynalite/db/index.js';
import { type Listen, type Loopback, listen } from './loopback.ts';
import { callTo } from './server-call.ts';

/** A DynamoDB folder that is already open, here or in another process. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';

  constructor(folder: string, cause: unknown) {
    super(`The database folder ${folder} is in use by another run; stop that one first.`, { cause });
  }
}

/** DynamoDB on loopback. */
export type Dynamo = Loopback & {
  /** How many requests that may change something were carried out so far. */
  writes(): number;
};

/** Targets of requests that only look. */
export const questions = /\.(GetItem|BatchGetItem|Query|Scan|DescribeTable|ListTables)$/;

/**
 * DynamoDB on loopback (dynalite, in this process: a worker thread was measured and is not faster).
 * `folder: null` keeps the tables in memory. A folder has one opener at a time: a second one gets `FolderInUse`.
 * No transactions, no streams; `UnprocessedItems` is always empty.
 */
export async function startDynamo(
  { folder }: { folder: string | null },
  serve: Listen = listen,
): Promise<Dynamo> {
  const release = folder === null ? async () => {} : await lockFolder(folder);
  const server = dynalite({
    ...(folder === null ? {} : { path: join(folder, 'tables') }),
    createTableMs: 0,
    deleteTableMs: 0,
    updateTableMs: 0,
  });
  server.keepAliveTimeout = 0;
  let writes = 0;
  server.on('request', (request, response) => {
    if (questions.test(String(request.headers['x-amz-target']))) return;
    // Counted when it is done: who read before has seen an older count.
    response.once('finish', () => {
      writes += 1;
    });
  });
  // It closes its store only if it listens, though nobody is told where.
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const loopback = await serve(callTo(server));
  return {
    endpoint: loopback.endpoint,
    writes: () => writes,
    close: async () => {
      await loopback.close();
      await new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      });
      await release();
    },
  };
}

/**
 * Takes the folder by opening a small LevelDB beside the tables: its lock belongs to the operating system, so it
 * cannot outlive a killed process, and unlike dynalite's own opening its failure is reported.
 */
async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const { db } = level.create({ path: join(folder, 'lock') });
  try {
    await db.open();
  } catch (error) {
    if (causeCode(error) === 'LEVEL_LOCKED') throw new FolderInUse(folder, error);
    throw error;
  }
  return () => db.close();
}

function causeCode(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error && 'code' in error.cause
    ? error.cause.code
    : null;
}

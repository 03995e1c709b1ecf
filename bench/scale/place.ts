import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import { build } from 'esbuild';
import { createDynamo } from '../../lambdas/adapters/runtime.ts';
import { wireStores } from '../../lambdas/adapters/wiring.ts';
import type { FunctionName } from '../../lambdas/environment.ts';
import { bundleHandlers, bundleOf } from '../../lib/bundling/bundle.ts';
import { createTable } from '../../local/create-table.ts';
import { startDynamo } from '../../local/embedded/dynamodb.ts';
import { embeddedIdentity } from '../../local/embedded/identity.ts';
import { startS3 } from '../../local/embedded/s3.ts';
import { tables } from '../../local/places.ts';
import type { Invoked } from './invoke.ts';

/** Where a day happens: the services, and the deployed functions, each in a process of its own. */
export type Place = {
  /** The feed bucket as a folder. */
  readonly feedFolder: string;
  readonly stores: ReturnType<typeof wireStores>;
  readonly objects: S3Client;
  /** Runs a script of this folder to its end; gives what it says. */
  run(script: string, args: readonly string[]): Promise<unknown>;
  /** Starts a function from its bundle; it answers one event at a time. */
  functionOf(name: FunctionName): Promise<(event: object) => Promise<Invoked>>;
  /** What the table of history has seen so far. */
  seen(): Promise<unknown>;
  close(): Promise<void>;
};

const environment = {
  STAGE: 'bench',
  FEED_BUCKET: 'bellwether-feed',
  WORK_BUCKET: 'bellwether-work',
  HISTORY_TABLE: 'bellwether-history',
  CASES_TABLE: 'bellwether-cases',
};
const bundled = ['plan', 'score', 'finish'] as const;

export async function startPlace(folder: string): Promise<Place> {
  const children: ChildProcess[] = [];
  const start = (path: string, args: readonly string[], execArgv = process.execArgv) => {
    // What functions log is not of interest, what goes wrong is.
    const child = fork(path, args, { execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    children.push(child);
    return child;
  };

  const feedFolder = join(folder, environment.FEED_BUCKET);
  const buckets = {
    [environment.FEED_BUCKET]: feedFolder,
    [environment.WORK_BUCKET]: join(folder, environment.WORK_BUCKET),
  };
  const s3 = await startS3({ buckets, now: Date.now });
  const others = await startDynamo({ folder: null });
  const endpoint = join(import.meta.dirname, 'endpoint.ts');
  const history = start(endpoint, [environment.HISTORY_TABLE, others.endpoint]);
  Object.assign(process.env, environment, embeddedIdentity, {
    AWS_ENDPOINT_URL_DYNAMODB: await said(history),
    AWS_ENDPOINT_URL_S3: s3.endpoint,
  });
  const dynamo = createDynamo();
  for (const table of tables) {
    if (table.TableName === environment.CASES_TABLE) await createTable(dynamo, table);
  }
  const stores = wireStores(environment);
  await bundleHandlers(bundled, folder);
  const driver = join(folder, 'invoke.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'invoke.ts')],
    outfile: driver,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });

  return {
    feedFolder,
    stores,
    objects: stores.clients.s3,
    run: (script, args) => said(start(join(import.meta.dirname, script), args)),
    async functionOf(name) {
      const child = start(driver, [join(bundleOf(folder, name), 'index.mjs')], ['--enable-source-maps']);
      await said(child);
      return (event) => {
        child.send(event);
        return said(child) as Promise<Invoked>;
      };
    },
    seen() {
      history.send('what was there?');
      return said(history);
    },
    async close() {
      for (const child of children) child.kill();
      await s3.close();
      await others.close();
      dynamo.destroy();
      for (const client of Object.values(stores.clients)) client.destroy();
    },
  };
}

/** The next thing that a process says; throws when it ends without a word. */
async function said(child: ChildProcess): Promise<unknown> {
  const silent = new AbortController();
  const ended = once(child, 'exit', { signal: silent.signal }).then(([code]) => {
    throw new Error(`a process of the bench ended with ${code}`);
  });
  const [message] = (await Promise.race([once(child, 'message', { signal: silent.signal }), ended])) as [
    unknown,
  ];
  silent.abort();
  return message;
}

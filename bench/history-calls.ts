import { watchClients } from '../lambdas/adapters/runtime.ts';
import type { SdkRequest } from '../local/embedded/in-process.ts';
import type { World } from '../local/world.ts';

/** What stands behind the history table: the world's own, or something that takes every write and keeps nothing. */
export type HistoryTable = 'own' | 'nothing';

const nothing = { statusCode: 200, headers: {}, body: Buffer.from('{}') };

/**
 * Stands between the handlers of a world and its history. `take` gives for how long at least one write was under way
 * since it was last called, in milliseconds.
 */
export function watchHistory(world: World, table: HistoryTable): { readonly take: () => number } {
  const { requestHandler, signer } = world.clients.dynamo.config;
  let [underWay, since, ms] = [0, 0, 0];

  async function handle(request: SdkRequest, options: object) {
    if (request.headers['x-amz-target']?.endsWith('.BatchWriteItem') !== true)
      return requestHandler.handle(request as never, options);
    if (underWay === 0) since = performance.now();
    underWay += 1;
    try {
      return table === 'nothing'
        ? { response: nothing }
        : await requestHandler.handle(request as never, options);
    } finally {
      underWay -= 1;
      if (underWay === 0) ms += performance.now() - since;
    }
  }

  watchClients((client) => {
    client.config.requestHandler = { ...requestHandler, handle } as never;
    client.config.signer = signer as never;
  });
  return {
    take() {
      const taken = ms;
      ms = 0;
      return taken;
    },
  };
}

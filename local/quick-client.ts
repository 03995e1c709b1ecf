import { S3Client } from '@aws-sdk/client-s3';
import type { Client } from '../lambdas/adapters/runtime.ts';

/**
 * Spares a client what only a network needs, and V8 what is slow about its settings: that is most of what a call costs
 * which no network carries.
 */
export function quicken(client: Client): void {
  // Nobody here looks at signatures, nor at what calls.
  client.config.signer = async () => unsigned;
  (client.middlewareStack as { remove: (name: string) => boolean }).remove('getUserAgentMiddleware');
  // Resolving the middleware of a command anew costs each call a tenth of a millisecond. Calls of S3 that run at once
  // would share what was resolved, the bucket among it.
  if (!(client instanceof S3Client)) client.config.cacheMiddleware = true;
  makeQuickToCopy(client.config);
}

const unsigned = { sign: async <Request>(request: Request): Promise<Request> => request };

/**
 * Brings settings into the form in which V8 copies objects fast. The SDK copies all of them three times in every call,
 * which is a fifth and more of a call that no network carries in the form that it leaves them in: a dictionary with an accessor.
 */
function makeQuickToCopy(settings: object): void {
  for (const [name, value] of Object.entries(settings)) {
    Object.defineProperty(settings, name, { value, writable: true, enumerable: true, configurable: true });
  }
  // Objects that others inherit from, and whose properties are read through those, are no dictionaries.
  const heir = Object.create(settings) as { readonly credentials?: unknown };
  for (let reads = 0; reads < 10; reads += 1) void heir.credentials;
}

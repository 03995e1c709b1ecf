import diagnostics from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

/** How often an operation was called, and for how long at least one call of it was under way. */
export type CallTimes = { readonly calls: number; readonly ms: number };

type Operation = { calls: number; ms: number; underWay: number; since: number };

/**
 * Watches every HTTP request that this process sends; DynamoDB operations go by their name, S3 requests by
 * their method. `take` gives what was seen since it was last called.
 */
export function watchCalls(): { readonly take: () => ReadonlyMap<string, CallTimes> } {
  let operations = new Map<string, Operation>();
  const started = new WeakMap<ClientRequest, Operation>();

  diagnostics.subscribe('http.client.request.start', (message) => {
    const { request } = message as { request: ClientRequest };
    const name = nameOf(request);
    const operation = operations.get(name) ?? { calls: 0, ms: 0, underWay: 0, since: 0 };
    operations.set(name, operation);
    operation.calls += 1;
    if (operation.underWay === 0) operation.since = performance.now();
    operation.underWay += 1;
    started.set(request, operation);
  });
  diagnostics.subscribe('http.client.response.finish', (message) => {
    const operation = started.get((message as { request: ClientRequest }).request);
    if (operation === undefined) return;
    operation.underWay -= 1;
    if (operation.underWay === 0) operation.ms += performance.now() - operation.since;
  });

  return {
    take() {
      const seen = operations;
      operations = new Map();
      return new Map([...seen].map(([name, { calls, ms }]) => [name, { calls, ms }]));
    },
  };
}

function nameOf(request: ClientRequest): string {
  const target = request.getHeader('x-amz-target');
  return typeof target === 'string' ? (target.split('.').at(-1) ?? target) : `${request.method} object`;
}

import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

/** Modules of the SDK that are replaced, because all that they do is out of reach of our functions. */
const standIns: Readonly<Record<string, string>> = {
  '@aws-sdk/credential-provider-node': 'credentials.ts',
  '@aws-sdk/middleware-endpoint-discovery': 'endpoint-discovery.ts',
  '@smithy/core/event-streams': 'event-streams.ts',
};

const adapters = join(import.meta.dirname, '../../lambdas/adapters');

/** Every word in the code that calls the SDK. */
const named = new Set(
  readdirSync(adapters).flatMap((file) => readFileSync(join(adapters, file), 'utf8').match(/\w+/g) ?? []),
);

/** Leaves out of a bundle what the SDK brings along and no function of ours can reach: a third of the largest. */
export const slimmer: Plugin = {
  name: 'slimmer',
  setup(building) {
    for (const [module, standIn] of Object.entries(standIns)) {
      building.onResolve({ filter: new RegExp(`^${module}$`) }, () => ({
        path: join(import.meta.dirname, 'stand-ins', standIn),
      }));
    }
    building.onLoad({ filter: /\/@aws-sdk\/[^/]+\/package\.json$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8')) as { version: string };
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
    building.onLoad({ filter: /\/schemas_\d+\.js$/ }, async ({ path }) => ({
      contents: withPlainKeys(withOwnErrors(await readFile(path, 'utf8'))),
    }));
  },
};

/**
 * Schemas name their traits by constants, `{ [_h]: … }`. A computed key could call a function, so the bundler
 * keeps the schemas of all operations of a service; with the constant's text in its place, of those in use.
 */
function withPlainKeys(text: string): string {
  const constants = new Map<string, string>();
  for (const [, name = '', literal = ''] of text.matchAll(/^const (\w+) = (".*");$/gm)) {
    constants.set(name, literal);
  }
  return text.replaceAll(/\[(\w+)\]:/g, (key, name: string) => {
    const literal = constants.get(name);
    return literal === undefined ? key : `${literal}:`;
  });
}

/**
 * Every error of a service is registered with its class and schema. One that no adapter names need not be: it comes as
 * the service's base error then, with the same name and message.
 */
function withOwnErrors(text: string): string {
  return text.replaceAll(/^\w+_registry\.registerError\(\w+\$, (\w+)\);$/gm, (line, name: string) =>
    /ServiceException$/.test(name) || named.has(name) ? line : '',
  );
}

import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

const standIns = join(import.meta.dirname, 'stand-ins');

/** Modules of the SDK that are replaced, because most of what they do is out of reach of our functions. */
const replaced: Readonly<Record<string, string>> = {
  '@aws-sdk/credential-provider-node': 'credentials.ts',
  '@aws-sdk/middleware-endpoint-discovery': 'endpoint-discovery.ts',
  '@aws-sdk/signature-v4-multi-region': 'one-region-signer.ts',
  '@smithy/core/event-streams': 'event-streams.ts',
  fromSharedConfigFiles: 'shared-config.ts',
  S3ExpressIdentityProviderImpl: 'express-identity.ts',
};

/** Modules of the SDK that are loaded and never used: what they export throws. */
const unused = [
  // Hashes, for platforms that have none, and those that no request of ours needs: Node's are tried out when they load.
  /\/(Crc32|Crc32c|Crc64Nvme|Md5|Sha1|Sha256)Js\.js$/,
  /\/(Md5|Sha1)Node\.js$/,
  /\/checksum\/ChecksumStream\.js$/,
  // The streams of browsers.
  /\/util-stream\/.*\.browser\.js$/,
  // The retry mode `adaptive`, which is experimental.
  /\/util-retry\/(AdaptiveRetryStrategy|DefaultRateLimiter)\.js$/,
  // The region of the machine, which is asked for in the defaults mode `auto`.
  /\/getInstanceMetadataRegion\.js$/,
  // Functions for rules on endpoints, and all regions that there are.
  /\/util-endpoints\/aws\.js$/,
];

/** Each service by the SDK's name for it, and by the one it has on the network. */
const hosts: Readonly<Record<string, string>> = {
  dynamodb: 'dynamodb',
  s3: 's3',
  'secrets-manager': 'secretsmanager',
  sfn: 'states',
  sns: 'sns',
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
    for (const [module, standIn] of Object.entries(replaced)) {
      building.onResolve({ filter: new RegExp(`(^|/)${module}$`) }, () => ({
        path: join(standIns, standIn),
      }));
    }
    building.onLoad({ filter: /\/@aws-sdk\/[^/]+\/package\.json$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8')) as { version: string };
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
    building.onLoad({ filter: /\/node_modules\/.*\.m?js$/ }, async ({ path }) => ({
      contents: slimmed(path, await readFile(path, 'utf8')) + noMap,
    }));
  },
};

/** In maps all of a module that is not ours is its first line: lines of others' code would be two thirds of a map. */
const noMap = `\n//# sourceMappingURL=data:application/json;base64,${btoa('{"version":3,"sources":[""],"mappings":"AAAA"}')}\n`;

function slimmed(path: string, text: string): string {
  const [, service = ''] = /\/client-([\w-]+)\/dist-es\/endpoint\/endpointResolver\.js$/.exec(path) ?? [];
  if (service !== '') return resolverOf(service);
  if (unused.some((each) => each.test(path))) return throwing(text);
  return /\/schemas_\d+\.js$/.test(path) ? withPlainKeys(withOwnErrors(text)) : withGlobalProcess(text);
}

function resolverOf(service: string): string {
  const host = hosts[service];
  if (host === undefined) throw new Error(`lib/bundling/slimmer.ts does not know the host of ${service}`);
  return `import { endpointOf } from ${JSON.stringify(join(standIns, 'endpoints.ts'))};
    export const defaultEndpointResolver = (parameters) => endpointOf('${host}', parameters);`;
}

/** As a module `process` is made of everything that it has, some of which takes a while to make. */
function withGlobalProcess(text: string): string {
  return text.replaceAll(/^import \{ (\w+) \} from "node:process";$/gm, 'const { $1 } = process;');
}

/** Something to call, construct or extend in place of everything that a module exports. */
function throwing(text: string): string {
  const names = [...text.matchAll(/^export (?:const|class|(?:async )?function) (\w+)/gm)].map(
    ([, name]) => name,
  );
  return names
    .map((name) => `export function ${name}() { throw new Error('${name} is left out of the bundle'); }`)
    .join('\n');
}

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

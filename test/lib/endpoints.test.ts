import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { endpointOf } from '../../lib/bundling/stand-ins/endpoints.ts';

type Resolver = (parameters: Readonly<Record<string, unknown>>, context: object) => unknown;

const packages = join(import.meta.dirname, '../../node_modules/@aws-sdk');

/** The rules of the SDK itself, by the service's name on the network. */
async function rulesOf(client: string): Promise<Resolver> {
  const path = join(packages, client, 'dist-es/endpoint/endpointResolver.js');
  expect(readFileSync(path, 'utf8')).toContain('defaultEndpointResolver');
  return (await import(pathToFileURL(path).href)).defaultEndpointResolver;
}

const services = [
  ['client-dynamodb', 'dynamodb'],
  ['client-s3', 's3'],
  ['client-secrets-manager', 'secretsmanager'],
  ['client-sfn', 'states'],
  ['client-sns', 'sns'],
] as const;
const regions = [
  'us-east-1',
  'us-west-2',
  'eu-central-1',
  'eu-west-1',
  'ap-southeast-7',
  'me-central-1',
  'cn-north-1',
  'cn-northwest-1',
  'us-gov-west-1',
  'us-gov-east-1',
  'us-iso-east-1',
  'us-isob-east-1',
  'us-isof-south-1',
  'eu-isoe-west-1',
  'eusc-de-east-1',
];
const cases = services.flatMap(([client, host]) => regions.map((region) => [client, host, region] as const));

test.each(cases)('%s is reached as the SDK says: %s in %s', async (client, host, region) => {
  const rules = await rulesOf(client);
  const bucket = host === 's3' ? { Bucket: 'bellwether-prod-feed-123456789012' } : {};
  const asked = { Region: region, UseFIPS: false, UseDualStack: false, ...bucket };

  expect(plain(endpointOf(host, asked))).toEqual(plain(rules(asked, {})));
});

test.each(['http://127.0.0.1:4566', 'http://localhost:4566', 'https://proxy.example.com'])(
  'a bucket at %s is addressed as the SDK does it',
  async (Endpoint) => {
    const rules = await rulesOf('client-s3');
    const asked = { Region: 'eu-central-1', Endpoint, Bucket: 'feed', UseFIPS: false, UseDualStack: false };

    expect(plain(endpointOf('s3', asked))).toEqual(plain(rules(asked, {})));
  },
);

test.each([
  [{ Region: 'eu-central-1', UseFIPS: true }, /FIPS/],
  [{ Region: 'eu-central-1', UseDualStack: true }, /IPv6/],
  [{ Region: 'eu.evil.example/' }, /region/],
  [{ Region: undefined }, /region/],
])('%j has no address', (asked, words) => {
  expect(() => endpointOf('dynamodb', asked)).toThrow(words);
});

test.each(['with.dots', 'UPPER', 'ab', 'a/b'])('there is no bucket of ours named %s', (Bucket) => {
  expect(() => endpointOf('s3', { Region: 'eu-central-1', Bucket })).toThrow(/bucket/);
});

/** An endpoint as far as a request depends on it. */
function plain(endpoint: unknown): object {
  const { url, properties, headers } = endpoint as {
    url: URL;
    properties: { authSchemes?: readonly object[] };
    headers: object;
  };
  return { url: url.href.replace(/\/$/, ''), authSchemes: properties.authSchemes, headers };
}

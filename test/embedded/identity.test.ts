import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterEach, expect, test, vi } from 'vitest';
import { createClients } from '../../lambdas/adapters/runtime.ts';
import { startServices } from '../../local/embedded/index.ts';
import { freshFolder } from '../support/fresh-folder.ts';

const config = join(freshFolder('aws'), 'config');
writeFileSync(
  config,
  '[default]\nendpoint_url = http://127.0.0.1:9\nuse_fips_endpoint = true\nmax_attempts = 1\n',
);

afterEach(() => vi.unstubAllEnvs());

test.each([
  ['AWS_PROFILE', 'of-somebody'],
  ['AWS_CONFIG_FILE', config],
  ['AWS_SHARED_CREDENTIALS_FILE', config],
  ['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'true'],
  ['AWS_USE_FIPS_ENDPOINT', 'true'],
  ['AWS_USE_DUALSTACK_ENDPOINT', 'true'],
  ['AWS_RETRY_MODE', 'adaptive'],
  ['AWS_MAX_ATTEMPTS', '1'],
])('the embedded services are found and asked as ever where the machine says %s=%s', async (name, value) => {
  vi.stubEnv(name, value);
  const services = await startServices(Date.now, {
    s3: { buckets: { feed: null } },
    sns: { confirm: 'at-once', folder: null, onDelivery: () => {}, onConfirmation: () => {} },
    states: { run: async () => {}, onFailure: () => {} },
    dynamo: { folder: null },
    secrets: {},
  });
  for (const [each, text] of Object.entries(services.environment)) vi.stubEnv(each, text);
  const clients = createClients();

  try {
    const { KeyCount } = await clients.s3.send(new ListObjectsV2Command({ Bucket: 'feed' }));
    const { maxAttempts, retryMode } = clients.s3.config;

    expect([KeyCount, await maxAttempts(), await (retryMode as () => Promise<string>)()]).toEqual([
      0,
      3,
      'standard',
    ]);
  } finally {
    for (const client of Object.values(clients)) client.destroy();
    await services.close();
  }
});

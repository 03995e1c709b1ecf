import { expect, onTestFinished, test, vi } from 'vitest';
import { createS3 } from '../../lambdas/adapters/runtime.ts';
import { s3Feed } from '../../lambdas/adapters/s3-feed.ts';
import { listen } from '../../local/embedded/loopback.ts';

const body = 'account_id,name\n';

/** Like S3, which tells the checksum that a file came with to whoever asks for it; gives where it is. */
async function s3With(algorithm: string, checksum: string): Promise<string> {
  const { endpoint, close } = await listen(async ({ headers }) => {
    const isAsked = headers['x-amz-checksum-mode'] === 'ENABLED';
    const told = isAsked ? { [`x-amz-checksum-${algorithm}`]: checksum } : {};
    return { status: 200, headers: { etag: '"e"', 'x-amz-version-id': 'v1', ...told }, body };
  });
  onTestFinished(close);
  return endpoint;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html */
test.each([
  ['sha1', 'LcXlw0GGZ9sXrFuYZ8l6Ml3kBUg='],
  ['sha512', 'AAAA'],
  ['xxhash64', 'AAAAAAAAAAA='],
  ['xxhash128', 'AAAAAAAAAAAAAAAAAAAAAA=='],
])('a file that was uploaded with a checksum by %s is read', async (algorithm, checksum) => {
  vi.stubEnv('AWS_ENDPOINT_URL_S3', await s3With(algorithm, checksum));
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'a');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'b');
  onTestFinished(() => void vi.unstubAllEnvs());
  const client = createS3();
  onTestFinished(() => client.destroy());

  const object = await s3Feed(client, 'feed').read('accounts/accounts.csv');
  const chunks: Uint8Array[] = [];
  for await (const chunk of object?.chunks ?? []) chunks.push(chunk);

  expect(Buffer.concat(chunks).toString()).toBe(body);
});

import { ListTopicsCommand, PublishCommand } from '@aws-sdk/client-sns';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createPublisher, createSns } from '../../lambdas/adapters/runtime.ts';
import { listen } from '../../local/embedded/loopback.ts';

/** An SNS that is out of order, for clients that are made from now on; gives how often it was asked. */
async function brokenSns(): Promise<() => number> {
  let asked = 0;
  const { endpoint, close } = await listen(async () => {
    asked += 1;
    return { status: 500, headers: {}, body: '' };
  });
  onTestFinished(close);
  vi.stubEnv('AWS_ENDPOINT_URL_SNS', endpoint);
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'a');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'b');
  onTestFinished(() => void vi.unstubAllEnvs());
  return () => asked;
}

test('SNS is asked again when it fails, but never to publish again', async () => {
  const asked = await brokenSns();
  const [sns, publisher] = [createSns(), createPublisher()];
  onTestFinished(() => {
    sns.destroy();
    publisher.destroy();
  });

  await expect(publisher.send(new PublishCommand({ TopicArn: 't', Message: 'm' }))).rejects.toThrow();
  expect(asked()).toBe(1);

  await expect(sns.send(new ListTopicsCommand({}))).rejects.toThrow();
  expect(asked()).toBe(1 + 3);
});

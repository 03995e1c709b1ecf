import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { startSecrets } from '../../local/embedded/secrets.ts';

export const secretArn = 'arn:aws:secretsmanager:eu-central-1:000000000000:secret:links';

/** Secrets Manager with one secret whose first version holds this text, made when `now` first says so. */
export async function secretHolding(text: string, now: () => number) {
  const service = await startSecrets({ secrets: { [secretArn]: text }, now });
  const client = new SecretsManagerClient({
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    endpoint: service.endpoint,
    maxAttempts: 1,
  });
  return {
    client,
    /** What everybody reads. */
    current: async () =>
      (await client.send(new GetSecretValueCommand({ SecretId: secretArn }))).SecretString ?? '',
    async close() {
      client.destroy();
      await service.close();
    },
  };
}

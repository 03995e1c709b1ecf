import { text } from 'node:stream/consumers';
import { type Loopback, listen } from './loopback.ts';
import { asRefusal, notImplemented, Refusal } from './refusal.ts';

/** Secrets Manager on loopback: AWS JSON 1.1, GetSecretValue of the secrets that it was started with, by ARN. */
export function startSecrets(secrets: Readonly<Record<string, string>>): Promise<Loopback> {
  return listen(async (request, response) => {
    const body = await text(request);
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    try {
      const target = String(request.headers['x-amz-target']);
      if (target !== 'secretsmanager.GetSecretValue') throw notImplemented(target);
      const { SecretId: arn = '' } = JSON.parse(body) as { SecretId?: string };
      const value = Object.hasOwn(secrets, arn) ? secrets[arn] : undefined;
      if (value === undefined) {
        throw new Refusal(
          400,
          'ResourceNotFoundException',
          "Secrets Manager can't find the specified secret.",
        );
      }
      response.end(JSON.stringify({ ARN: arn, Name: arn.split(':').at(-1), SecretString: value }));
    } catch (error) {
      const { status, code, message } = asRefusal(error);
      response.statusCode = status;
      response.end(JSON.stringify({ __type: code, message }));
    }
  });
}

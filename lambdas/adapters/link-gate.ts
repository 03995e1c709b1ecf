import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import type { Links } from '../ports.ts';

/** What we read of API Gateway's event. */
export type GateEvent = Pick<APIGatewayRequestAuthorizerEvent, 'pathParameters' | 'methodArn'>;

/**
 * Tells API Gateway whether a request may pass, and to the page behind it whose link it came by. Only this reads
 * the token, so only this needs the key.
 */
export async function admit(
  links: Pick<Links, 'read'>,
  event: GateEvent,
  now: string,
): Promise<APIGatewayAuthorizerResult> {
  const claim = await links.read(event.pathParameters?.['token'] ?? '', now);
  const effect = claim === null ? 'Deny' : 'Allow';
  return {
    principalId: claim?.recipientId ?? 'nobody',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: effect, Resource: event.methodArn }],
    },
    ...(claim === null ? {} : { context: { ...claim } }),
  };
}

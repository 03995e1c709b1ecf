import type { DynamoDBClient, ServiceOutputTypes } from '@aws-sdk/client-dynamodb';

/** Throttling in DynamoDB's words, for a table and for an account. */
const throttled = ['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded'];

export function isThrottling(error: unknown): boolean {
  return error instanceof Error && throttled.includes(error.name);
}

/**
 * A batch that is refused as a whole comes back like one of which nothing was processed. The SDK would try it again
 * by itself, and whoever paces the calls would not hear that there were too many.
 */
export function giveBackRefusedBatches(client: DynamoDBClient): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        if (!isThrottling(error) || !('RequestItems' in args.input)) throw error;
        const { RequestItems } = args.input;
        const output = { $metadata: {}, UnprocessedItems: RequestItems, UnprocessedKeys: RequestItems };
        return { response: undefined, output: output as ServiceOutputTypes };
      }
    },
    // Inside of the SDK's retries, outside of what makes an error of a reply.
    { step: 'deserialize', priority: 'high', name: 'giveBackRefusedBatches' },
  );
}

import type { Client } from '../../lambdas/adapters/runtime.ts';
import type { SdkReply, SdkRequest } from '../../local/embedded/in-process.ts';
import { quicken } from '../../local/quick-client.ts';

/** How long a client waits for a reply, and whether it then does something about it. */
export type Patience = { readonly requestTimeout: number; readonly givesUp: boolean };

type Settings = {
  readonly requestTimeout?: number;
  readonly socketTimeout?: number;
  readonly throwOnRequestTimeout?: boolean;
};

/** Makes a client send its requests here. Keeps what it was told about time and attempts; its pauses between attempts take none. */
export function attach(
  client: Client,
  handle: (request: SdkRequest, patience: Patience) => Promise<SdkReply>,
): void {
  const told = client.config.requestHandler as unknown as { readonly configProvider: Promise<Settings> };
  const retries = client.config.retryStrategy as unknown as () => Promise<Retries>;
  let patience: Patience | null = null;
  const patienceOf = async () => {
    const {
      requestTimeout = 0,
      socketTimeout = 0,
      throwOnRequestTimeout = false,
    } = await told.configProvider;
    const givesUp = socketTimeout > 0 || (requestTimeout > 0 && throwOnRequestTimeout);
    return { requestTimeout: Math.max(requestTimeout, socketTimeout), givesUp };
  };
  const strategy = async () => {
    const made = await retries();
    made.refreshRetryTokenForRetry = (token, error) => retriedAtOnce(made, token, error);
    return made;
  };
  Object.assign(client.config, {
    retryStrategy: strategy,
    requestHandler: {
      metadata: { handlerProtocol: 'simulated' },
      async handle(request: SdkRequest) {
        patience ??= await patienceOf();
        return { response: await handle(request, patience) };
      },
      updateHttpClientConfig: () => {},
      httpHandlerConfigs: () => ({}),
    },
  });
  quicken(client);
}

type RetryToken = {
  readonly getRetryCount: () => number;
  readonly getRetryDelay: () => number;
  readonly getRetryCost: () => number | undefined;
};
type RetriedError = { readonly errorType: string };
/** The SDK's judge of retries, as far as it is asked here. */
type Retries = {
  capacity: number;
  readonly getMaxAttempts: () => Promise<number>;
  /** 0 when it may be tried again. */
  readonly retryCode: (token: RetryToken, error: RetriedError, maxAttempts: number) => number;
  readonly getCapacityCost: (errorType: string) => number;
  refreshRetryTokenForRetry: (token: RetryToken, error: RetriedError) => Promise<RetryToken>;
};

/** What the SDK allows after a failed attempt, without its timer: that of the machine would decide what comes first. */
async function retriedAtOnce(retries: Retries, token: RetryToken, error: RetriedError): Promise<RetryToken> {
  if (retries.retryCode(token, error, await retries.getMaxAttempts()) !== 0)
    throw new Error('No retry token available');
  const cost = retries.getCapacityCost(error.errorType);
  retries.capacity -= cost;
  const count = token.getRetryCount() + 1;
  return { getRetryCount: () => count, getRetryDelay: () => 0, getRetryCost: () => cost };
}

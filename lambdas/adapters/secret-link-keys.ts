import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import type { LinkKeyStore, LinkKeys } from '../ports.ts';
import { clock, log } from './runtime.ts';

const keptMs = 5 * 60_000;
/** So long nobody is kept waiting again for a secret that could not be read, or that did not have what was wanted. */
const retryMs = 15_000;
const key = z.string().check(z.minLength(32));
const secret = z.object({ current: key, previous: z.optional(key) });

/** The keys in the text of a secret. Throws without a word of the text: it may be half a key. */
export function linkKeysOf(text: string | undefined): LinkKeys {
  try {
    return secret.parse(JSON.parse(text ?? ''));
  } catch {
    throw new Error('the secret does not hold the keys of links');
  }
}

/**
 * The keys in a secret of Secrets Manager, `{"current": "…", "previous": "…"}`. Looked up again after five
 * minutes, or sooner for a key that is not among them; when that fails, the keys known so far go on
 * for whom they are enough.
 */
export function secretLinkKeys(client: SecretsManagerClient, secretArn: string): LinkKeyStore {
  let known: LinkKeys | null = null;
  let nextLook = Number.NEGATIVE_INFINITY;
  let lastLook = Number.NEGATIVE_INFINITY;
  let failure = '';
  return {
    async read(isEnough = () => true) {
      const now = Date.parse(clock.now());
      const isWanting = known !== null && !isEnough(known) && now >= lastLook + retryMs;
      if (now >= nextLook || isWanting) {
        lastLook = now;
        try {
          const reply = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
          known = linkKeysOf(reply.SecretString);
          nextLook = now + keptMs;
          failure = '';
        } catch (error) {
          nextLook = now + retryMs;
          failure = error instanceof Error ? error.name : 'unknown';
          log(JSON.stringify({ level: 'error', message: 'the keys of links were not read', error: failure }));
        }
      }
      if (known === null || (failure !== '' && !isEnough(known)))
        throw new Error(`the keys of links could not be read: ${failure}`);
      return known;
    },
  };
}

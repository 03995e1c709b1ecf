import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import type { LinkKeyStore, LinkKeys } from '../ports.ts';
import { log } from './runtime.ts';

const keptMs = 5 * 60_000;
const key = z.string().check(z.minLength(32));
const secret = z.object({ current: key, previous: z.optional(key) });

/**
 * The keys in a secret of Secrets Manager, `{"current": "…", "previous": "…"}`. Looked up again after five
 * minutes; when that fails, the keys known so far go on.
 */
export function secretLinkKeys(client: SecretsManagerClient, secretArn: string): LinkKeyStore {
  let known: { readonly keys: LinkKeys; readonly until: number } | null = null;
  return {
    async read() {
      const now = Date.now();
      if (known !== null && now < known.until) return known.keys;
      try {
        const reply = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
        known = { keys: secret.parse(JSON.parse(reply.SecretString ?? '')), until: now + keptMs };
      } catch (error) {
        // What was read is no part of the message: it may be half a key.
        const why = error instanceof Error ? error.name : 'unknown';
        if (known === null) throw new Error(`the keys of links could not be read: ${why}`);
        log(JSON.stringify({ level: 'error', message: 'the keys of links were not read again', error: why }));
      }
      return known.keys;
    },
  };
}

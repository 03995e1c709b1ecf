import { Buffer } from 'node:buffer';
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { addHours } from '../cases/instant.ts';
import type { LinkKeyStore, LinkKeys, Links } from '../ports.ts';
import { packClaim, unpackClaim } from './link-claim.ts';
import { log } from './runtime.ts';

/** How long a link lives. A key retires by rotation, which therefore must not come more often. */
export const linkLifeDays = 30;

/** `v1.<key>.<claim>.<mac>`; a recipient id has at most 64 characters. */
const tokenForm = /^v1\.[\w-]{4}\.[\w-]{18,120}\.[\w-]{22}$/;
const macBytes = 16;

/**
 * Links that carry their own proof: HMAC-SHA-256 over the exact text before the last dot, its first 128 bits.
 * Without keys a notice still goes out, with a link that leads to the refusal page: the alarm counts more.
 */
export function signedLinks(keys: LinkKeyStore, baseUrl: string): Links {
  return {
    async linkTo(caseId, recipientId, madeAt) {
      const expiresAt = addHours(madeAt, linkLifeDays * 24);
      const claim = packClaim({ caseId, recipientId, expiresAt }).toString('base64url');
      try {
        const { current } = await keys.read();
        return `${baseUrl}/c/${signed(`v1.${keyName(current)}.${claim}`, current)}`;
      } catch (error) {
        log(JSON.stringify({ level: 'error', message: 'a link could not be signed', error: String(error) }));
        return `${baseUrl}/c/unsigned`;
      }
    },
    ...linkReader(keys),
  };
}

/** Reads links and makes none. */
export function linkReader(keys: LinkKeyStore): Pick<Links, 'read'> {
  return {
    async read(token, now) {
      if (!tokenForm.test(token)) return null;
      const name = token.slice(3, 7);
      const key = namedKey(await keys.read((known) => namedKey(known, name) !== null), name);
      const text = token.slice(0, token.lastIndexOf('.'));
      if (key === null || !isSame(token, signed(text, key))) return null;
      const claim = unpackClaim(Buffer.from(text.slice(8), 'base64url'));
      return now < claim.expiresAt ? claim : null;
    },
  };
}

function signed(text: string, key: string): string {
  const mac = createHmac('sha256', key).update(text).digest().subarray(0, macBytes);
  return `${text}.${mac.toString('base64url')}`;
}

/** In a time that does not tell where they differ. */
function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** What a key is called in the links that it signed. */
function keyName(key: string): string {
  return createHash('sha256').update(`link key ${key}`).digest('base64url').slice(0, 4);
}

function namedKey({ current, previous }: LinkKeys, name: string): string | null {
  return [current, previous].find((key) => key !== undefined && keyName(key) === name) ?? null;
}

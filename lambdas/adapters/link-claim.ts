import { Buffer } from 'node:buffer';
import { caseIdOf, subjectOf } from '../cases/case-id.ts';
import { instant } from '../cases/instant.ts';
import type { LinkClaim } from '../ports.ts';

/**
 * Bytes of a claim, as few as can be, because a link has to fit an SMS:
 *
 * | bytes | what |
 * |---|---|
 * | 6 | expiry, milliseconds since 1970 |
 * | 1 | kind of the case |
 * | 4 | its day: of opening, or the business day; days since 1970 |
 * | 2 | which of that day (0 for data quality) |
 * | 8 | digest of the account (not for data quality) |
 * | rest | recipient id |
 */
const kinds = ['rescue', 'red-channel', 'data-quality'] as const;
const dayMs = 86_400_000;
const headBytes = 13;
const digestBytes = 8;

export function packClaim({ caseId, recipientId, expiresAt }: LinkClaim): Buffer {
  const subject = subjectOf(caseId);
  if (subject === null) throw new Error(`no link leads to ${caseId}: it is no case id`);
  const head = Buffer.alloc(headBytes);
  head.writeUIntBE(Date.parse(expiresAt), 0, 6);
  head.writeUInt8(kinds.indexOf(subject.kind), 6);
  const isDay = subject.kind === 'data-quality';
  head.writeInt32BE(Date.parse(isDay ? subject.day : subject.on) / dayMs, 7);
  head.writeUInt16BE(isDay ? 0 : (subject.nth ?? 1), 11);
  const digest = Buffer.from(isDay ? '' : subject.accountDigest, 'hex');
  return Buffer.concat([head, digest, Buffer.from(recipientId, 'utf8')]);
}

/** The claim of bytes that `packClaim` made and nobody changed: check the signature first. */
export function unpackClaim(bytes: Buffer): LinkClaim {
  const kind = kinds[bytes.readUInt8(6)];
  if (kind === undefined) throw new Error('a signed link names a kind of case that is not known');
  const expiresAt = instant(bytes.readUIntBE(0, 6));
  const day = instant(bytes.readInt32BE(7) * dayMs).slice(0, 10);
  if (kind === 'data-quality') {
    const recipientId = bytes.toString('utf8', headBytes);
    return { caseId: caseIdOf({ kind, day }), recipientId, expiresAt };
  }
  const accountDigest = bytes.toString('hex', headBytes, headBytes + digestBytes);
  const recipientId = bytes.toString('utf8', headBytes + digestBytes);
  const caseId = caseIdOf({ kind, accountDigest, on: day, nth: bytes.readUInt16BE(11) });
  return { caseId, recipientId, expiresAt };
}

import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { notImplemented } from '../refusal.ts';

/** A running digest over content. */
export type Digest = {
  update(bytes: Buffer): void;
  value(): Buffer;
};

const byHeader: Readonly<Record<string, () => Digest>> = {
  'content-md5': () => hash('md5'),
  'x-amz-checksum-crc32': () => cyclic((bytes, seed) => crc32(bytes, seed)),
  'x-amz-checksum-crc32c': () => cyclic(crc32c),
  'x-amz-checksum-sha1': () => hash('sha1'),
  'x-amz-checksum-sha256': () => hash('sha256'),
  'x-amz-content-sha256': () => hash('sha256'),
};

/** The digest that a request header announces; one that is not known here (CRC64NVME) is refused with 501. */
export function digestFor(header: string): Digest {
  const start = byHeader[header];
  if (start === undefined) throw notImplemented(`The checksum ${header}`);
  return start();
}

function hash(algorithm: string): Digest {
  const running = createHash(algorithm);
  return { update: (bytes) => void running.update(bytes), value: () => running.digest() };
}

function cyclic(next: (bytes: Buffer, seed: number) => number): Digest {
  let sum = 0;
  return {
    update: (bytes) => {
      sum = next(bytes, sum);
    },
    value: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(sum);
      return bytes;
    },
  };
}

/** The Castagnoli polynomial 0x1EDC6F41 (RFC 3720), bits reversed. */
const castagnoli = 0x82f63b78;

const crc32cTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ castagnoli : sum >>> 1;
  return sum;
});

function crc32c(bytes: Buffer, seed: number): number {
  let sum = ~seed;
  for (const byte of bytes) sum = (sum >>> 8) ^ (crc32cTable[(sum ^ byte) & 0xff] as number);
  return ~sum >>> 0;
}

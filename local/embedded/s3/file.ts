import { createHash } from 'node:crypto';
import { type BigIntStats, createReadStream, lstatSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAbsent } from '../file-error.ts';

/** Milliseconds without a change after which a file that somebody writes counts as complete. */
const quietMs = 300;
/** Milliseconds that a request waits for a file to become quiet before it takes it as not there yet. */
const patienceMs = 2_000;

/** The regular file at a path, or null: absent, a folder, a link, a device. As cheap as a look at it can be. */
export function regularFile(path: string): BigIntStats | null {
  try {
    const stats = lstatSync(path, { bigint: true, throwIfNoEntry: false });
    return stats?.isFile() ? stats : null;
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

/** The file once nobody has written to it for `quietMs`; 'busy' when that takes longer than a request waits. */
export async function quietFile(path: string): Promise<BigIntStats | 'busy' | null> {
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    const stats = regularFile(path);
    if (stats === null) return null;
    const age = Date.now() - Number(stats.mtimeMs);
    if (age < 0 || age >= quietMs) return stats;
    if (Date.now() >= giveUpAt) return 'busy';
    await sleep(quietMs - age);
  }
}

/** The MD5 of a file in hexadecimal, read as a stream. */
export async function md5OfFile(path: string): Promise<string> {
  const digest = createHash('md5');
  for await (const chunk of createReadStream(path)) digest.update(chunk as Buffer);
  return digest.digest('hex');
}

import { createHash } from 'node:crypto';

/** The closing marker of a day that lists these files, with their bytes, digests and rows (lines but the header). */
export function manifestFile(files: Readonly<Record<string, string>>): string {
  return JSON.stringify({
    files: Object.entries(files).map(([key, text]) => ({
      key,
      bytes: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest('hex'),
      rows: text.trimEnd().split('\n').length - 1,
    })),
  });
}

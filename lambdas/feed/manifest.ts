import { Buffer, isUtf8 } from 'node:buffer';
import * as z from 'zod/mini';
import type { CalendarDay } from '../scoring/calendar.ts';
import { echo } from './echo.ts';
import type { FileFacts } from './inspect.ts';
import { parseFeedKey } from './key.ts';
import { fileProblem, type Problem } from './problem.ts';

/** One file that belongs to the day; `key` is the full key, `sha256` in small hex digits. */
export type ManifestFile = {
  readonly key: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: number;
};

/** What a day consists of, as its data team says: the day is scored once all of it is there. */
export type Manifest = { readonly files: readonly ManifestFile[] };

const count = z.int('a whole number is expected').check(z.minimum(0, 'it is below 0'));

const manifestFile = z.object(
  {
    files: z
      .array(
        z.object(
          {
            key: z.string('a text is expected'),
            bytes: count,
            sha256: z
              .string('a text is expected')
              .check(z.regex(/^[0-9a-fA-F]{64}$/, '64 hex digits are expected')),
            rows: count,
          },
          'an object is expected',
        ),
        'a list is expected',
      )
      .check(z.minLength(1, 'no file is listed')),
  },
  'an object is expected',
);

/**
 * Reads `_manifest.json` of a day. A key is the full one, or the bare name of a file in the day's folder. Names of
 * members that are not known are ignored.
 */
export function parseManifest(bytes: Uint8Array, day: CalendarDay): Manifest | Problem {
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\ufeff/, '');
  const json = isUtf8(bytes) ? parsedJson(text) : undefined;
  if (json === undefined) return invalid('The manifest is not JSON in UTF-8');

  const result = manifestFile.safeParse(json);
  if (!result.success) {
    const [issue] = result.error.issues;
    const place = issue?.path.join('.') || 'the top';
    return invalid(`In the manifest, at ${echo(place)}, ${issue?.message}`);
  }

  const files = result.data.files.map(({ key, sha256, ...rest }) => ({
    key: key.includes('/') ? key : `snapshots/${day}/${key}`,
    sha256: sha256.toLowerCase(),
    ...rest,
  }));
  const seen = new Set<string>();
  for (const { key } of files) {
    const parsed = parseFeedKey(key);
    if (parsed.kind !== 'snapshot' || parsed.day !== day) {
      return invalid(`The manifest lists ${echo(key)}, which is no snapshot file of ${day}`);
    }
    if (seen.has(key)) return invalid(`The manifest lists ${echo(key)} twice`);
    seen.add(key);
  }
  return { files };
}

/** What a file is known to be. */
type Delivered = Pick<FileFacts, 'bytes' | 'sha256' | 'rows'>;

/** Everything in which the delivered files differ from the manifest; empty when it is met. `delivered` is by full key. */
export function manifestMismatches(
  manifest: Manifest,
  delivered: ReadonlyMap<string, Delivered>,
): readonly Problem[] {
  return manifest.files.flatMap((listed) => fileMismatches(listed, delivered.get(listed.key)));
}

/** In what one file differs from its entry in the manifest; `undefined` is a file that is not there. */
export function fileMismatches(listed: ManifestFile, delivered: Delivered | undefined): readonly Problem[] {
  const { key } = listed;
  if (delivered === undefined) {
    const rule = `The manifest lists ${key}, which is not there`;
    return [fileProblem('MANIFEST_FILE_MISSING', rule, 'Upload the file, or correct the manifest', { key })];
  }
  return (['bytes', 'sha256', 'rows'] as const)
    .filter((fact) => listed[fact] !== delivered[fact])
    .map((fact) => {
      const rule = `${key}: the manifest says ${fact} ${listed[fact]}, the file has ${delivered[fact]}`;
      return fileProblem('MANIFEST_MISMATCH', rule, 'Upload the file again, or correct the manifest', {
        key,
      });
    });
}

/** A file of a day whose manifest does not list it. */
export function notInManifest(key: string): Problem {
  const rule = `The day's _manifest.json does not list ${key}, so it is not scored`;
  return fileProblem('NOT_IN_MANIFEST', rule, 'Add it to the manifest, or take the file away', { key });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function invalid(rule: string): Problem {
  const remedy = 'Write {"files":[{"key":"…","bytes":1,"sha256":"…","rows":1}]}, each file of the day once';
  return fileProblem('MANIFEST_INVALID', rule, remedy);
}

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

/** A manifest is read as a whole: some twenty thousand files. */
export const LONGEST_MANIFEST_BYTES = 4 * 1024 * 1024;

/** So many problems of a manifest are named. */
const MOST_PROBLEMS = 1000;

const count = z.int('a whole number is expected').check(z.minimum(0, 'it is below 0'));

const wholeManifest = z.object(
  { files: z.array(z.unknown(), 'a list is expected').check(z.minLength(1, 'no file is listed')) },
  'an object is expected',
);

const manifestFile = z.object(
  {
    key: z.string('a text is expected'),
    bytes: count,
    sha256: z.string('a text is expected').check(z.regex(/^[0-9a-fA-F]{64}$/, '64 hex digits are expected')),
    rows: count,
  },
  'an object is expected',
);

/**
 * Reads `_manifest.json` of a day. A key is the full one, or the bare name of a file in the day's folder. Names of
 * members that are not known are ignored.
 */
export function parseManifest(bytes: Uint8Array, day: CalendarDay): Manifest | Problem {
  if (bytes.length > LONGEST_MANIFEST_BYTES) {
    return invalid(`The manifest is longer than ${LONGEST_MANIFEST_BYTES} bytes`);
  }
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\ufeff/, '');
  const json = isUtf8(bytes) ? parsedJson(text) : undefined;
  if (json === undefined) return invalid('The manifest is not JSON in UTF-8');

  const result = wholeManifest.safeParse(json);
  if (!result.success) return invalid(faultOf(result.error));

  const files = new Map<string, ManifestFile>();
  // One by one: the first fault is enough, a long list may have one in every entry.
  for (const [place, entry] of result.data.files.entries()) {
    const read = manifestFile.safeParse(entry);
    if (!read.success) return invalid(faultOf(read.error, ['files', place]));
    const { key: name, sha256, ...rest } = read.data;
    const key = name.includes('/') ? name : `snapshots/${day}/${name}`;
    const parsed = parseFeedKey(key);
    if (parsed.kind !== 'snapshot' || parsed.day !== day) {
      return invalid(`The manifest lists ${echo(key)}, which is no snapshot file of ${day}`);
    }
    if (files.has(key)) return invalid(`The manifest lists ${echo(key)} twice`);
    files.set(key, { key, sha256: sha256.toLowerCase(), ...rest });
  }
  return { files: [...files.values()] };
}

function faultOf(error: z.core.$ZodError, above: readonly PropertyKey[] = []): string {
  const [issue] = error.issues;
  const place = [...above, ...(issue?.path ?? [])].join('.') || 'the top';
  return `In the manifest, at ${echo(place)}, ${issue?.message}`;
}

/** What a file is known to be. */
type Delivered = Pick<FileFacts, 'bytes' | 'sha256' | 'rows'>;

/**
 * Everything in which the delivered files differ from the manifest, at most 1,000 problems and one that counts the
 * others; empty when it is met. `delivered` is by full key.
 */
export function manifestMismatches(
  manifest: Manifest,
  delivered: ReadonlyMap<string, Delivered>,
): readonly Problem[] {
  const problems = manifest.files.flatMap((listed) => fileMismatches(listed, delivered.get(listed.key)));
  return problems.length <= MOST_PROBLEMS
    ? problems
    : [...problems.slice(0, MOST_PROBLEMS), moreProblems(problems.length - MOST_PROBLEMS)];
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

function moreProblems(count: number): Problem {
  const rule = `The manifest differs from the files in ${count} more places`;
  return fileProblem('MANIFEST_MISMATCH', rule, 'Upload the files again, or correct the manifest');
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

import { createReadStream } from 'node:fs';
import { basename, resolve, sep } from 'node:path';
import { complaintColumns } from '../../lambdas/feed/complaint-rows.ts';
import { inspectFile, limits } from '../../lambdas/feed/inspect.ts';
import { type FeedKey, parseFeedKey } from '../../lambdas/feed/key.ts';
import { lookOf } from '../../lambdas/feed/look-alike.ts';
import { recipientColumns } from '../../lambdas/feed/recipient-rows.ts';
import { rosterColumns } from '../../lambdas/feed/roster-rows.ts';
import { CannotRun } from './cannot-run.ts';

export const fileKinds = ['snapshot', 'complaints', 'accounts', 'recipients'] as const;

export type FileKind = (typeof fileKinds)[number];

/** What a file on disk would be in the feed. */
export type FileTarget = {
  readonly key: FeedKey;
  /** Whether the business day of a snapshot is only a stand-in, because the path does not name it. */
  readonly isDayUnknown: boolean;
  /** How the kind was found, as a sentence; null when it was plain. */
  readonly guess: string | null;
};

/** Stands where a snapshot's day is not known yet; no row is compared with it. */
const anyDay = '2000-01-01';

/**
 * Finds out what a file is: by its path when that ends like a key of the feed, else as told, else by the names of
 * its columns.
 *
 * @param columns the names that a snapshot may use
 */
export async function targetOf(
  path: string,
  kind: FileKind | null,
  columns: readonly string[],
): Promise<FileTarget> {
  const inFeed = keyInPath(path);
  if (inFeed?.kind === 'manifest') {
    throw new CannotRun(
      `${path} is a manifest, and can be judged only together with the files that it lists. \`replay\` does that.`,
    );
  }
  if (inFeed !== null && (kind === null || inFeed.kind === kind)) {
    return { key: inFeed, isDayUnknown: false, guess: null };
  }
  if (kind !== null) return targetAs(kind, path, null);

  const bare = parseFeedKey(`complaints/${basename(path)}`);
  if (!('format' in bare)) {
    return { key: parseFeedKey(basename(path)), isDayUnknown: false, guess: null };
  }
  const names = await namesIn(path, bare);
  const guessed = kindWith(names, columns);
  if (guessed === null) {
    throw new CannotRun(
      `Neither the path nor the columns of ${path} say what it is. Say it with --kind: ${fileKinds.join(', ')}.`,
    );
  }
  return targetAs(
    guessed,
    path,
    `The kind was guessed from the names of the columns; --kind says it for sure.`,
  );
}

/** The last three or two parts of the path, when they are a key of the feed. */
function keyInPath(path: string): FeedKey | null {
  const parts = resolve(path).split(sep);
  const keys = [3, 2].map((count) => parseFeedKey(parts.slice(-count).join('/')));
  return keys.find((key) => key.kind !== 'unknown') ?? null;
}

function targetAs(kind: FileKind, path: string, guess: string | null): FileTarget {
  const name = basename(path);
  if (kind === 'snapshot') {
    return { key: parseFeedKey(`snapshots/${anyDay}/${name}`), isDayUnknown: true, guess };
  }
  const ending = /\.(csv|jsonl)(\.gz)?$/.exec(name)?.[0];
  const key = kind === 'complaints' || ending === undefined ? `${kind}/${name}` : `${kind}/${kind}${ending}`;
  return { key: parseFeedKey(key), isDayUnknown: false, guess };
}

/** The names of the columns of a CSV file, or of the members of JSON lines; none when the file is no text. */
async function namesIn(path: string, file: Extract<FeedKey, { kind: FileKind }>): Promise<readonly string[]> {
  const facts = await inspectFile(createReadStream(path), file, [], limits);
  return facts.header ?? facts.warnings.flatMap(({ column }) => column ?? []);
}

/** The kind that knows most of the names, however they are written; null when none knows any. */
function kindWith(names: readonly string[], columns: readonly string[]): FileKind | null {
  const known: readonly (readonly [FileKind, readonly string[]])[] = [
    ['snapshot', columns],
    ['complaints', complaintColumns],
    ['accounts', rosterColumns],
    ['recipients', recipientColumns],
  ];
  const looks = new Set(names.map(lookOf));
  const counts = known.map(([kind, all]) => ({
    kind,
    count: all.filter((name) => looks.has(lookOf(name))).length,
  }));
  const best = counts.reduce((most, each) => (each.count > most.count ? each : most));
  return best.count === 0 ? null : best.kind;
}

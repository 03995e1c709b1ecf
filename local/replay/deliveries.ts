import { createReadStream, existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import * as z from 'zod';
import { complaintColumns } from '../../lambdas/feed/complaint-rows.ts';
import { inspectFile, limits } from '../../lambdas/feed/inspect.ts';
import { parseFeedKey } from '../../lambdas/feed/key.ts';
import { type RowKind, readWholeFile } from '../../lambdas/feed/whole-file.ts';
import { Refusal } from '../embedded/refusal.ts';
import { checkedKey } from '../embedded/s3/key.ts';
import { FeedRefused } from './feed-refused.ts';
import { isFile, linesOf, parsedLine } from './listed-lines.ts';

/** One file put into the feed bucket at an instant. */
export type Delivery = {
  readonly at: number;
  readonly key: string;
  /** On disk. */
  readonly path: string;
};

const dayMs = 86_400_000;
/** Each day's files arrive at this hour of the following day, UTC, unless the feed says otherwise. */
const arrivalHour = 6;

/** Where files of the same instant take effect: roster, recipients, snapshots, complaints. */
const folderOrder = ['accounts', 'recipients', 'snapshots', 'complaints'];

/**
 * When each file of a feed folder is delivered, in order: as its `deliveries.jsonl` says (in the folder or
 * beside it), or roster and recipients first, then each day at 06:00 UTC of the following day, a complaints
 * file when its last complaint was reported.
 */
export async function planDeliveries(folder: string): Promise<readonly Delivery[]> {
  if (!existsSync(folder)) throw new FeedRefused(`There is no folder ${folder}.`);
  const listed = [join(folder, 'deliveries.jsonl'), join(dirname(resolve(folder)), 'deliveries.jsonl')];
  const list = listed.find(isFile);
  const deliveries =
    list === undefined ? await defaultDeliveries(folder) : await listedDeliveries(folder, list);
  if (deliveries.length === 0) {
    throw new FeedRefused(`${folder} has no files of a feed. Put snapshots under snapshots/YYYY-MM-DD/.`);
  }
  return deliveries
    .map((delivery, place) => ({ delivery, place }))
    .sort(
      (a, b) =>
        a.delivery.at - b.delivery.at || orderOf(a.delivery) - orderOf(b.delivery) || a.place - b.place,
    )
    .map(({ delivery }) => delivery);
}

function orderOf({ key }: Delivery): number {
  const place = folderOrder.indexOf(folderOf(key));
  return place < 0 ? folderOrder.length : place;
}

/** The first part of a key. */
export function folderOf(key: string): string {
  return key.split('/')[0] ?? '';
}

const line = z.object({
  at: z.iso.datetime({ offset: true }),
  key: z.string().min(1),
  file: z.string().min(1),
});

const example =
  '{"at":"2026-01-02T06:00:00Z","key":"snapshots/2026-01-01/a.csv","file":"snapshots/2026-01-01/a.csv"}';

async function listedDeliveries(folder: string, path: string): Promise<Delivery[]> {
  return linesOf(await readFile(path, 'utf8')).map((each) => {
    const { at, key, file } = parsedLine(line, path, each, example);
    const onDisk = resolve(folder, file);
    if (!onDisk.startsWith(resolve(folder) + sep) || !isFile(onDisk)) {
      throw new FeedRefused(`${path} line ${each.number}: there is no file ${file} in the feed folder.`);
    }
    return { at: Date.parse(at), key: keyFrom(`${path} line ${each.number}`, key), path: onDisk };
  });
}

async function defaultDeliveries(folder: string): Promise<Delivery[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, key: relative(folder, path).split(sep).join('/') }))
    .filter(({ key }) => folderOrder.includes(folderOf(key)) && !/(^|\/)\./.test(key))
    .map(({ path, key }) => ({ path: mustBeFile(path), key: keyFrom(path, key) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const timed: { path: string; key: string; at: number | null }[] = [];
  for (const file of files) timed.push({ ...file, at: await defaultTime(file.key, file.path) });
  const first = timed.reduce(
    (least, { at }) => (at === null ? least : Math.min(least, at)),
    Number.POSITIVE_INFINITY,
  );
  const start = Number.isFinite(first) ? first : 0;
  return timed.map(({ path, key, at }) => ({ path, key, at: at ?? start }));
}

/** The path, also of a link to a file; a link to anything else is refused rather than passed over. */
function mustBeFile(path: string): string {
  if (isFile(path)) return path;
  throw new FeedRefused(`${path} is a link that leads to no file. Put the files themselves there.`);
}

/** A key that the bucket of a replay takes; refused with the place that names it. */
function keyFrom(place: string, key: string): string {
  try {
    return checkedKey(key);
  } catch (error) {
    throw error instanceof Refusal ? new FeedRefused(`${place}: ${error.message}`) : error;
  }
}

/** When a complaint was reported, be the rest of its row right or wrong. */
const reportTime: RowKind<string> = {
  columns: complaintColumns,
  idColumn: 'account_id',
  isUnique: false,
  read: (check) => check.instant('reported_at'),
};

/** Null for files that come before everything else. */
async function defaultTime(key: string, path: string): Promise<number | null> {
  const day = /^snapshots\/(\d{4}-\d\d-\d\d)\//.exec(key)?.[1];
  if (day !== undefined) {
    const at = Date.parse(`${day}T00:00:00Z`) + dayMs + arrivalHour * 3_600_000;
    return Number.isNaN(at) ? null : at;
  }
  const parsed = parseFeedKey(key);
  if (parsed.kind !== 'complaints') return null;
  const facts = await inspectFile(createReadStream(path), parsed, complaintColumns, limits);
  if (facts.problems.length > 0) return null;
  const { rows } = await readWholeFile(
    createReadStream(path),
    { ...parsed, header: facts.header },
    reportTime,
  );
  const reported = rows.map((at) => Date.parse(at));
  return reported.length === 0 ? null : Math.max(...reported);
}

import type { Instant } from '../cases/case.ts';
import { type FileFacts, inspectFile, limits, truncation } from '../feed/inspect.ts';
import { dayOfFile, type FeedKey, parseFeedKey } from '../feed/key.ts';
import {
  fileMismatches,
  LONGEST_MANIFEST_BYTES,
  type Manifest,
  manifestMismatches,
  notInManifest,
  parseManifest,
} from '../feed/manifest.ts';
import type { Problem } from '../feed/problem.ts';
import { RowKernel } from '../feed/row-kernel.ts';
import type {
  DayRecord,
  DayRecords,
  Digest,
  FeedObject,
  FeedStore,
  ObjectBody,
  WorkStore,
} from '../ports.ts';
import type { CalendarDay } from '../scoring/calendar.ts';
import type { Model } from '../scoring/model.ts';
import { asListed } from './as-listed.ts';
import { blankRecord } from './blank-record.ts';
import { type DayPlan, type PlannedFile, type PlanPart, partsKey, planKey } from './day-plan.ts';
import { type DayTimes, scheduledRun } from './day-times.ts';
import { filesDigest } from './files-digest.ts';
import { needsRun } from './needs-run.ts';
import { isSettled } from './open-run.ts';
import { takeLock } from './run-lock.ts';

export type PlanPorts = {
  readonly feed: FeedStore;
  readonly work: WorkStore;
  readonly days: DayRecords;
  readonly digest: Digest;
};

/** `busy`: another run has the lock, the tick will come back. `nothing`: the day is decided as it lies there. */
export type PlanOutcome = {
  readonly outcome: 'run' | 'busy' | 'nothing';
  readonly day: CalendarDay;
  readonly runId: string;
  /** Key of the array of parts in the work bucket. */
  readonly partsKey: string;
  readonly ranges: number;
};

/**
 * Looks at every file of a day once, decides whether the day is scored or waits, and cuts the work into
 * ranges. Takes the lock of runs for this execution, which gives it back when it ends.
 */
export async function planDay(
  ports: PlanPorts,
  model: Model,
  times: DayTimes,
  day: CalendarDay,
  execution: string,
  now: Instant,
): Promise<PlanOutcome> {
  const listed = await ports.feed.list(`snapshots/${day}/`);
  const objects = listed.filter(({ key }) => dayOfFile(key) !== null);
  const digest = filesDigest(objects, ports.digest);
  const isDue = now >= scheduledRun(day, times);
  const runId = ports.digest(`${day} ${digest} ${model.version} ${isDue}`);
  const result = { day, runId, partsKey: partsKey(day, runId), ranges: 0 };
  if (!(await takeLock(ports.days, execution, now))) return { ...result, outcome: 'busy' };
  const records = await ports.days.list();
  const record = records.find((each) => each.day === day) ?? null;
  if (!needsRun(record, objects, digest, isDue)) {
    await ports.days.unlock(execution);
    return { ...result, outcome: 'nothing' };
  }

  const feed = asListed(ports.feed, objects);
  const manifest = await readManifest(feed, objects);
  const inspected = await inspectAll({ ...ports, feed }, model, day, objects, record);
  const mismatches = manifest?.content === null ? manifest.problems : mismatchesOf(manifest, inspected);
  const waitsFor =
    manifest === null
      ? isDue
        ? []
        : [`the scheduled run at ${scheduledRun(day, times)}`]
      : named(mismatches);
  const scored = records.filter((each) => each.isScored && each.day !== day);
  const plan: DayPlan = {
    day,
    runId,
    plannedAt: now,
    mode: waitsFor.length === 0 ? 'score' : 'wait',
    waitsFor,
    filesDigest: digest,
    manifest:
      manifest === null ? null : { key: manifest.key, version: manifest.version, problems: mismatches },
    files: judged(inspected, manifest?.content ?? null),
    modelVersion: model.version,
    previousDay: scored.filter((each) => each.day < day).at(-1)?.day ?? null,
    isSettled: records.every((each) => each.day === day || isSettled(each, now)),
    hasLaterDays: scored.some((each) => each.day > day),
    isNew: !scored.some((each) => each.day > day) && (record === null || record.runIds.length === 0),
  };
  const parts = partsOf(plan);
  await ports.work.write(planKey(day, runId), JSON.stringify(plan));
  await ports.work.write(partsKey(day, runId), JSON.stringify(parts));
  await ports.days.save(withRun(record ?? blankRecord(day), plan));
  return { ...result, outcome: 'run', ranges: parts.length };
}

/** A day names so many reasons why it waits. */
const mostReasons = 5;

/** The first problems, a sentence each, and last how many more the manifest's receipt has. */
function named(problems: readonly Problem[]): readonly string[] {
  const sentences = problems.map((problem) => problem.sentence);
  if (sentences.length <= mostReasons) return sentences;
  const rest = sentences.length - (mostReasons - 1);
  return [
    ...sentences.slice(0, mostReasons - 1),
    `${rest} more problems are in the receipt of the manifest.`,
  ];
}

type ReadManifest = {
  readonly key: string;
  readonly version: string;
  /** Null when it cannot be read. */
  readonly content: Manifest | null;
  readonly problems: readonly Problem[];
};

async function readManifest(feed: FeedStore, objects: readonly FeedObject[]): Promise<ReadManifest | null> {
  for (const object of objects) {
    const parsed = parseFeedKey(object.key);
    if (parsed.kind === 'manifest') return manifestIn(parsed, await readListed(feed, parsed));
  }
  return null;
}

async function manifestIn(
  parsed: Extract<FeedKey, { kind: 'manifest' }>,
  body: ObjectBody,
): Promise<ReadManifest> {
  const bytes: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body.chunks) {
    bytes.push(chunk);
    length += chunk.length;
    if (length > LONGEST_MANIFEST_BYTES) break;
  }
  const content = parseManifest(Buffer.concat(bytes), parsed.day);
  return 'code' in content
    ? { key: parsed.key, version: body.version, content: null, problems: [content] }
    : { key: parsed.key, version: body.version, content, problems: [] };
}

/** Facts of every snapshot file, in order of keys; a file that the last run saw is not read again. */
async function inspectAll(
  ports: PlanPorts,
  model: Model,
  day: CalendarDay,
  objects: readonly FeedObject[],
  record: DayRecord | null,
): Promise<PlannedFile[]> {
  const lastRun = record?.lastRunId ?? null;
  // The paper of a day that is corrected late may have been forgotten.
  const paper = lastRun === null ? null : await ports.work.read(planKey(day, lastRun));
  const last = paper === null ? null : (JSON.parse(paper) as DayPlan);
  const seen = last?.modelVersion === model.version ? last.files : [];
  const columns = model.columns.map((column) => column.name);
  const files: PlannedFile[] = [];
  for (const object of objects) {
    const key = parseFeedKey(object.key);
    if (key.kind !== 'snapshot') continue;
    const old = seen.find((file) => file.key === object.key && file.etag === object.etag);
    files.push(old ?? (await inspected(ports.feed, key, object, columns)));
  }
  return files;
}

async function inspected(
  feed: FeedStore,
  key: Extract<FeedKey, { kind: 'snapshot' }>,
  object: FeedObject,
  columns: readonly string[],
): Promise<PlannedFile> {
  const body = await readListed(feed, key);
  const kernel = RowKernel.toCount(key.format);
  const names = ['account_id', 'as_of', ...columns];
  const facts: FileFacts = await inspectFile(body.chunks, key, names, limits, kernel);
  return {
    key: key.key,
    version: body.version,
    etag: object.etag,
    ...facts,
    verdict: 'read',
    refusals: [],
    repeats: null,
  };
}

/** A file of the listing; throws when it is there no more, for a day is not scored without one that was listed. */
async function readListed(feed: FeedStore, { key }: FeedKey): Promise<ObjectBody> {
  const body = await feed.read(key);
  if (body !== null) return body;
  throw new Error(
    `${key} was replaced or taken away after it was listed; the next try sees the day as it is then`,
  );
}

function mismatchesOf(manifest: ReadManifest | null, files: readonly PlannedFile[]): readonly Problem[] {
  if (manifest?.content === null || manifest === null) return [];
  return manifestMismatches(manifest.content, new Map(files.map((file) => [file.key, file])));
}

/** Every file's verdict, given the others of its day: unlisted, damaged, repeated or to be read. */
function judged(files: readonly PlannedFile[], manifest: Manifest | null): PlannedFile[] {
  const originals = new Map<string, string>();
  const entries = new Map(manifest?.files.map((each) => [each.key, each]));
  return files.map((file) => {
    const listed = entries.get(file.key);
    const refusals: Problem[] = [...file.problems];
    if (manifest !== null && listed === undefined) refusals.push(notInManifest(file.key));
    const isMatched = listed !== undefined && fileMismatches(listed, file).length === 0;
    const key = parseFeedKey(file.key);
    const truncated = key.kind === 'snapshot' ? truncation(key, file, isMatched) : null;
    if (truncated !== null) refusals.push(truncated);
    const original = originals.get(file.sha256);
    if (refusals.length > 0) return { ...file, verdict: 'refused', refusals, repeats: null };
    if (original !== undefined) return { ...file, verdict: 'repeat', refusals: [], repeats: original };
    originals.set(file.sha256, file.key);
    return { ...file, verdict: 'read', refusals: [], repeats: null };
  });
}

function partsOf(plan: DayPlan): PlanPart[] {
  const { plannedAt, mode, modelVersion, previousDay, isSettled, hasLaterDays } = plan;
  const read = plan.files.filter((file) => file.verdict === 'read');
  return read
    .flatMap(({ key, version, header, ranges }) => ranges.map((range) => ({ key, version, header, range })))
    .map((part, number) => ({
      number,
      ...part,
      plannedAt,
      mode,
      modelVersion,
      previousDay,
      isSettled,
      hasLaterDays,
    }));
}

function withRun(record: DayRecord, plan: DayPlan): DayRecord {
  const others = record.runIds.filter((each) => each !== plan.runId);
  return {
    ...record,
    lastRunId: plan.runId,
    runIds: plan.mode === 'score' ? [...others, plan.runId] : record.runIds,
  };
}

import { parseFeedKey } from '../feed/key.ts';
import type { DayRecord, FeedObject } from '../ports.ts';
import { hasOpenRun } from './open-run.ts';

/** Whether the files or the clock say something that the day's record does not, or a run has not ended. */
export function needsRun(
  record: DayRecord | null,
  objects: readonly FeedObject[],
  digest: string,
  isDue: boolean,
): boolean {
  if (record !== null && hasOpenRun(record)) return true;
  if (record === null || record.filesDigest === null) return objects.length > 0;
  return record.filesDigest !== digest || (record.status === 'waiting' && isDue && !hasManifest(objects));
}

function hasManifest(objects: readonly FeedObject[]): boolean {
  return objects.some((object) => parseFeedKey(object.key).kind === 'manifest');
}

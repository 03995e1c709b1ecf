import { type Day, iso, minute, startOf } from './calendar.ts';
import { csv } from './random-people.ts';
import type { Chance } from './seeded.ts';

/** A complaints file and when it lands by default: when its last complaint was reported. */
export interface ComplaintFile {
  readonly at: number;
  readonly key: string;
  readonly bytes: Buffer;
}

const header = ['complaint_id', 'account_id', 'reported_at', 'severity', 'summary'];

/** Complaints of every severity over the days, some rows of them broken, repeated or about strangers. */
export function complaintFiles(
  chance: Chance,
  ids: readonly string[],
  days: readonly Day[],
): ComplaintFile[] {
  const files: ComplaintFile[] = [];
  const earlier: string[][] = [];
  for (const day of days.slice(3)) {
    if (!chance.happens(0.5)) continue;
    const last = startOf(day) + chance.integer(0, 1439) * minute;
    const rows = Array.from({ length: chance.integer(1, 4) }, (_, at) => {
      const number = `K-${files.length}-${at}`;
      const before = at === 0 ? last : last - chance.integer(0, 40 * 60) * minute;
      const severity = chance.pick(['low', 'medium', 'high', 'critical', 'critical', 'Critical']);
      const account = chance.happens(0.05) ? 'nobody' : chance.pick(ids.slice(0, 12));
      return [number, account, withOffset(chance, before), severity, 'too late, "again"'];
    });
    if (chance.happens(0.3) && earlier.length > 0) rows.push(chance.pick(earlier));
    earlier.push(...rows);
    files.push({ at: last, key: `complaints/file-${files.length}.csv`, bytes: csv([header, ...rows]) });
  }
  return files;
}

function withOffset(chance: Chance, at: number): string {
  const hours = chance.pick([0, 8, -5]);
  if (hours === 0) return iso(at);
  const local = iso(at + hours * 60 * minute).slice(0, 19);
  return `${local}${hours > 0 ? '+' : '-'}0${Math.abs(hours)}:00`;
}

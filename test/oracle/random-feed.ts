import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Day, hour, type Instant, iso, minute, scheduledRun } from './calendar.ts';
import { readFeedFile } from './feed-file.ts';
import { writeRandomActions } from './random-actions.ts';
import { complaintFiles } from './random-complaints.ts';
import { type PlannedDay, planDays } from './random-days.ts';
import { laterCompany, randomCompany, recipientsCsv, rosterCsv } from './random-people.ts';
import { type FeedPlan, timed } from './random-plan.ts';
import { type Chance, seeded } from './seeded.ts';

interface Landing {
  readonly at: Instant;
  readonly key: string;
  readonly bytes: Buffer;
}

/** Writes the feed into the folder, which is emptied first. */
export function writeRandomFeed(folder: string, plan: FeedPlan): void {
  const chance = seeded(plan.seed);
  const ids = Array.from({ length: plan.accounts }, (_, at) => `A-${String(at + 1).padStart(3, '0')}`);
  const strangers = plan.with.has('strangers') ? 2 : 0;
  const company = randomCompany(chance, ids.slice(0, ids.length - strangers), {
    keyAccounts: plan.with.has('key-accounts'),
    unfilled: plan.with.has('unfilled'),
  });
  const days = planDays(chance, plan, ids);
  const landings = days.flatMap((day) => landingsOf(chance, plan, day));
  if (plan.with.has('complaints'))
    landings.push(
      ...complaintFiles(
        chance,
        ids,
        days.map(({ day }) => day),
      ),
    );
  const first = Math.min(...landings.map(({ at }) => at));
  const lists: Landing[] = [
    { at: first, key: 'recipients/recipients.csv', bytes: recipientsCsv(company) },
    { at: first, key: 'accounts/accounts.csv', bytes: rosterCsv(company) },
  ];
  if (plan.with.has('roster-changes')) {
    const later = laterCompany(chance, company);
    const middle = first + Math.floor(plan.days / 2) * 24 * hour + 17 * minute;
    const broken = Buffer.concat([rosterCsv(later), Buffer.from('A-1,cut')]);
    lists.push({ at: middle, key: 'accounts/accounts.csv', bytes: rosterCsv(later) });
    lists.push({ at: middle + 25 * hour, key: 'accounts/accounts.csv', bytes: broken });
    lists.push({ at: middle + 26 * hour, key: 'recipients/recipients.csv', bytes: recipientsCsv(later) });
  }
  const all = [...lists, ...landings].sort((a, b) => a.at - b.at);
  rmSync(folder, { recursive: true, force: true });
  if (timed.some((ingredient) => plan.with.has(ingredient))) writeListed(folder, all);
  else for (const { key, bytes } of all) write(join(folder, key), bytes);
  if (!plan.with.has('actions')) return;
  const end = Math.max(...all.map(({ at }) => at)) + 10 * 24 * hour;
  const people = company.recipients.map(([id = '']) => id);
  writeRandomActions(folder, chance, people, end);
}

function writeListed(folder: string, landings: readonly Landing[]): void {
  const lines = landings.map(({ at, key, bytes }, number) => {
    const file = `versions/${String(number).padStart(4, '0')}-${key.replaceAll('/', '-')}`;
    write(join(folder, file), bytes);
    return JSON.stringify({ at: iso(at), key, file });
  });
  write(join(folder, 'deliveries.jsonl'), Buffer.from(lines.map((line) => `${line}\n`).join('')));
}

function write(path: string, bytes: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

/** When the files of a day land: on schedule, or as the plan's ingredients move, double and correct them. */
function landingsOf(chance: Chance, plan: FeedPlan, { day, files, corrected }: PlannedDay): Landing[] {
  const scheduled = scheduledRun(day);
  let at = scheduled;
  if (plan.with.has('times')) at += chance.integer(-300, 359) * minute;
  if (plan.with.has('shuffled')) at += chance.integer(0, 4) * 24 * hour;
  if (plan.with.has('late') && chance.happens(0.15)) at += chance.integer(1, 8) * 24 * hour + 7 * hour;
  const spread = plan.with.has('times') && chance.happens(0.3) ? 3 * hour : 0;
  const land = (file: { key: string; bytes: Buffer }, from: Instant): Landing => ({
    ...file,
    at: from + (spread === 0 ? 0 : chance.integer(0, spread / minute) * minute),
  });

  const landings = files.map((file) => land(file, at));
  if (plan.with.has('doubled') && chance.happens(0.2)) {
    const again = at + chance.integer(1, 72) * hour;
    landings.push(...files.map((file) => land(file, again)));
  }
  const latest = Math.max(...landings.map((landing) => landing.at));
  const correction = latest + chance.integer(1, 100) * hour;
  landings.push(...corrected.map((file) => ({ ...file, at: correction })));
  if (plan.with.has('manifest') && chance.happens(0.6)) {
    landings.push(...manifests(chance, plan, day, landings));
  }
  return landings;
}

/** The manifest of the files that lie there at the end; sometimes first a wrong one. */
function manifests(chance: Chance, plan: FeedPlan, day: Day, landings: readonly Landing[]): Landing[] {
  const final = new Map(landings.map(({ key, bytes }) => [key, bytes]));
  const entries = [...final].map(([key, bytes]) => ({
    key,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    rows: readFeedFile(key, bytes, 'account_id', []).rows.length,
  }));
  const manifest = (files: readonly object[], at: Instant): Landing => ({
    at,
    key: `snapshots/${day}/_manifest.json`,
    bytes: Buffer.from(JSON.stringify({ files })),
  });
  const last = Math.max(...landings.map(({ at }) => at));
  const whole = manifest(entries, last);
  if (!plan.with.has('times')) return [whole];
  const early = chance.happens(0.5)
    ? [manifest(entries, Math.min(...landings.map(({ at }) => at)))]
    : [whole];
  const wrong = entries.map((entry) => ({
    ...entry,
    ...chance.pick([{ rows: entry.rows + 1 }, { bytes: 1 }, {}]),
  }));
  const missing = [
    ...entries,
    { key: `snapshots/${day}/never.csv`, bytes: 1, sha256: '0'.repeat(64), rows: 1 },
  ];
  if (chance.happens(0.3)) return [...early, manifest(chance.pick([wrong, missing]), last + 30 * hour)];
  return early;
}

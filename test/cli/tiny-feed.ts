import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { addDays } from '../../lambdas/scoring/calendar.ts';
import {
  type Indices,
  people,
  recipientsFile,
  rosterFile,
  snapshotFile,
  steerableModel,
} from '../support/company.ts';
import { freshFolder } from '../support/fresh-folder.ts';

export async function writeInto(folder: string, file: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return path;
}

/** The first of the twelve days. */
const firstDay = '2026-03-01';

/** The index of each account on days 1 to 12; null is delivered without a value, undefined not at all. */
const indices: Readonly<Record<string, readonly (number | string | null | undefined)[]>> = {
  steady: [75, 75, 75, 75, 75, 75, 75, 75, 75, 75, 75, 75],
  fallen: [80, 80, 80, 80, 80, '64.00', 64, 64, 64, 64, 64, 64],
  nearly: [80, 80, 80, 80, 80, '64.01', 64.01, 64.01, 64.01, 64.01, 64.01, 64.01],
  recovering: [80, 80, 80, 60, 80, 80, 80, 80, 80, 80, 80, 80],
  reddish: [35, 39.99, 39.98, 30, 30, 30, 30, 30, 30, 30, 30, 30],
  patchy: [70, null, 70, null, 70, null, 70, 70, 70, 70, 70, 70],
  newcomer: [undefined, undefined, undefined, undefined, undefined, undefined, undefined, 90, 91, 92, 93, 94],
  broken: [50, 50, 50, 50, 'x', 50, 50, 50, 50, 50, 50, 50],
};

/** Files in the feed folder, besides the roster and the recipients: day 4 is late, day 9 is corrected. */
const lateDay = 4;
const correctedDay = 9;

export type TinyFeed = { readonly folder: string; readonly model: string };

/**
 * Writes a feed of eight accounts and twelve days, with a model by which the number in the file is the index.
 * Day 4 arrives after day 6; day 9 comes with a wrong number first and is corrected two days later.
 */
export async function writeTinyFeed(): Promise<TinyFeed> {
  const root = freshFolder('cli');
  const folder = join(root, 'feed');
  const accounts = Object.fromEntries(Object.keys(indices).map((id) => [id, { tier: 'B' }]));
  await writeInto(folder, 'accounts/accounts.csv', rosterFile(accounts));
  await writeInto(folder, 'recipients/recipients.csv', recipientsFile(people));

  const deliveries = [
    { at: `${firstDay}T00:00:00Z`, key: 'accounts/accounts.csv', file: 'accounts/accounts.csv' },
    { at: `${firstDay}T00:00:00Z`, key: 'recipients/recipients.csv', file: 'recipients/recipients.csv' },
  ];
  for (let number = 1; number <= 12; number += 1) {
    const day = addDays(firstDay, number - 1);
    const key = `snapshots/${day}/accounts.csv`;
    await writeInto(folder, key, snapshotFile(indicesOn(number)));
    const at = `${addDays(day, number === lateDay ? 3 : 1)}T06:00:00Z`;
    if (number === correctedDay) {
      const first = `before-correction/${day}.csv`;
      await writeInto(folder, first, snapshotFile({ ...indicesOn(number), steady: 10 }));
      deliveries.push({ at, key, file: first }, { at: `${addDays(day, 3)}T09:00:00Z`, key, file: key });
    } else deliveries.push({ at, key, file: key });
  }
  await writeInto(folder, 'deliveries.jsonl', deliveries.map((each) => `${JSON.stringify(each)}\n`).join(''));
  return { folder, model: await writeInto(root, 'model.json', steerableModel) };
}

function indicesOn(number: number): Indices {
  return Object.fromEntries(
    Object.entries(indices).flatMap(([account, days]) => {
      const index = days[number - 1];
      return index === undefined ? [] : [[account, index]];
    }),
  );
}

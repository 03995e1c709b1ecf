import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { complaintColumns, readComplaintRows } from '../../lambdas/feed/complaint-rows.ts';
import { readRecipientRows, recipientColumns } from '../../lambdas/feed/recipient-rows.ts';
import { readRosterRows, rosterColumns } from '../../lambdas/feed/roster-rows.ts';
import type { FileAnswer } from '../../lambdas/flows/receipts.ts';
import { keyAnswer } from '../../lambdas/flows/refuse-key.ts';
import { judge } from '../../lambdas/flows/take-complaints.ts';
import { readTable, type TableKey, tableAnswer } from '../../lambdas/flows/take-directory.ts';
import type { FeedStore, Ledger } from '../../lambdas/ports.ts';
import type { Band } from '../../lambdas/scoring/assess.ts';
import type { CalendarDay } from '../../lambdas/scoring/calendar.ts';
import type { Model } from '../../lambdas/scoring/model.ts';
import type { FileTarget } from './file-target.ts';
import { judgeSnapshot } from './judge-snapshot.ts';

/** What Bellwether would answer to a file, and what the answer does not say. */
export type Verdict = {
  readonly answer: FileAnswer;
  /** Of a snapshot: its business day, null when nothing names it, and how many accepted rows are in which band. */
  readonly snapshot: {
    readonly day: CalendarDay | null;
    readonly bands: Readonly<Record<Band, number>>;
  } | null;
};

/**
 * Judges a file on disk as if it had just been delivered.
 *
 * @param now ISO 8601, when it is judged
 */
export async function judgeFile(
  path: string,
  target: FileTarget,
  model: Model,
  now: string,
): Promise<Verdict> {
  const { key } = target;
  switch (key.kind) {
    case 'unknown':
      return { answer: keyAnswer(key, now), snapshot: null };
    case 'snapshot':
      return judgeSnapshot(path, key, target.isDayUnknown ? null : key.day, model, now);
    case 'manifest':
      throw new Error('a manifest is no file to judge');
    default:
      return { answer: await judgeTable(path, key, now), snapshot: null };
  }
}

async function judgeTable(path: string, key: TableKey, now: string): Promise<FileAnswer> {
  const feed = feedOf(path);
  const read =
    key.kind === 'accounts'
      ? await readTable(feed, key, rosterColumns, readRosterRows)
      : key.kind === 'recipients'
        ? await readTable(feed, key, recipientColumns, readRecipientRows)
        : await readComplaints(feed, key, now);
  if (read === null) throw new Error(`${path} is gone`);
  return tableAnswer(key, { ...read, version: null }, now);
}

/** Complaints as they would be taken if every account were on the roster and none had come before. */
async function readComplaints(feed: Pick<FeedStore, 'read'>, key: TableKey, now: string) {
  const read = await readTable(feed, key, complaintColumns, readComplaintRows);
  if (read === null) return null;
  const { accepted, rejected } = await judge(emptyLedger(), read.rows, { get: () => ({ tier: 'S' }) }, now);
  const all = [...read.rejected, ...rejected].sort((a, b) => a.line - b.line);
  return { ...read, rows: accepted, rejected: all };
}

function emptyLedger(): Pick<Ledger, 'find' | 'write'> {
  const marks = new Map<string, string>();
  const placeOf = (book: string, subject: string) => JSON.stringify([book, subject]);
  return {
    find: async (book, subject) => marks.get(placeOf(book, subject)) ?? null,
    async write(book, subject, mark) {
      marks.set(placeOf(book, subject), mark);
    },
  };
}

/** A feed that holds this one file, under whatever key. */
function feedOf(path: string): Pick<FeedStore, 'read'> {
  return {
    async read() {
      const { size } = await stat(path);
      return { version: '', etag: '', bytes: size, chunks: createReadStream(path) };
    },
  };
}

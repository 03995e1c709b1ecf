import type { Instant } from '../cases/case.ts';
import { errorsKey, receiptKey } from '../feed/key.ts';
import { errorsCsv, type Receipt, receiptJson } from '../feed/receipt.ts';
import type { FeedStore } from '../ports.ts';
import type { DayFindings } from './day-findings.ts';
import type { DayPlan, PlannedFile } from './day-plan.ts';
import { noRejections, type Rejections } from './rejections.ts';

/** Our answer to one delivered file. */
export type FileAnswer = { readonly receipt: Receipt; readonly rejected: Rejections };

/** Writes the receipt and the list of rejected rows of every file of a day next to the delivery. */
export async function answerDay(
  feed: FeedStore,
  plan: DayPlan,
  findings: DayFindings,
  now: Instant,
): Promise<readonly FileAnswer[]> {
  const answers = plan.files.map((file) => answerTo(file, plan, findings, now));
  if (plan.manifest !== null) answers.push(answerToManifest(plan.manifest, plan, now));
  for (const answer of answers) await writeAnswer(feed, answer);
  return answers;
}

export async function writeAnswer(feed: FeedStore, { receipt, rejected }: FileAnswer): Promise<void> {
  await feed.writeReceipt(
    errorsKey(receipt.key),
    errorsCsv(rejected.first, rejected.count - rejected.first.length),
  );
  await feed.writeReceipt(receiptKey(receipt.key), receiptJson(receipt));
}

/** A snapshot file as its receipt sees it; the version is null where files have none. */
export type JudgedFile = Pick<
  PlannedFile,
  'key' | 'warnings' | 'rows' | 'verdict' | 'refusals' | 'repeats'
> & {
  readonly version: string | null;
};

/** The answer to one snapshot file of a day. */
export function answerTo(
  file: JudgedFile,
  plan: Pick<DayPlan, 'mode' | 'waitsFor' | 'modelVersion'>,
  findings: Pick<DayFindings, 'accepted' | 'rejected'>,
  now: Instant,
): FileAnswer {
  const common = {
    key: file.key,
    version: file.version,
    kind: 'snapshot' as const,
    warnings: file.warnings,
    model_version: plan.modelVersion,
    decided_at: now,
  };
  if (file.verdict === 'repeat') {
    const note = `The same bytes as ${file.repeats}, so this file is a repeat and is ignored.`;
    const none = { rows_read: 0, scored: 0, rejected: 0, held: 0, codes: {}, problems: [], errors_listed: 0 };
    return { receipt: { ...common, ...none, status: 'repeat', note }, rejected: noRejections };
  }
  if (file.verdict === 'refused') {
    const codes = Object.fromEntries(file.refusals.map((problem) => [problem.code, file.rows]));
    const counts = { rows_read: file.rows, scored: 0, rejected: file.rows, held: 0, errors_listed: 0 };
    return {
      receipt: { ...common, ...counts, status: 'rejected', codes, problems: file.refusals },
      rejected: noRejections,
    };
  }
  const rejected = findings.rejected.get(file.key) ?? noRejections;
  const accepted = findings.accepted.get(file.key) ?? 0;
  const isWaiting = plan.mode === 'wait';
  const counts = {
    rows_read: accepted + rejected.count,
    scored: isWaiting ? 0 : accepted,
    rejected: rejected.count,
    held: isWaiting ? accepted : 0,
    codes: rejected.codes,
    errors_listed: rejected.first.length,
    problems: [],
  };
  if (isWaiting) {
    const note = `Its rows wait: ${plan.waitsFor.join(' ')}`;
    return { receipt: { ...common, ...counts, status: 'held', note }, rejected };
  }
  return {
    receipt: { ...common, ...counts, status: rejected.count > 0 ? 'accepted-with-rejects' : 'accepted' },
    rejected,
  };
}

function answerToManifest(
  manifest: NonNullable<DayPlan['manifest']>,
  plan: DayPlan,
  now: Instant,
): FileAnswer {
  const isMet = manifest.problems.length === 0;
  return {
    receipt: {
      key: manifest.key,
      version: manifest.version,
      kind: 'manifest',
      status: isMet ? 'accepted' : 'held',
      rows_read: 0,
      scored: 0,
      rejected: 0,
      held: 0,
      codes: {},
      problems: manifest.problems,
      warnings: [],
      errors_listed: 0,
      model_version: plan.modelVersion,
      decided_at: now,
    },
    rejected: noRejections,
  };
}

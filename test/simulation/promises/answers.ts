import type { Receipt } from '../../../lambdas/feed/receipt.ts';
import { addDays } from '../../../lambdas/scoring/calendar.ts';
import { answerName, type Outcome } from '../outcome.ts';
import type { Happening } from '../scenario.ts';
import { differences } from './differences.ts';
import { wrongErrors } from './errors.ts';
import { wrongHeader } from './headers.ts';
import { wrongManifest } from './manifests.ts';

/** Receipts and lists of errors that are not those of their files, whatever they count. */
export function wrongAnswers(outcome: Outcome): readonly string[] {
  const { receipts } = outcome;
  const written = answerTimes(outcome);
  const answers = [...receipts].flatMap(([key, receipt]) => [
    ...(isOfWhatLies(outcome, key, receipt) ? [] : [`${key} was answered as it was before`]),
    ...(isOfItsOriginal(outcome, key, receipt) ? [] : [`${key} does not say which file it repeats`]),
    ...(isWaitingForItsRun(outcome, key, receipt) ? [] : [`${key} waits because of “${receipt.note}”`]),
    ...wrongErrors(outcome, key, receipt),
    ...wrongHeader(outcome, key, receipt),
    ...wrongManifest(outcome, key, receipt),
    ...answeredTooOften(outcome, key, written.get(answerName(key)) ?? []),
    ...wronglyDated(outcome, key, receipt, written.get(answerName(key)) ?? []),
  ]);
  return [...answers, ...wrongRefusals(outcome)];
}

/** Where the truth has it: files that are rejected as a whole for other reasons than theirs. */
function wrongRefusals({ scenario, receipts }: Outcome): readonly string[] {
  const { refusals } = scenario.truth;
  if (refusals === undefined) return [];
  const found = [...receipts]
    .filter(([, { status }]) => status === 'rejected')
    .map(([key, { problems }]) => {
      const reasons = problems.map(({ code, line }) => (line === undefined ? code : `${code} ${line}`));
      return `${key}: ${reasons.join(', ')}`;
    });
  const expected = Object.entries(refusals).map(([key, reasons]) => `${key}: ${reasons}`);
  return differences(expected, found, 'the list of refused files');
}

/** Whether a receipt names the version of its file that lies there, or one of the same bytes. */
function isOfWhatLies({ answered, files }: Outcome, key: string, { kind }: Receipt): boolean {
  const isRead = kind !== 'unknown' && files.has(key);
  return !isRead || answered.get(key) === files.get(key);
}

function isOfItsOriginal({ files }: Outcome, key: string, { status, note }: Receipt): boolean {
  if (status !== 'repeat') return true;
  const others = [...files].filter(([other, text]) => other !== key && text === files.get(key));
  return others.some(([other]) => note?.includes(other));
}

/** Whether a file that waits, of a day without a manifest, says when that is decided. */
function isWaitingForItsRun({ scenario, files }: Outcome, key: string, receipt: Receipt): boolean {
  const { kind, status, note } = receipt;
  const [folder = '', day = ''] = /^snapshots\/([^/]+)\//.exec(key) ?? [];
  if (kind !== 'snapshot' || status !== 'held' || files.has(`${folder}_manifest.json`)) return true;
  const runs = scenario.zone?.runs ?? [`${addDays(day, 1)}T06:00`];
  return note === `Its rows wait: the scheduled run at ${runs.find((at) => at > `${day}T12:00`)}:00.000Z`;
}

/** When each answer was written, by its name. */
function answerTimes({ steps }: Outcome): ReadonlyMap<string, readonly number[]> {
  const times = new Map<string, number[]>();
  for (const { operation, subject, at } of steps) {
    const [, name] = /\/receipts\/(.*)\.json$/.exec(operation === 'PutObject' ? subject : '') ?? [];
    if (name !== undefined) times.set(name, [...(times.get(name) ?? []), at]);
  }
  return times;
}

/** While all is well a receipt says when it was written. */
function wronglyDated(
  { firstTroubleAt }: Outcome,
  key: string,
  receipt: Receipt,
  written: readonly number[],
): readonly string[] {
  const writtenAt = written.at(-1);
  const isSo =
    firstTroubleAt < Infinity || writtenAt === undefined || Date.parse(receipt.decided_at) === writtenAt;
  return isSo ? [] : [`${key} says that it was answered at ${receipt.decided_at}`];
}

/** While all is well a file is answered once for each thing that happened to it, a day's also when its time has come. */
function answeredTooOften(
  { scenario, firstTroubleAt }: Outcome,
  key: string,
  { length: answers }: readonly number[],
): readonly string[] {
  if (firstTroubleAt < Infinity) return [];
  const [folder = ''] = /^snapshots\/[^/]+\//.exec(key) ?? [];
  const isOfIt = (each: Happening) =>
    each.key === key ||
    (folder !== '' && each.key.startsWith(folder)) ||
    (key.startsWith('complaints/') && each.key.startsWith('accounts/'));
  const most = scenario.script.filter(isOfIt).length + (folder === '' ? 0 : 1);
  return answers <= most ? [] : [`${key} was answered ${answers} times, ${most} at most had a reason`];
}

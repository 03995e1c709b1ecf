import { pagingOf } from '../../lambdas/console/design/pager.ts';
import { dayPage } from '../../lambdas/console/pages/day-page.ts';
import { receiptsPage } from '../../lambdas/console/pages/receipts-page.ts';
import type { RunRow } from '../../lambdas/console/pages/run-status.ts';
import { runsPage } from '../../lambdas/console/pages/runs-page.ts';
import { receiptKey } from '../../lambdas/feed/key.ts';
import type { DayRecord } from '../../lambdas/ports.ts';
import { isCalendarDay } from '../../lambdas/scoring/calendar.ts';
import type { ConsolePorts, ConsoleSources } from './sources.ts';

const DAYS_PER_PAGE = 60;
const RECEIPTS_PER_PAGE = 100;

/** All business days, newest first. */
export async function runs({ ports }: ConsoleSources, query: URLSearchParams): Promise<string> {
  const records = (await ports.days.list()).toReversed();
  const paging = pagingOf(Number(query.get('page') ?? '1'), records.length, DAYS_PER_PAGE);
  const shown = records.slice((paging.number - 1) * DAYS_PER_PAGE, paging.number * DAYS_PER_PAGE);
  return runsPage({ rows: shown.map(rowOf), found: records.length, paging });
}

/** One business day; null when nothing is known of it. */
export async function dayRun({ ports }: ConsoleSources, day: string): Promise<string | null> {
  if (!isCalendarDay(day)) return null;
  const record = await ports.days.find(day);
  if (record === null) return null;
  const [receipts, cases] = await Promise.all([
    answeredKeys(ports, `snapshots/${day}/`),
    ports.cases.ofDay(day),
  ]);
  return dayPage({ run: rowOf(record), receipts, cases });
}

/** The receipts that belong to no business day, in order of the keys that they answer. */
export async function otherReceipts({ ports }: ConsoleSources, query: URLSearchParams): Promise<string> {
  const after = query.get('after') ?? '';
  // A delivery has a receipt and a list of errors; one more receipt tells that the list goes on.
  const part = { after: receiptKey(after), atMost: 2 * (RECEIPTS_PER_PAGE + 1) };
  const folders = ['accounts/', 'complaints/', 'recipients/'];
  const keys = (await Promise.all(folders.map((folder) => answeredKeys(ports, folder, part)))).flat();
  return receiptsPage({
    keys: keys.slice(0, RECEIPTS_PER_PAGE),
    isStart: after === '',
    isEnd: keys.length <= RECEIPTS_PER_PAGE,
  });
}

/** Keys of delivered files under a folder that have a receipt. */
async function answeredKeys(
  { feed }: ConsolePorts,
  folder: string,
  part?: { after: string; atMost: number },
): Promise<readonly string[]> {
  const [start, end] = receiptKey('\n').split('\n') as [string, string];
  const objects = await feed.list(`${start}${folder}`, part);
  return objects.flatMap(({ key }) => (key.endsWith(end) ? [key.slice(start.length, -end.length)] : []));
}

function rowOf(record: DayRecord): RunRow {
  const { day, status, counts, known, decidedAt, modelVersion } = record;
  return { day, status, ...counts, known, decidedAt, modelVersion };
}

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { csvText } from '../../examples/ledger/csv-text.ts';
import { addDays, type CalendarDay } from '../../lambdas/scoring/calendar.ts';
import { actionLines } from './action-lines.ts';
import { rosterColumns, type SampleAccount, sampleCompany } from './company.ts';
import { complaintDeliveries } from './complaint-files.ts';
import { dayDeliveries } from './day-deliveries.ts';
import { type Delivery, delivery, instantAt } from './delivery.ts';
import { recipientColumns, sampleRecipients } from './recipients.ts';
import { odditiesOf, sampleDays } from './sample-days.ts';
import { type ToldStory, toldStories } from './sample-summary.ts';

export type SampleCompanyRequest = {
  /** The drop folder, laid out as the feed bucket; made when absent. */
  readonly folder: string;
  /** The last business day. */
  readonly until: CalendarDay;
  /** The same seed gives the same bytes. */
  readonly seed: number;
  /** Business days up to `until`; 120 when absent. A story that does not fit is left out. */
  readonly days?: number;
  /** Accounts on the roster, at least 30; 200 when absent. */
  readonly accounts?: number;
};

/** What was written and what is to be seen in it. */
export type SampleSummary = {
  readonly firstDay: CalendarDay;
  readonly lastDay: CalendarDay;
  readonly accounts: number;
  readonly recipients: number;
  readonly deliveries: number;
  readonly stories: readonly ToldStory[];
};

/**
 * Writes a company into a drop folder: roster, recipients, snapshots, complaints, `deliveries.jsonl` with the instant
 * at which each file arrives, and `actions.jsonl` with what people did.
 */
export async function writeSampleCompany({
  folder,
  until,
  seed,
  days = 120,
  accounts = 200,
}: SampleCompanyRequest): Promise<SampleSummary> {
  if (accounts < 30) throw new RangeError(`the stories need at least 30 accounts, not ${accounts}`);
  const firstDay = addDays(until, 1 - days);
  const company = sampleCompany({ seed, days, accounts }, until);
  const stories = toldStories(company, days, until);

  const deliveries = [
    ...peopleDeliveries(company, firstDay),
    ...sampleDays(company, { seed, days }, until).flatMap(dayDeliveries),
    ...complaintDeliveries(company, days, until),
  ].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

  for (const { file, bytes } of deliveries) await writeInto(folder, file, bytes);
  await writeInto(folder, 'deliveries.jsonl', deliveries.map(deliveryLine).join(''));
  await writeInto(folder, 'actions.jsonl', actionLines(company, days, until));
  return {
    firstDay,
    lastDay: until,
    accounts,
    recipients: sampleRecipients.length,
    deliveries: deliveries.length,
    stories,
  };
}

/** Roster and recipients, there before anything else; the newcomer is not on the roster. */
function peopleDeliveries(company: readonly SampleAccount[], firstDay: CalendarDay): readonly Delivery[] {
  const { newcomer } = odditiesOf(company);
  const roster = company.filter((account) => account !== newcomer).map((account) => account.roster);
  const at = instantAt(firstDay, 0, 0);
  return [
    delivery(at, 'recipients/recipients.csv', csvText(recipientColumns, sampleRecipients)),
    delivery(at, 'accounts/accounts.csv', csvText(rosterColumns, roster)),
  ];
}

function deliveryLine({ at, key, file }: Delivery): string {
  return `${JSON.stringify({ at, key, file })}\n`;
}

async function writeInto(folder: string, file: string, content: string | Buffer): Promise<void> {
  const path = join(folder, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

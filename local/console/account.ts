import type { Role } from '../../lambdas/cases/case.ts';
import type { Account, Recipient } from '../../lambdas/cases/directory.ts';
import { type AccountFacts, accountPage, chartLengths } from '../../lambdas/console/pages/account-page.ts';
import { historyChartOf } from '../../lambdas/flows/history-chart.ts';
import { addDays, type CalendarDay } from '../../lambdas/scoring/calendar.ts';
import { lastDayOf } from './last-day.ts';
import { lastScoredDay } from './portfolio-headline.ts';
import type { ConsoleSources } from './sources.ts';

const ALL_TIMES: CalendarDay = '9999-12-31';

/** An account's page; null for an account that neither the roster nor history knows. */
export async function account(
  sources: ConsoleSources,
  accountId: string,
  query: URLSearchParams,
): Promise<string | null> {
  const { ports, model } = sources;
  const days = chartLengths.find((each) => String(each) === query.get('days')) ?? 180;
  const [roster, recipients, records, latest, cases] = await Promise.all([
    ports.directory.accounts(),
    ports.directory.recipients(),
    ports.days.list(),
    ports.history.findLatest(accountId, ALL_TIMES, 1),
    ports.cases.ofAccount(accountId),
  ]);
  const entry = roster.get(accountId);
  const last = latest[0];
  if (entry === undefined && last === undefined) return null;

  const to = lastScoredDay(records) ?? last?.day;
  const from = to === undefined ? undefined : addDays(to, 1 - days);
  const items = from === undefined ? [] : await ports.history.listFrom(accountId, from);
  return accountPage({
    now: sources.now(),
    accountId,
    roster: entry === undefined ? null : rosterOf(entry, recipients),
    last: last === undefined ? null : await lastDayOf(ports, model, last),
    chart: to === undefined ? null : historyChartOf(items, to, cases, model),
    days,
    cases: cases.toSorted((a, b) => (a.openedOn < b.openedOn ? 1 : a.openedOn > b.openedOn ? -1 : 0)),
  });
}

function rosterOf(entry: Account, recipients: ReadonlyMap<string, Recipient>): AccountFacts['roster'] {
  const roles: readonly (readonly [Role, string | null])[] = [
    ['owner', entry.owner],
    ['sales_lead', entry.salesLead],
    ['technical_lead', entry.technicalLead],
    ['delivery_lead', entry.deliveryLead],
    ['executive_sponsor', entry.executiveSponsor],
  ];
  const people = roles.map(([role, recipientId]) => ({
    role,
    recipientId,
    name: recipientId === null ? null : (recipients.get(recipientId)?.name ?? null),
  }));
  return { name: entry.name, tier: entry.tier, people };
}

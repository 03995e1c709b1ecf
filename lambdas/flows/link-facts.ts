import type { Case } from '../cases/case.ts';
import type { Account } from '../cases/directory.ts';
import type { LinkFacts } from '../console/link/facts.ts';
import type { CaseStore, DirectoryStore, HealthHistory, Ledger, WorkStore } from '../ports.ts';
import { addDays } from '../scoring/calendar.ts';
import type { Visit } from './answer-link.ts';
import { evidenceFor } from './evidence.ts';
import { heldRescues } from './held-day.ts';
import { historyChartOf } from './history-chart.ts';
import { readCurrentModel } from './models.ts';
import { findComplaint } from './taken-complaint.ts';

export type FactPorts = {
  readonly cases: CaseStore;
  readonly directory: DirectoryStore;
  readonly history: HealthHistory;
  readonly ledger: Ledger;
  readonly work: WorkStore;
  /** Key of the model file in the work bucket; undefined for the built-in model. */
  readonly modelKey: string | undefined;
  /** Told what went wrong when a page had to do without a part of it. */
  readonly onTrouble: (error: unknown) => void;
};

/** Days of history that a page shows. */
const chartDays = 90;
/** How far back the latest known index is looked for. */
const latestDays = 30;
/** Enough to know what the customer is angry about. */
const mostComplaints = 20;

/** Everything that the pages of a case are made of; null when there is no such case. Nothing is written. */
export async function linkFacts(ports: FactPorts, visit: Visit): Promise<LinkFacts | null> {
  const { claim, reader, recipients, now, request } = visit;
  const about = await ports.cases.find(claim.caseId);
  if (about === null) return null;
  const account =
    about.accountId === null
      ? undefined
      : (await ports.directory.findAccounts([about.accountId])).get(about.accountId);
  const [complaints, held, told] = await Promise.all([
    complaintsOf(ports.ledger, about),
    about.day === null || !about.reasons.includes('held') ? [] : heldRescues(ports.cases, about.day),
    historyOf(ports, about),
  ]);
  return {
    now,
    locale: reader.locale,
    reader,
    expiresAt: claim.expiresAt,
    token: request.token,
    about,
    account: accountOf(about, account),
    people: recipients,
    involved: involvedIn(about, account),
    complaints,
    heldRescues: held.length,
    ...told,
  };
}

function accountOf({ accountId }: Case, account: Account | undefined): LinkFacts['account'] {
  if (accountId === null) return null;
  return {
    accountId,
    name: account?.name ?? accountId,
    timeZone: account?.timeZone ?? null,
    ownerId: account?.owner ?? null,
    sponsorId: account?.executiveSponsor ?? null,
  };
}

function involvedIn(about: Case, account: Account | undefined): readonly string[] {
  const roles =
    account === undefined
      ? []
      : [
          account.owner,
          account.salesLead,
          account.technicalLead,
          account.deliveryLead,
          account.executiveSponsor,
        ];
  const named = [...roles, ...about.told.map(({ recipientId }) => recipientId)];
  return [...new Set(named.filter((id) => id !== null))];
}

async function complaintsOf(ledger: Ledger, { redChannel }: Case): Promise<LinkFacts['complaints']> {
  const ids = (redChannel?.complaintIds ?? []).slice(0, mostComplaints);
  const found = await Promise.all(ids.map((id) => findComplaint(ledger, id)));
  return found
    .filter((each) => each !== null)
    .sort((a, b) => (a.reportedAt < b.reportedAt ? -1 : a.reportedAt > b.reportedAt ? 1 : 0));
}

/** What is known about the account. Whoever has to act can do so without it. */
async function historyOf(ports: FactPorts, about: Case): Promise<Pick<LinkFacts, 'chart' | 'evidence'>> {
  const known = about.rescue?.evidence ?? null;
  if (about.accountId === null) return { chart: null, evidence: null };
  try {
    const model = await readCurrentModel(ports.work, ports.modelKey);
    const latest = await ports.history.findLatest(about.accountId, '9999-12-31', latestDays);
    const to = latest[0]?.day;
    if (to === undefined) return { chart: null, evidence: known };
    const scored = latest.find(({ index }) => index !== null);
    const [items, cases, evidence] = await Promise.all([
      ports.history.listFrom(about.accountId, addDays(to, 1 - chartDays)),
      ports.cases.ofAccount(about.accountId),
      known ?? (scored === undefined ? null : evidenceFor(ports, model, scored)),
    ]);
    return { chart: historyChartOf(items, to, cases, model), evidence };
  } catch (error) {
    ports.onTrouble(error);
    return { chart: 'unknown', evidence: known };
  }
}

import type { ActionOutcome, Deed } from '../cases/actions.ts';
import type { Case, CaseEvent } from '../cases/case.ts';
import { releasedEvent } from '../cases/rescue-deeds.ts';
import type { CaseStore, DayRecords, DirectoryStore, HealthHistory } from '../ports.ts';
import type { CalendarDay } from '../scoring/calendar.ts';
import { isBackAt } from '../scoring/drop.ts';
import { type RescuePorts, type SettleSetting, settleAccount, wholeStory } from './account-rescues.ts';
import { inParallel } from './in-parallel.ts';
import { comparedModel } from './models.ts';

export type HeldDayPorts = RescuePorts & {
  readonly days: DayRecords;
  readonly directory: DirectoryStore;
  /** Key of the model file in the work bucket; undefined for the built-in model. */
  readonly modelKey: string | undefined;
};

const attempts = 5;
/** Accounts that are decided side by side. */
const accountsAtOnce = 16;

/**
 * What the data team decides about the rescues of a day that were held. Released, they open with that day as
 * their opening day, unless one is open or the account is back at 90 % of its baseline; discarded, and those
 * exceptions, they end without anybody having been told (domain §4).
 */
export async function releaseOrDiscard(
  ports: HeldDayPorts,
  about: Case,
  action: 'release' | 'discard',
  deed: Deed,
): Promise<ActionOutcome> {
  const { day } = about;
  if (about.kind !== 'data-quality' || day === null || !about.reasons.includes('held')) {
    return { outcome: 'refused', because: 'not-for-this-case' };
  }
  if (about.state === 'resolved') return { outcome: 'refused', because: 'closed' };
  const held = await heldRescues(ports.cases, day);
  if (held.length === 0) return { outcome: 'refused', because: 'already-done' };
  const noted = await withDecision(ports.cases, about, {
    at: deed.at,
    event: action === 'release' ? 'released' : 'discarded',
    by: deed.by,
    note: deed.note,
  });
  if (noted === null) return { outcome: 'refused', because: 'already-done' };
  const setting = await settingOf(ports, held, day, deed);
  await inParallel(held, accountsAtOnce, async (each) => {
    if (action === 'release' && (await mayOpen(ports, each))) await release(ports, each, setting, deed);
    else await ports.cases.save(discarded(each, deed));
  });
  return { outcome: 'changed', about: noted };
}

const decisions: readonly string[] = ['released', 'discarded'];

/**
 * Enters the decision in the case before anything follows from it, so that of two people who decide at once one is
 * told that the other did; null for that one. A decision that was cut off is taken again as long as anything is held.
 */
async function withDecision(cases: CaseStore, about: Case, event: CaseEvent): Promise<Case | null> {
  let now = about;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const meanwhile = now.events.slice(about.events.length);
    if (meanwhile.some((each) => decisions.includes(each.event))) return null;
    const noted = { ...now, events: [...now.events, event] };
    if ((await cases.save(noted)) === 'saved') return noted;
    now = (await cases.find(about.caseId)) ?? about;
  }
  throw new Error(`the case ${about.caseId} moved ${attempts} times while a decision was entered`);
}

/** The rescues that opened on a business day and are held. */
export async function heldRescues(cases: CaseStore, day: CalendarDay): Promise<readonly Case[]> {
  const alive = await cases.aliveFrom('rescue', day);
  return alive.filter((each) => each.state === 'held' && each.openedOn === day);
}

async function mayOpen(ports: HeldDayPorts, held: Case): Promise<boolean> {
  const accountId = held.accountId ?? '';
  const isOpen = (await ports.cases.ofAccount(accountId)).some(
    (each) => each.kind === 'rescue' && (each.state === 'open' || each.state === 'acknowledged'),
  );
  const baseline = held.rescue?.evidence.baselineTwice ?? null;
  const index = await lastKnownIndex(ports.history, accountId);
  return !isOpen && !(baseline !== null && index !== null && isBackAt(index, baseline));
}

async function lastKnownIndex(history: HealthHistory, accountId: string): Promise<number | null> {
  const items = await history.findLatest(accountId, '9999-12-31', 30);
  return items.find((item) => item.index !== null)?.index ?? null;
}

/** What the accounts are decided with; read once, for somebody waits for the answer. */
async function settingOf(
  ports: HeldDayPorts,
  held: readonly Case[],
  day: CalendarDay,
  { at: now }: Deed,
): Promise<SettleSetting> {
  const records = await ports.days.list();
  const massFalls = new Set(records.filter((record) => record.isMassFall).map((record) => record.day));
  return {
    model: await comparedModel(ports.work, ports.modelKey),
    accounts: await ports.directory.findAccounts(held.map(({ accountId }) => accountId ?? '')),
    isMassFall: (each) => massFalls.has(each),
    day: records.filter((record) => record.isScored).at(-1)?.day ?? day,
    corrected: null,
    now,
  };
}

/** Marks the held rescue as released and decides its account again: the life of a released one opens. */
async function release(ports: HeldDayPorts, held: Case, setting: SettleSetting, deed: Deed): Promise<void> {
  await ports.cases.save({ ...held, events: [...held.events, releasedEvent(held.openedOn, deed)] });
  await settleAccount(ports, () => wholeStory(ports, setting.model, held.accountId ?? '', null), setting);
}

function discarded(held: Case, deed: Deed): Case {
  return {
    ...held,
    state: 'resolved',
    resolvedAs: 'discarded',
    resolvedOn: deed.at.slice(0, 10),
    events: [...held.events, { at: deed.at, event: 'discarded', by: deed.by, note: deed.note }],
  };
}

import type { ActionOutcome, Deed } from '../cases/actions.ts';
import type { Case, CaseEvent, Instant } from '../cases/case.ts';
import { releasedEvent } from '../cases/rescue-deeds.ts';
import type {
  CaseStore,
  DayRecord,
  DayRecords,
  DirectoryStore,
  HealthHistory,
  HistoryItem,
} from '../ports.ts';
import type { CalendarDay } from '../scoring/calendar.ts';
import { isBackAt } from '../scoring/drop.ts';
import type { Model } from '../scoring/model.ts';
import { type RescuePorts, wholeStory } from './account-story.ts';
import { inParallel } from './in-parallel.ts';
import { comparedModel, modelOf } from './models.ts';
import { baselineInModel } from './rescue-in-model.ts';
import { type SettleSetting, settleAccount } from './settle-account.ts';

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
 * exceptions, they end without anybody having been told (docs/rules.md).
 *
 * The first decision counts. It is stored before anything follows from it, and whoever decides while it is not
 * carried out yet carries it on, so that what was cut off ends as it began.
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
  const own = { at: deed.at, event: eventOf[action], by: deed.by, note: deed.note };
  const since = heldSince(held, await ports.days.find(day));
  const { noted, standing } = await withDecision(ports.cases, about, own, since);
  const { by, note } = standing;
  await carryOut(ports, held, day, standing.event, { at: deed.at, by: by ?? deed.by, note });
  const isTheirs = by === deed.by && standing.event === own.event;
  return isTheirs ? { outcome: 'changed', about: noted } : { outcome: 'refused', because: 'already-done' };
}

const eventOf = { release: 'released', discard: 'discarded' } as const;
const decisions: readonly string[] = Object.values(eventOf);

/** Since when these are held: a decision from before is void, for the day was decided again. */
function heldSince(held: readonly Case[], record: DayRecord | null): Instant {
  const parkedAt = held.map(({ events }) => events.findLast(({ event }) => event === 'held')?.at ?? '');
  return [record?.decidedAt ?? '', ...parkedAt].sort().at(-1) ?? '';
}

/** The case with the decision that stands: this one, unless there was one since then. */
async function withDecision(
  cases: CaseStore,
  about: Case,
  own: CaseEvent,
  since: Instant,
): Promise<{ readonly noted: Case; readonly standing: CaseEvent }> {
  let now = about;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const standing = now.events.find(({ event, at }) => decisions.includes(event) && at >= since);
    if (standing !== undefined) return { noted: now, standing };
    const noted = { ...now, events: [...now.events, own] };
    if ((await cases.save(noted)) === 'saved') return { noted, standing: own };
    now = (await cases.find(about.caseId)) ?? about;
  }
  throw new Error(`the case ${about.caseId} moved ${attempts} times while a decision was entered`);
}

/** Does with the held rescues of a day what was decided; what is done already stays. */
async function carryOut(
  ports: HeldDayPorts,
  held: readonly Case[],
  day: CalendarDay,
  decision: string,
  deed: Deed,
): Promise<void> {
  const setting = await settingOf(ports, held, day, deed);
  await inParallel(held, accountsAtOnce, async (each) => {
    if (decision === eventOf.release && (await mayOpen(ports, each, setting)))
      await release(ports, each, setting, deed);
    else await whileHeld(ports.cases, each, (about) => discarded(about, deed));
  });
}

/** Stores a change of a held rescue; nothing when it is held no more. */
async function whileHeld(cases: CaseStore, held: Case, change: (about: Case) => Case): Promise<void> {
  let now: Case | null = held;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (now?.state !== 'held') return;
    const changed = change(now);
    if (changed === now || (await cases.save(changed)) === 'saved') return;
    now = await cases.find(held.caseId);
  }
  throw new Error(`the case ${held.caseId} moved ${attempts} times while its day was decided`);
}

/** The rescues that opened on a business day and are held. */
export async function heldRescues(cases: CaseStore, day: CalendarDay): Promise<readonly Case[]> {
  const alive = await cases.aliveFrom('rescue', day);
  return alive.filter((each) => each.state === 'held' && each.openedOn === day);
}

async function mayOpen(ports: HeldDayPorts, held: Case, { model }: SettleSetting): Promise<boolean> {
  const accountId = held.accountId ?? '';
  const isOpen = (await ports.cases.ofAccount(accountId)).some(
    (each) => each.kind === 'rescue' && (each.state === 'open' || each.state === 'acknowledged'),
  );
  const latest = await latestKnown(ports.history, accountId);
  const index = latest?.index ?? null;
  const baseline = latest === null ? null : await baselineOf(ports, held, latest.modelVersion, model);
  return !isOpen && !(baseline !== null && index !== null && isBackAt(index, baseline));
}

async function latestKnown(history: HealthHistory, accountId: string): Promise<HistoryItem | null> {
  const items = await history.findLatest(accountId, '9999-12-31', 30);
  return items.find((item) => item.index !== null) ?? null;
}

/** Twice the baseline of its held day, as the model of that version counts it. */
async function baselineOf(
  { history, work }: HeldDayPorts,
  { accountId, rescue }: Case,
  version: string,
  current: Model,
): Promise<number | null> {
  if (rescue === undefined || rescue.evidence.modelVersion === version)
    return rescue?.evidence.baselineTwice ?? null;
  const model = await modelOf(work, version, current);
  return baselineInModel(history, model, accountId ?? '', rescue.evidence.day);
}

type HeldSetting = SettleSetting & { readonly decided: ReadonlySet<CalendarDay> };

/** What the accounts are decided with; read once, for somebody waits for the answer. */
async function settingOf(
  ports: HeldDayPorts,
  held: readonly Case[],
  day: CalendarDay,
  { at: now }: Deed,
): Promise<HeldSetting> {
  const records = await ports.days.list();
  const decided = records.filter((record) => record.isScored).map((record) => record.day);
  const massFalls = new Set(records.filter((record) => record.isMassFall).map((record) => record.day));
  return {
    model: await comparedModel(ports.work, ports.modelKey),
    accounts: await ports.directory.findAccounts(held.map(({ accountId }) => accountId ?? '')),
    isMassFall: (each) => massFalls.has(each),
    day: decided.at(-1) ?? day,
    decided: new Set(decided),
    from: day,
    corrected: null,
    now,
  };
}

/** Marks the held rescue as released and decides its account again: the life of a released one opens. */
async function release(ports: HeldDayPorts, held: Case, setting: HeldSetting, deed: Deed): Promise<void> {
  const { model, decided } = setting;
  await whileHeld(ports.cases, held, (about) =>
    isReleased(about) ? about : { ...about, events: [...about.events, releasedEvent(about.openedOn, deed)] },
  );
  await settleAccount(ports, () => wholeStory(ports, model, held.accountId ?? '', decided, null), setting);
}

/** Whether somebody released it since it was held, and it only has not opened yet. */
function isReleased({ events }: Case): boolean {
  return events.findLast(({ event }) => turns.includes(event))?.event === 'released';
}

const turns: readonly string[] = ['held', 'released', 'release-voided'];

function discarded(held: Case, deed: Deed): Case {
  return {
    ...held,
    state: 'resolved',
    resolvedAs: 'discarded',
    resolvedOn: deed.at.slice(0, 10),
    events: [...held.events, { at: deed.at, event: 'discarded', by: deed.by, note: deed.note }],
  };
}

import { type Day, plusDays } from './calendar.ts';
import { type Entry, type History, isSharpDrop } from './history.ts';
import type { Band } from './score.ts';

export type RescueReason = 'sharp-drop' | 'red-band';

/** A rescue as the facts alone give it. `baseline` is that of the day on which `sharp-drop` was first given. */
export interface FoldedRescue {
  readonly account: string;
  readonly openedOn: Day;
  readonly reasons: RescueReason[];
  /** The day on which the last reason was given. */
  reasonedOn: Day;
  baseline: number | null;
  curedDays: number;
  resolvedOn: Day | null;
  resolvedAs: string | null;
}

/** A person's word on the rescues of an account; it counts from the UTC date of its instant on. */
export interface FoldedVerdict {
  readonly account: string;
  readonly on: Day;
  readonly outcome: string;
  /** Given on the very date on which the rescue opened or took a reason, so after that day's data. */
  readonly afterData: boolean;
}

/** What people did, as far as the fold is concerned. */
export interface Deeds {
  /** In order of time. */
  readonly verdicts: readonly FoldedVerdict[];
  readonly released: readonly { readonly account: string; readonly day: Day }[];
  /** Rescues that the facts may not give, but that stay because somebody acted on them. */
  readonly kept: readonly Pick<
    FoldedRescue,
    'account' | 'openedOn' | 'reasons' | 'reasonedOn' | 'baseline'
  >[];
}

/** A rescue that a mass fall keeps from opening. */
interface HeldRescue {
  readonly account: string;
  readonly day: Day;
  readonly reasons: RescueReason[];
}

/** Everything that follows from the history and the deeds. */
export interface Fold {
  readonly rescues: readonly FoldedRescue[];
  readonly held: readonly HeldRescue[];
  readonly massFalls: ReadonlySet<Day>;
}

/**
 * Goes through the days in order and decides each for all accounts together.
 *
 * @param known the mass falls, when they were decided before; else they are decided here
 */
export function foldRescues(history: History, deeds: Deeds, known: ReadonlySet<Day> | null = null): Fold {
  const massFalls = new Set(known);
  const rescues: FoldedRescue[] = [];
  const held: HeldRescue[] = [];
  const open = new Map<string, FoldedRescue>();
  const quietUntil = new Map<string, Day>();
  const bands = new Map<string, Band[]>();
  const days = new Set([...history.values()].flatMap((entries) => [...entries.keys()]));
  const begin = (rescue: FoldedRescue) => {
    rescues.push(rescue);
    open.set(rescue.account, rescue);
  };
  let verdicts = deeds.verdicts;
  const pronounce = (isNow: (verdict: FoldedVerdict) => boolean) => {
    for (const { account, on, outcome } of verdicts.filter(isNow)) {
      quietUntil.set(account, plusDays(on, 7));
      const rescue = open.get(account);
      if (rescue === undefined) continue;
      rescue.resolvedOn = on;
      rescue.resolvedAs = outcome;
      open.delete(account);
    }
    verdicts = verdicts.filter((verdict) => !isNow(verdict));
  };

  for (const { openedOn } of deeds.kept) days.add(openedOn);
  for (const day of [...days].sort()) {
    pronounce(({ on, afterData }) => on < day || (on === day && !afterData));
    const candidates: { entry: Entry; reasons: RescueReason[] }[] = [];
    let indices = 0;
    for (const entries of history.values()) {
      const entry = entries.get(day);
      if (entry === undefined || entry.index === null) continue;
      indices += 1;
      const reasons = reasonsOn(entry, bands);
      const rescue = open.get(entry.account);
      const quiet = day <= (quietUntil.get(entry.account) ?? '');
      if (rescue === undefined) {
        if (reasons.length > 0 && !quiet) candidates.push({ entry, reasons });
      } else {
        continueRescue(rescue, entry, reasons);
        if (rescue.resolvedOn !== null) open.delete(entry.account);
      }
    }
    if (known === null && candidates.length >= 20 && candidates.length * 5 > indices) massFalls.add(day);
    const massFall = massFalls.has(day);
    for (const { entry, reasons } of candidates) {
      const { account } = entry;
      const released = deeds.released.some((one) => one.account === account && one.day === day);
      const isKept = deeds.kept.some((one) => one.account === account && one.openedOn === day);
      if (massFall && isKept) continue;
      if (massFall && !released) held.push({ account, day, reasons });
      else begin(openRescue(entry, reasons));
    }
    for (const { account, openedOn, reasons, reasonedOn, baseline } of deeds.kept) {
      if (openedOn !== day || open.has(account)) continue;
      begin({
        account,
        openedOn,
        reasons: [...reasons],
        reasonedOn,
        baseline,
        curedDays: 0,
        resolvedOn: null,
        resolvedAs: null,
      });
    }
    pronounce(({ on }) => on === day);
  }
  pronounce(() => true);
  return { rescues, held, massFalls };
}

function reasonsOn(entry: Entry, bands: Map<string, Band[]>): RescueReason[] {
  const lastThree = [...(bands.get(entry.account) ?? []), entry.band].slice(-3);
  bands.set(entry.account, lastThree);
  const reasons: RescueReason[] = [];
  if (isSharpDrop(entry)) reasons.push('sharp-drop');
  if (lastThree.length === 3 && lastThree.every((band) => band === 'red')) reasons.push('red-band');
  return reasons;
}

function openRescue(entry: Entry, reasons: RescueReason[]): FoldedRescue {
  const baseline = reasons.includes('sharp-drop') ? entry.baseline : null;
  const end = { curedDays: 0, resolvedOn: null, resolvedAs: null };
  return { account: entry.account, openedOn: entry.day, reasons, reasonedOn: entry.day, baseline, ...end };
}

function continueRescue(rescue: FoldedRescue, entry: Entry, reasons: readonly RescueReason[]): void {
  const added = reasons.filter((reason) => !rescue.reasons.includes(reason));
  if (added.length > 0) {
    rescue.reasons.push(...added);
    rescue.reasonedOn = entry.day;
    if (added.includes('sharp-drop')) rescue.baseline = entry.baseline;
    rescue.curedDays = 0;
    return;
  }
  rescue.curedDays = rescue.reasons.every((reason) => isCured(reason, rescue, entry))
    ? rescue.curedDays + 1
    : 0;
  if (rescue.curedDays < 7) return;
  rescue.resolvedOn = entry.day;
  rescue.resolvedAs = 'recovered';
}

function isCured(reason: RescueReason, rescue: FoldedRescue, entry: Entry): boolean {
  if (entry.index === null) throw new Error('a day without an index cures nothing');
  if (reason === 'red-band') return entry.index >= 45_00;
  if (rescue.baseline === null) throw new Error(`${rescue.account} dropped without a baseline`);
  return 10 * (10 * entry.index) >= 9 * rescue.baseline;
}

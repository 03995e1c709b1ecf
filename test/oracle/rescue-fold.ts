import type { Day } from './calendar.ts';
import { type Entry, type History, isSharpDrop } from './history.ts';
import type { Band } from './score.ts';

export type RescueReason = 'sharp-drop' | 'red-band';

/** A rescue as the facts alone give it. `baseline` is that of the day on which `sharp-drop` was first given. */
export interface FoldedRescue {
  readonly account: string;
  readonly openedOn: Day;
  readonly reasons: RescueReason[];
  baseline: number | null;
  curedDays: number;
  resolvedOn: Day | null;
}

/** A rescue that a mass fall keeps from opening. */
export interface HeldRescue {
  readonly account: string;
  readonly day: Day;
  readonly reasons: RescueReason[];
}

/** Everything that follows from the history alone. */
export interface Fold {
  readonly rescues: readonly FoldedRescue[];
  readonly held: readonly HeldRescue[];
}

/** Goes through the days in order and decides each for all accounts together. */
export function foldRescues(history: History): Fold {
  const rescues: FoldedRescue[] = [];
  const held: HeldRescue[] = [];
  const open = new Map<string, FoldedRescue>();
  const bands = new Map<string, Band[]>();
  const days = new Set([...history.values()].flatMap((entries) => [...entries.keys()]));

  for (const day of [...days].sort()) {
    const candidates: { entry: Entry; reasons: RescueReason[] }[] = [];
    let known = 0;
    for (const entries of history.values()) {
      const entry = entries.get(day);
      if (entry === undefined || entry.index === null) continue;
      known += 1;
      const reasons = reasonsOn(entry, bands);
      const rescue = open.get(entry.account);
      if (rescue === undefined) {
        if (reasons.length > 0) candidates.push({ entry, reasons });
      } else {
        continueRescue(rescue, entry, reasons);
        if (rescue.resolvedOn !== null) open.delete(entry.account);
      }
    }
    const massFall = candidates.length >= 20 && candidates.length * 5 > known;
    for (const { entry, reasons } of candidates) {
      if (massFall) held.push({ account: entry.account, day, reasons });
      else {
        const rescue = openRescue(entry, reasons);
        rescues.push(rescue);
        open.set(entry.account, rescue);
      }
    }
  }
  return { rescues, held };
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
  return { account: entry.account, openedOn: entry.day, reasons, baseline, curedDays: 0, resolvedOn: null };
}

function continueRescue(rescue: FoldedRescue, entry: Entry, reasons: readonly RescueReason[]): void {
  const added = reasons.filter((reason) => !rescue.reasons.includes(reason));
  if (added.length > 0) {
    rescue.reasons.push(...added);
    if (added.includes('sharp-drop')) rescue.baseline = entry.baseline;
    rescue.curedDays = 0;
    return;
  }
  rescue.curedDays = rescue.reasons.every((reason) => isCured(reason, rescue, entry))
    ? rescue.curedDays + 1
    : 0;
  if (rescue.curedDays === 7) rescue.resolvedOn = entry.day;
}

function isCured(reason: RescueReason, rescue: FoldedRescue, entry: Entry): boolean {
  if (entry.index === null) throw new Error('a day without an index cures nothing');
  if (reason === 'red-band') return entry.index >= 45_00;
  if (rescue.baseline === null) throw new Error(`${rescue.account} dropped without a baseline`);
  return 10 * (10 * entry.index) >= 9 * rescue.baseline;
}

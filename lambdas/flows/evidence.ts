import type { Evidence } from '../cases/case.ts';
import type { HealthHistory, HistoryItem, WorkStore } from '../ports.ts';
import { assess } from '../scoring/assess.ts';
import { baselineTwice } from '../scoring/baseline.ts';
import { addDays, type CalendarDay } from '../scoring/calendar.ts';
import { type Driver, drivers, largestFalls, lowestIndicators, referenceOffset } from '../scoring/drivers.ts';
import type { Model } from '../scoring/model.ts';
import { modelOf } from './models.ts';

export type EvidencePorts = { readonly history: HealthHistory; readonly work: WorkStore };

/** The day that a day's drop is compared with, and what moved since. */
export type Comparison = {
  readonly referenceDay: CalendarDay;
  /** Every indicator in the model's order; adds up to the change of the index. */
  readonly drivers: readonly Driver[];
};

/**
 * Compares a scored day with its reference day, both in the day's own model (docs/rules.md); null without a baseline,
 * or when history has forgotten the reference day.
 */
export async function compareWithReference(
  ports: EvidencePorts,
  model: Model,
  item: HistoryItem,
): Promise<Comparison | null> {
  const baseline = baselineTwice(item.window);
  if (baseline === null || item.index === null) return null;
  const offset = referenceOffset(item.window, baseline);
  const referenceDay = addDays(item.day, offset - item.window.length);
  const reference = (await ports.history.findMany([item.accountId], referenceDay)).get(item.accountId);
  if (reference === undefined) return null;
  const before =
    reference.modelVersion === model.version
      ? reference.contributions
      : assess(model, reference.values).contributions;
  return { referenceDay, drivers: drivers(model, before, item.contributions) };
}

/** Everything that the notice of a rescue says about its opening day. */
export async function evidenceFor(
  ports: EvidencePorts,
  current: Model,
  item: HistoryItem,
): Promise<Evidence> {
  const model = await modelOf(ports.work, item.modelVersion, current);
  if (item.index === null) throw new Error(`no rescue opens on a day without an index (${item.day})`);
  const comparison = await compareWithReference(ports, model, item);
  return {
    day: item.day,
    index: item.index,
    baselineTwice: baselineTwice(item.window),
    referenceDay: comparison?.referenceDay ?? null,
    falls: comparison === null ? [] : largestFalls(comparison.drivers),
    weakest: lowestIndicators(model, item.contributions),
    coverage: item.coverage,
    modelVersion: item.modelVersion,
    provenance: item.provenance,
  };
}

import type { Contribution, LastDay } from '../../lambdas/console/pages/last-day.ts';
import { compareWithReference } from '../../lambdas/flows/evidence.ts';
import { modelOf } from '../../lambdas/flows/models.ts';
import type { HistoryItem } from '../../lambdas/ports.ts';
import { bandOf } from '../../lambdas/scoring/assess.ts';
import { baselineTwice } from '../../lambdas/scoring/baseline.ts';
import type { Model } from '../../lambdas/scoring/model.ts';
import { partsHalfUp } from '../../lambdas/scoring/rounding.ts';
import { changeTenths } from './change.ts';
import type { ConsolePorts } from './sources.ts';

/** One day of an account, told in the model that scored it. */
export async function lastDayOf(ports: ConsolePorts, current: Model, item: HistoryItem): Promise<LastDay> {
  const model = await modelOf(ports.work, item.modelVersion, current);
  const baseline = baselineTwice(item.window);
  const { present, total } = item.coverage;
  return {
    day: item.day,
    index: item.index,
    band: bandOf(model, item.index),
    baselineTwice: baseline,
    changeTenths: changeTenths(item.index, baseline),
    coverage: { present, total, percent: partsHalfUp(present, total, 100) },
    contributions: item.index === null ? null : contributionsOf(item, model),
    drivers: await driversOf(ports, model, item),
    values: model.columns.flatMap(({ name }) => {
      const text = item.values.get(name);
      return text === undefined ? [] : [[name, text] as const];
    }),
    provenance: item.provenance,
    modelVersion: item.modelVersion,
  };
}

function contributionsOf(item: HistoryItem, model: Model): readonly Contribution[] {
  return model.indicators.map(({ name, weight }, place) => ({
    indicator: name,
    points: item.contributions[place] ?? null,
    most: partsHalfUp(weight, item.coverage.present, 10_000),
  }));
}

async function driversOf(ports: ConsolePorts, model: Model, item: HistoryItem): Promise<LastDay['drivers']> {
  const comparison = await compareWithReference(ports, model, item);
  if (comparison === null || item.index === null) return null;
  const total = comparison.drivers.reduce((sum, { change }) => sum + change, 0);
  return {
    referenceDay: comparison.referenceDay,
    referenceIndex: item.index - total,
    changes: comparison.drivers,
  };
}

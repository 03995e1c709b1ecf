import { addDays } from '../../../lambdas/scoring/calendar.ts';
import { historyOf, scorer } from '../../oracle/history.ts';
import { modelFrom } from '../../oracle/model.ts';
import { parseDecimal } from '../../oracle/numbers.ts';
import { snapshotFile, steerableModel } from '../../support/company.ts';
import { type Chance, chanceOf } from '../random.ts';
import type { Happening, Scenario, Truth } from '../scenario.ts';
import { allOf, companyFiles, companyOf, listReceipts, rescuesIn } from './write.ts';

const firstDay = '2026-01-05';
const days = Array.from({ length: 30 }, (_, place) => addDays(firstDay, place));
const accounts = ['acme', 'globex', 'hooli', 'initech', 'umbrella'];
const company = companyOf('2026-02-04T12:01', allOf(accounts, {}));
/** On both sides of every bound that a rescue knows, for baselines of 80; an empty text is an unknown index. */
const levels = ['95', '80', '80', '80', '80', '72', '71.99', '64', '64.01', '50', '45', '44.99', '39.99', ''];

type Day = Truth['days'][string];

/**
 * Thirty days that all come in one afternoon, in any order; some of them first in a wrong version, some of them
 * again. What they come to is worked out by the second implementation, which sees them once and in order.
 */
export function monthOf(seed: number): Scenario {
  const chance = chanceOf(seed);
  const truth = Object.fromEntries(days.map((day) => [day, dayOf(chance)]));
  const wrong = days.filter(() => chance.share() < 0.2).map((day) => [day, dayOf(chance)] as const);
  const right = shuffled(Object.entries(truth), chance);
  const again = right.filter(() => chance.share() < 0.3);
  const versions = shuffled([...wrong, ...right], chance);
  const deliveries = [...versions, ...rightAgain(versions, truth), ...shuffled(again, chance)];
  return {
    name: `month-${seed}`,
    startsAt: '2026-02-04T12:00',
    calmUntil: '2026-02-04T12:03',
    endsAt: '2026-02-04T17:00',
    companies: [company],
    script: [
      ...companyFiles(company),
      ...deliveries.map(([day, indices], place) => put(place, day, indices)),
    ],
    habits: [],
    truth: {
      days: Object.fromEntries(Object.entries(truth).map(([day, indices]) => [day, known(indices)])),
      statuses: allOf(days, 'complete'),
      cases: rescuesOf(truth),
      mayTakeBack: true,
      quality: null,
      receipts: {
        ...listReceipts(accounts.length),
        ...Object.fromEntries(
          Object.entries(truth).map(([day, indices]) => {
            const rows = Object.keys(indices).length;
            return [`snapshots/${day}/accounts.csv`, ['accepted', rows, rows, 0, 0] as const];
          }),
        ),
      },
    },
  };
}

/** Most accounts are there. */
function dayOf(chance: Chance): Day {
  const there = accounts.filter((_, place) => place === 0 || chance.share() < 0.9);
  return Object.fromEntries(there.map((id) => [id, chance.oneOf(levels)]));
}

function known(indices: Day): Day {
  return Object.fromEntries(Object.entries(indices).map(([id, index]) => [id, index === '' ? null : index]));
}

/** The right version of each day whose wrong one came after it. */
function rightAgain(versions: readonly (readonly [string, Day])[], truth: Truth['days']) {
  const spoiled = [...new Map(versions)].filter(([day, indices]) => indices !== truth[day]);
  return spoiled.map(([day]) => [day, truth[day] ?? {}] as const);
}

function put(place: number, day: string, indices: Day): Happening {
  const at = new Date(Date.parse('2026-02-04T12:04:00Z') + place * 2 * 60_000).toISOString().slice(0, 16);
  return { at, key: `snapshots/${day}/accounts.csv`, body: snapshotFile(indices) };
}

function shuffled<T>(all: readonly T[], chance: Chance): readonly T[] {
  const left = [...all];
  return all.flatMap(() => left.splice(chance.below(left.length), 1));
}

function rescuesOf(truth: Truth['days']): Truth['cases'] {
  const rows = Object.entries(truth).map(([day, indices]) => {
    const values = Object.entries(indices).map(([id, index]) => {
      const value = parseDecimal(String(index));
      return [id, new Map(value === null ? [] : [['index', value]])] as const;
    });
    return [day, new Map(values)] as const;
  });
  const history = historyOf(new Map(rows), scorer(modelFrom(JSON.parse(steerableModel) as object)));
  return rescuesIn(history);
}

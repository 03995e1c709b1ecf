import { baselineText, baselineTwice } from '../scoring/baseline.ts';
import { addDays } from '../scoring/calendar.ts';
import { coverageTenThousandths } from '../scoring/coverage.ts';
import { dropTenThousandths } from '../scoring/drop.ts';
import { pointsText } from '../scoring/points.ts';
import type { ExplainedDay } from './explain.ts';
import { changeText, decimalText, percentText, tableText } from './explain-figures.ts';
import type { ExplainedIndicator } from './explain-indicators.ts';

/** The index of a day, and how each indicator came to its part of it. */
export function indexLines({ item, model, band, indicators }: ExplainedDay): readonly string[] {
  const { key, version, line } = item.provenance;
  const { red, amber } = model.bands;
  const bounds = `red below ${decimalText(red)}, amber below ${decimalText(amber)}`;
  const { present, total } = item.coverage;
  const rows = indicators.map((each) => [
    `  ${each.name}`,
    sourceText(each),
    each.points === null ? '-' : pointsText(each.points),
    String(each.weight),
    each.contribution === null ? '-' : pointsText(each.contribution),
  ]);
  return [
    item.index === null ? 'Index unknown' : `Index ${pointsText(item.index)}, ${band} (${bounds})`,
    '',
    ...tableText(
      [
        ['  indicator', 'as delivered', 'points', 'weight', 'gives'],
        ...rows,
        ['  index', '', '', String(present), item.index === null ? '-' : pointsText(item.index)],
      ],
      ['left', 'left', 'right', 'right', 'right'],
    ),
    '',
    `  An indicator gives points × weight / ${present}, the sum of the weights that are present.`,
    `  Coverage ${percentText(coverageTenThousandths(item.coverage))}: ${present} of ${total} weight; ${
      item.index === null ? 'too little, an' : 'an'
    } index needs ${percentOf(model.coverageFloor)}.`,
    `  Model ${item.modelVersion}; from ${key}, version ${version}, line ${line}.`,
  ];
}

/** What the day is compared with: the median of the days before it, and the drop below that. */
export function baselineLines({ item, known }: ExplainedDay): readonly string[] {
  const twice = baselineTwice(item.window);
  const span = `${addDays(item.day, -item.window.length)} to ${addDays(item.day, -1)}`;
  const days = `${known.length} of the ${item.window.length} days ${span} have a known index`;
  if (twice === null) return ['No baseline', '', `  Only ${days}; a baseline needs 3.`];
  const indices = known.map(({ index }) => index).toSorted((a, b) => a - b);
  const middle = [indices[(indices.length - 1) >> 1], indices[indices.length >> 1]].map((each) =>
    pointsText(each ?? 0),
  );
  const median =
    indices.length % 2 === 1
      ? 'their median is the middle one'
      : `their median is the mean of the middle two, ${middle[0]} and ${middle[1]}`;
  return [
    `Baseline ${baselineText(twice)}`,
    '',
    `  ${days}; ${median}.`,
    `  They go from ${pointsText(indices[0] ?? 0)} to ${pointsText(indices.at(-1) ?? 0)}.`,
    `  ${dropText(item.index, twice)}`,
  ];
}

/** What moved the index since the reference day; nothing when there is none. */
export function driverLines({ item, comparison }: ExplainedDay): readonly string[] {
  if (comparison === null || item.index === null) return [];
  const change = comparison.drivers.reduce((sum, driver) => sum + driver.change, 0);
  const moved = comparison.drivers
    .filter((driver) => driver.change !== 0)
    .toSorted((a, b) => a.change - b.change);
  return [
    `Change since ${comparison.referenceDay}: ${pointsText(item.index - change)} to ${pointsText(item.index)}`,
    '',
    '  The reference day is the day whose index is nearest to the baseline, the latest of several.',
    '',
    ...tableText(
      [
        ...moved.map((driver) => [`  ${driver.indicator}`, changeText(driver.change)]),
        ['  together', changeText(change)],
      ],
      ['left', 'right'],
    ),
  ];
}

function sourceText({ columns, scale, points }: ExplainedIndicator): string {
  const [over, under] = columns;
  const written = (column: typeof over) => column?.value ?? 'missing';
  if (scale === null) return `${over?.name} ${written(over)}`;
  const ratio = `${over?.name} ${written(over)} / ${under?.name} ${written(under)}`;
  const isUseless = points === null && over?.value !== null && under?.value !== null;
  if (isUseless) return `${ratio} (not above 0)`;
  const factor = decimalText(scale);
  return factor === '1' ? ratio : `${ratio} × ${factor}`;
}

function dropText(index: number | null, twice: number): string {
  if (index === null) return 'No drop: the index of this day is unknown.';
  const drop = dropTenThousandths(index, twice);
  if (drop === null) return 'No drop: the baseline is 0.';
  if (2 * index >= twice) return 'Drop 0: the index is at or above the baseline.';
  const fall = baselineText(twice - 2 * index);
  return `Drop ${percentText(drop)} = ${fall} / ${baselineText(twice)}, which is (baseline - index) / baseline, rounded half up.`;
}

/** A share from 0 to 1 as percents, exact. */
function percentOf({ units, exponent }: ExplainedDay['model']['coverageFloor']): string {
  return `${decimalText({ units, exponent: exponent + 2 })} %`;
}

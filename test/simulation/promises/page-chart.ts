import type { Case } from '../../../lambdas/cases/case.ts';
import { modelOf } from '../facts.ts';
import type { Outcome } from '../outcome.ts';
import { endings } from '../owed/moments.ts';
import type { Look } from '../seen.ts';
import { type Frame, frameOf, isAt, type Row } from './page-chart-frame.ts';
import { wrongGround } from './page-chart-ground.ts';
import { historyRows, linesOf } from './page-lines.ts';

/** What the charts of an account draw, measured against the table below them, and what they say to who does not see them. */
export function wrongChart(outcome: Outcome, about: Case, { at, html }: Look): readonly string[] {
  const table = historyRows(linesOf(html));
  const rows = table.toReversed().map(rowOf);
  const charts = [...html.matchAll(/<svg class="chart-(\w+)".*?<\/svg>/gs)];
  if (rows.length === 0) return charts.length === 0 ? [] : ['draws a history that is not there'];
  const wrong = charts.flatMap(([chart, name]) => {
    const frame = frameOf(chart, rows);
    return [
      ...wrongLines(chart, rows, frame),
      ...wrongGround(chart, table, frame),
      ...wrongWords(outcome, about, chart, rows, frame, at),
    ].map((how) => `has a ${name} chart that ${how}`);
  });
  return charts.length === 2 ? wrong : [`has ${charts.length} charts of its history`];
}

function rowOf([day = '', index = '', baseline = '']: readonly string[]): Row {
  const known = (text: string) => (Number.isNaN(Number(text)) ? null : Number(text));
  return { day, index: known(index), baseline: known(baseline) };
}

/** Both lines stand where their values do between the marks of 0 and 100 points, joined from day to day, and no index is known in the gaps. */
function wrongLines(chart: string, rows: readonly Row[], frame: Frame): readonly string[] {
  const { bottom, top, dayWidth, heights, placeOf } = frame;
  const place = (row: Row, points: number) => [frame.x(placeOf(row.day)), frame.y(points)] as const;
  const lines = (['index', 'baseline'] as const).flatMap((name) => {
    const path = new RegExp(`class="line-${name}" d="([^"]*)"`).exec(chart)?.[1] ?? '';
    const drawn = [...path.matchAll(/([ML])([\d.-]+),([\d.-]+)/g)];
    const known = rows.filter((row) => row[name] !== null);
    const isRight =
      drawn.length === known.length &&
      known.every((row, nth) => {
        const [, pen, x, y] = drawn[nth] ?? [];
        const [before] = known.slice(nth - 1, nth);
        const isJoined = before !== undefined && placeOf(row.day) - placeOf(before.day) === 1;
        const [owedX, owedY] = place(row, row[name] ?? 0);
        return pen === (isJoined ? 'L' : 'M') && isAt(Number(x), owedX) && isAt(Number(y), owedY);
      });
    return isRight ? [] : [`draws the ${name} elsewhere`];
  });
  const gaps = [...chart.matchAll(/class="gap" x="(\S+)" y="\S+" width="(\S+)"/g)].map(([, x, width]) => [
    Number(x),
    Number(x) + Number(width),
  ]);
  const covered = gaps.reduce((sum, [from = 0, to = 0]) => sum + Math.round((to - from) / dayWidth), 0);
  const known = rows.filter(({ index }) => index !== null);
  const isHidden = known.some((row) =>
    gaps.some(([from = 0, to = 0]) => from < place(row, 0)[0] && place(row, 0)[0] < to),
  );
  const days = placeOf(rows.at(-1)?.day ?? '') + 1;
  return [
    ...lines,
    ...(isHidden || covered !== days - known.length ? ['has gaps elsewhere'] : []),
    ...([...heights].some(([points, y]) => !isAt(y, bottom - ((bottom - top) * points) / 100))
      ? ['has its marks elsewhere']
      : []),
  ];
}

/** From when until when, between which values, with how many rescues, and where the bands meet. */
function wrongWords(
  outcome: Outcome,
  about: Case,
  chart: string,
  rows: readonly Row[],
  frame: Frame,
  at: number,
): readonly string[] {
  const { scenario } = outcome;
  const known = rows.flatMap(({ index }) => (index === null ? [] : [index]));
  const [from, to] = [rows[0]?.day, rows.at(-1)?.day];
  const range = [Math.min(...known), Math.max(...known), known.at(-1) ?? 0].map((each) => each.toFixed(2));
  const start =
    known.length === 0
      ? `No index is known from ${from} to ${to}.`
      : `From ${from} to ${to} the index was from ${range[0]} to ${range[1]}, lastly ${range[2]}.`;
  const { red, amber } = modelOf(scenario);
  const marks = [...chart.matchAll(/text-anchor="end"[^>]*>([\d.]+)</g)].map(([, points]) => Number(points));
  const bounds = [0, ...[red, amber].map((each) => Number(each.n) / Number(each.d)), 100];
  return [
    ...(linesOf(chart).some((line) => line.startsWith(start)) ? [] : [`does not say “${start}”`]),
    ...(scenario.truth.models !== undefined || marks.join() === bounds.join()
      ? []
      : [`has its marks at ${marks.join()}, not ${bounds.join()}`]),
    ...(known.length === 0 ? [] : wrongRescues(outcome, about, chart, rows, frame, at)),
  ];
}

/** While all is well, and no correction has moved one: which of the account's rescues it counts and draws, and on which days. */
function wrongRescues(
  { cases, firstTroubleAt }: Outcome,
  { accountId }: Case,
  chart: string,
  rows: readonly Row[],
  { placeAt, placeOf }: Frame,
  at: number,
): readonly string[] {
  const own = cases.filter((each) => each.kind === 'rescue' && each.accountId === accountId);
  const isMoved = own.some(({ events }) => events.some(({ event }) => event === 'corrected'));
  if (isMoved || firstTroubleAt < Infinity) return [];
  const said = [
    ...linesOf(chart).flatMap((line) => /Rescues in this time: \d+/.exec(line) ?? []),
    `opened ${placesIn(chart, /class="mark-stem" x1="(\S+)"/g, placeAt)}`,
    `resolved ${placesIn(chart, /class="mark-resolved" cx="(\S+)"/g, placeAt)}`,
    `from ${placesIn(chart, /class="mark-span" x1="(\S+)"/g, placeAt)}`,
    `to ${placesIn(chart, /class="mark-span" x1="\S+" x2="(\S+)"/g, placeAt)}`,
  ].join(', ');
  const versions = [at - 1, at].map((then) => {
    const days = placeOf(rows.at(-1)?.day ?? '');
    const spans = own
      .filter(({ openedAt }) => openedAt !== null && Date.parse(openedAt) <= then)
      .map(({ openedOn, resolvedOn, events }) => {
        const isOver = events.some((each) => endings.includes(each.event) && Date.parse(each.at) <= then);
        return [placeOf(openedOn), isOver ? placeOf(resolvedOn ?? '') : Infinity] as const;
      })
      .filter(([opened, resolved]) => opened <= days && resolved >= 0);
    const opened = spans.map(([from]) => from);
    const resolved = spans.map(([, to]) => to);
    return [
      `Rescues in this time: ${spans.length}`,
      `opened ${inOrder(opened.filter((place) => place >= 0))}`,
      `resolved ${inOrder(resolved.filter((place) => place <= days))}`,
      `from ${inOrder(opened.map((place) => Math.max(place, 0 - edge)))}`,
      `to ${inOrder(resolved.map((place) => Math.min(place, days + edge)))}`,
    ].join(', ');
  });
  return versions.includes(said) ? [] : [`says “${said}”, not “${versions[0]}”`];
}

/** What goes on beyond the days of a chart is drawn to its edge, half a day from the middle of the last one. */
const edge = 0.5;

function placesIn(chart: string, sign: RegExp, placeAt: Frame['placeAt']): string {
  return inOrder([...chart.matchAll(sign)].map(([, x]) => placeAt(Number(x))));
}

function inOrder(places: readonly number[]): string {
  return places.toSorted((one, other) => one - other).join(' ');
}

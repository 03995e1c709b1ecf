import type { Case } from '../../../lambdas/cases/case.ts';
import { modelOf } from '../facts.ts';
import type { Outcome } from '../outcome.ts';
import { endings } from '../owed/moments.ts';
import type { Look } from '../seen.ts';
import { historyRows, linesOf } from './page-lines.ts';

const dayMs = 86_400_000;
/** Coordinates have one decimal, and so have those that they are measured by. */
const slack = 0.16;

/** A day of the history of a page; null where an index or a baseline is not known. */
type Row = { readonly day: string; readonly index: number | null; readonly baseline: number | null };

/** What the charts of an account draw, measured against the table below them, and what they say to who does not see them. */
export function wrongChart(outcome: Outcome, about: Case, { at, html }: Look): readonly string[] {
  const rows = historyRows(linesOf(html)).toReversed().map(rowOf);
  const charts = [...html.matchAll(/<svg class="chart-(\w+)".*?<\/svg>/gs)];
  if (rows.length === 0) return charts.length === 0 ? [] : ['draws a history that is not there'];
  const wrong = charts.flatMap(([chart, name]) =>
    [...wrongLines(chart, rows), ...wrongWords(outcome, about, chart, rows, at)].map(
      (how) => `has a ${name} chart that ${how}`,
    ),
  );
  return charts.length === 2 ? wrong : [`has ${charts.length} charts of its history`];
}

function rowOf([day = '', index = '', baseline = '']: readonly string[]): Row {
  const known = (text: string) => (Number.isNaN(Number(text)) ? null : Number(text));
  return { day, index: known(index), baseline: known(baseline) };
}

function placeOf(day: string, rows: readonly Row[]): number {
  return Math.round((Date.parse(`${day} UTC`) - Date.parse(`${rows[0]?.day} UTC`)) / dayMs);
}

/** Both lines stand where their values do between the marks of 0 and 100 points, and no index is known in the gaps. */
function wrongLines(chart: string, rows: readonly Row[]): readonly string[] {
  const levels = [
    ...chart.matchAll(/<line class="level" x1="(\S+)" x2="(\S+)" y1="(\S+)" .*?>([\d.]+)<\/text>/g),
  ];
  const heights = new Map(levels.map(([, , , y, points]) => [Number(points), Number(y)]));
  const [bottom = Number.NaN, top = Number.NaN] = [heights.get(0), heights.get(100)];
  const [left, right] = [levels[0]?.[1], levels[0]?.[2]].map(Number) as [number, number];
  const dayWidth = (right - left) / (placeOf(rows.at(-1)?.day ?? '', rows) + 1);
  const place = (row: Row, points: number) =>
    [left + (placeOf(row.day, rows) + 0.5) * dayWidth, bottom - ((bottom - top) * points) / 100] as const;
  const lines = (['index', 'baseline'] as const).flatMap((name) => {
    const path = new RegExp(`class="line-${name}" d="([^"]*)"`).exec(chart)?.[1] ?? '';
    const drawn = [...path.matchAll(/[ML]([\d.-]+),([\d.-]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    const owed = rows.flatMap((row) => (row[name] === null ? [] : [place(row, row[name])]));
    const isRight =
      drawn.length === owed.length &&
      owed.every(([x, y], nth) => isAt(drawn[nth]?.[0], x) && isAt(drawn[nth]?.[1], y));
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
  const days = placeOf(rows.at(-1)?.day ?? '', rows) + 1;
  return [
    ...lines,
    ...(isHidden || covered !== days - known.length ? ['has gaps elsewhere'] : []),
    ...([...heights].some(([points, y]) => !isAt(y, bottom - ((bottom - top) * points) / 100))
      ? ['has its marks elsewhere']
      : []),
  ];
}

function isAt(drawn: number | undefined, owed: number): boolean {
  return drawn !== undefined && Math.abs(drawn - owed) <= slack;
}

/** From when until when, between which values, with how many rescues, and where the bands meet. */
function wrongWords(
  outcome: Outcome,
  about: Case,
  chart: string,
  rows: readonly Row[],
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
    ...(known.length === 0 ? [] : wrongRescues(outcome, about, chart, rows, at)),
  ];
}

/** While all is well, and no correction has moved one: which of the account's rescues it counts and draws. */
function wrongRescues(
  { cases, firstTroubleAt }: Outcome,
  { accountId }: Case,
  chart: string,
  rows: readonly Row[],
  at: number,
): readonly string[] {
  const own = cases.filter((each) => each.kind === 'rescue' && each.accountId === accountId);
  const isMoved = own.some(({ events }) => events.some(({ event }) => event === 'corrected'));
  if (isMoved || firstTroubleAt < Infinity) return [];
  const said = [
    ...linesOf(chart).flatMap((line) => /Rescues in this time: \d+/.exec(line) ?? []),
    `${chart.split('class="mark-opened"').length - 1} opened`,
    `${chart.split('class="mark-resolved"').length - 1} resolved`,
  ].join(', ');
  const versions = [at - 1, at].map((then) => {
    const days = placeOf(rows.at(-1)?.day ?? '', rows);
    const spans = own
      .filter(({ openedAt }) => openedAt !== null && Date.parse(openedAt) <= then)
      .map(({ openedOn, resolvedOn, events }) => {
        const isOver = events.some((each) => endings.includes(each.event) && Date.parse(each.at) <= then);
        return [placeOf(openedOn, rows), isOver ? placeOf(resolvedOn ?? '', rows) : Infinity] as const;
      })
      .filter(([opened, resolved]) => opened <= days && resolved >= 0);
    const openedHere = spans.filter(([opened]) => opened >= 0).length;
    const resolvedHere = spans.filter(([, resolved]) => resolved <= days).length;
    return `Rescues in this time: ${spans.length}, ${openedHere} opened, ${resolvedHere} resolved`;
  });
  return versions.includes(said) ? [] : [`says “${said}”, not “${versions[0]}”`];
}

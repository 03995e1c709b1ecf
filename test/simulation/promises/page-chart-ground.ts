import { dayMs } from '../hours.ts';
import { months } from '../said/forms.ts';
import { type Frame, isAt } from './page-chart-frame.ts';

const bands = ['red', 'amber', 'green'];

/** What the lines of a chart are read against: the bands between its marks, the months below, and what a pointer over a day reads. */
export function wrongGround(
  chart: string,
  rows: readonly (readonly string[])[],
  frame: Frame,
): readonly string[] {
  return [...wrongBands(chart, frame), ...wrongMonths(chart, rows, frame), ...wrongHints(chart, rows, frame)];
}

/** Each band goes from one mark to the next and has its name beside it. */
function wrongBands(chart: string, { heights, right }: Frame): readonly string[] {
  const ends = [...heights.values()].toSorted((one, other) => other - one);
  return bands.flatMap((band, place) => {
    const [low = Number.NaN, high = Number.NaN] = ends.slice(place, place + 2);
    const drawn = new RegExp(
      `class="band-${band}" \\S+ y="(\\S+)" \\S+ height="([^"]+)"/><text \\S+ \\S+ x="(\\S+)" y="(\\S+)">(\\w+)<`,
    ).exec(chart);
    const [, y, height, nameX, nameY, name] = drawn ?? [];
    const isRight =
      isAt(Number(y), high) &&
      isAt(Number(y) + Number(height), low) &&
      Number(nameX) > right &&
      high < Number(nameY) &&
      Number(nameY) - 4 < low &&
      name?.toLowerCase() === band;
    return isRight ? [] : [`has its ${band} band elsewhere`];
  });
}

/** The first day of each month, by its name, a January by its year too, or, where there is none, the first day. */
function wrongMonths(
  chart: string,
  rows: readonly (readonly string[])[],
  { left, right, dayWidth, placeOf }: Frame,
): readonly string[] {
  const first = rows.at(-1)?.[0] ?? '';
  const days = placeOf(rows[0]?.[0] ?? '') + 1;
  const firsts = Array.from({ length: days }, (_, place) => {
    const date = new Date(Date.parse(`${first} UTC`) + place * dayMs);
    const name = months[date.getUTCMonth()] ?? '';
    const text = name === 'Jan' ? `${name} ${date.getUTCFullYear()}` : name;
    return date.getUTCDate() === 1 ? [{ x: left + place * dayWidth, text }] : [];
  }).flat();
  const ticks = [...chart.matchAll(/class="month" x1="(\S+)"/g)].map(([, x]) => Number(x));
  const names = [...chart.matchAll(/class="scale" x="(\S+)" y="\S+">([^<]*)</g)].map(
    ([, x, text]) => [Number(x), text?.replaceAll('\u00a0', ' ')] as const,
  );
  const isRight =
    firsts.length === 0
      ? names.length === 1 && isAt(names[0]?.[0], left) && names[0]?.[1] === first
      : names.every(([x, text]) => firsts.some((each) => isAt(x - 3, each.x) && each.text === text)) &&
        names.length === firsts.filter(({ x }) => x < right - 24).length;
  const areTicksRight =
    ticks.length === firsts.length && ticks.every((x, nth) => isAt(x, firsts[nth]?.x ?? 0));
  return isRight && areTicksRight
    ? []
    : [
        `has “${names.map(([, text]) => text).join(', ')}” below it, not “${firsts.map(({ text }) => text).join(', ')}”`,
      ];
}

/** A pointer over a day of the wide chart reads what the table says of it. */
function wrongHints(
  chart: string,
  rows: readonly (readonly string[])[],
  { left, dayWidth, placeOf }: Frame,
): readonly string[] {
  if (!chart.includes('class="chart-wide"')) return [];
  const said = [...chart.matchAll(/class="hint" x="(\S+)" [^>]*><title>([^<]*)</g)];
  return rows.toReversed().flatMap(([day = '', index, baseline], nth) => {
    const words = `${day}: index ${index}, baseline ${baseline}`;
    const [, x, text] = said[nth] ?? [];
    const isThere = isAt(Number(x), left + placeOf(day) * dayWidth);
    return isThere && text?.replaceAll('\u00a0', ' ') === words
      ? []
      : [`does not say “${words}” to a pointer`];
  });
}

import type { Instant } from '../cases/case.ts';
import { type Breach, type Durations, decided, type SlaRow } from '../cases/sla-report.ts';
import { cleanLine } from '../cases/text/clean-line.ts';
import { partsHalfUp } from '../scoring/rounding.ts';

/** Characters of a note that are printed; the JSON has all of it. */
const longestNote = 300;

const headings = [
  'Month',
  'Tier',
  'Opened',
  'In time',
  'Share',
  'Breached',
  'Not due yet',
  'No visit',
  'Retracted',
  'To acknowledge',
  'To on site',
] as const;

/** The report for a terminal: a line per month and tier, then each breach with what people noted. */
export function slaText(rows: readonly SlaRow[]): string {
  if (rows.length === 0) return 'No red channel has opened.\n';
  const lines = [headings, ...rows.map(cellsOf)];
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const table = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const breaches = rows.flatMap((row) => row.breaches);
  return [
    ...table,
    '',
    'In time: on site by the due time; the share is of these and the breached. Times since the report: median, worst.',
    ...(breaches.length === 0 ? [] : ['', 'Breaches', ...breaches.flatMap(breachLines)]),
    '',
  ].join('\n');
}

function cellsOf(row: SlaRow): readonly string[] {
  const { outcomes } = row;
  return [
    row.month,
    row.tier ?? '-',
    ...[row.opened, outcomes['on-site-in-time']].map(String),
    decided(row) === 0 ? '-' : `${percentText(outcomes['on-site-in-time'], decided(row))} %`,
    ...[
      outcomes.breached,
      outcomes['not-due-yet'],
      outcomes['resolved-without-visit'],
      outcomes.retracted,
    ].map(String),
    durationsText(row.toAcknowledge),
    durationsText(row.toOnSite),
  ];
}

/** `66.7`, rounded half up. */
function percentText(part: number, whole: number): string {
  return (partsHalfUp(part, whole, 1000) / 10).toFixed(1);
}

function durationsText(durations: Durations | null): string {
  return durations === null ? '-' : `${lengthText(durations.medianMs)}, ${lengthText(durations.worstMs)}`;
}

/** Hours and minutes, rounded down: `0:45`, `26:10`. */
function lengthText(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

function breachLines({ caseId, accountId, dueAt, onSiteAt, notes }: Breach): readonly string[] {
  const end = onSiteAt === null ? 'nobody has been on site' : `on site ${minuteText(onSiteAt)}`;
  const said = notes.map(
    ({ at, event, by, note }) => `    ${minuteText(at)} ${event}, ${by}: ${cleanLine(note, longestNote)}`,
  );
  return [
    `  ${accountId} (${caseId}): due ${minuteText(dueAt)}, ${end}`,
    ...(said.length === 0 ? ['    no cause noted'] : said),
  ];
}

/** `2026-03-06 06:00 UTC`. */
function minuteText(at: Instant): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}

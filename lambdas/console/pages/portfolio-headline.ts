import type { Instant } from '../../cases/case.ts';
import type { Band } from '../../scoring/assess.ts';
import type { CalendarDay } from '../../scoring/calendar.ts';
import { dayTime, distanceText, instantTime } from '../dates.ts';
import { stackedBar } from '../design/bars.ts';
import { facts } from '../design/sections.ts';
import { tiles } from '../design/tiles.ts';
import { count } from '../figures.ts';
import { type Html, html } from '../html.ts';
import { dayPath, withQuery } from '../links.ts';

/** What the reader narrowed the list to; empty texts narrow nothing. */
export type Choice = {
  /** Part of a name or id. */
  readonly q: string;
  readonly band: Band | 'case' | '';
  readonly tier: string;
};

/** The portfolio in numbers. */
export type PortfolioHeadline = {
  /** The day that the page shows: the last one that is scored; null before the first. */
  readonly day: CalendarDay | null;
  readonly bands: Readonly<Record<Band, number>>;
  /** Rescues and red channels that are not resolved; held ones wait apart. */
  readonly openCases: { readonly all: number; readonly unacknowledged: number };
  /** Days whose rescues wait for a person, oldest first. */
  readonly heldDays: readonly CalendarDay[];
  readonly lastCompleted: { readonly day: CalendarDay; readonly decidedAt: Instant | null } | null;
  /** The next business day that a delivery is expected for, and when it is overdue; null before the first delivery. */
  readonly nextDay: { readonly day: CalendarDay; readonly deadline: Instant } | null;
  /** When the next notice is due; null when none is owed. */
  readonly nextNoticeAt: Instant | null;
};

/** The numbers that a head of account management looks at first, each a way to the accounts behind it. */
export function headline(line: PortfolioHeadline, choice: Choice, now: Instant): Html {
  const { bands, openCases } = line;
  const accounts = bands.red + bands.amber + bands.green + bands.unknown;
  const of = (band: Choice['band']) => ({
    path: withQuery('/', { band }),
    isChosen: choice.band === band && band !== '',
  });
  return html`${line.heldDays.map(heldStrip)}
${tiles([
  { label: 'Accounts', value: count(accounts), ...of('') },
  { label: 'Red', value: count(bands.red), tone: 'red', note: shareText(bands.red, accounts), ...of('red') },
  {
    label: 'Amber',
    value: count(bands.amber),
    tone: 'amber',
    note: shareText(bands.amber, accounts),
    ...of('amber'),
  },
  {
    label: 'Green',
    value: count(bands.green),
    tone: 'green',
    note: shareText(bands.green, accounts),
    ...of('green'),
  },
  {
    label: 'Unknown',
    value: count(bands.unknown),
    tone: 'unknown',
    note: shareText(bands.unknown, accounts),
    ...of('unknown'),
  },
  {
    label: 'Open cases',
    value: count(openCases.all),
    tone: openCases.all > 0 ? 'red' : 'plain',
    note: `${count(openCases.unacknowledged)} not acknowledged`,
    ...of('case'),
  },
  { label: 'Held days', value: count(line.heldDays.length), path: '/runs' },
])}
${stackedBar((['red', 'amber', 'green', 'unknown'] as const).map((tone) => ({ tone, size: bands[tone] })))}
${facts([
  ['Last completed day', lastCompleted(line, now)],
  ['Next day expected', nextDay(line, now)],
  [
    'Next notice due',
    line.nextNoticeAt === null
      ? 'none is owed'
      : html`${instantTime(line.nextNoticeAt)} <span class="soft">(${distanceText(line.nextNoticeAt, now)})</span>`,
  ],
])}`;
}

function heldStrip(day: CalendarDay): Html {
  return html`<p class="strip strip-amber"><strong>${dayTime(day)} is held.</strong> So many accounts fell at once that the feed is more likely at fault than the customers; nobody but the data team was told. <a href="${dayPath(day)}">See the day</a></p>`;
}

function lastCompleted({ lastCompleted }: PortfolioHeadline, now: Instant): Html | string {
  if (lastCompleted === null) return 'none yet';
  const { day, decidedAt } = lastCompleted;
  const age =
    decidedAt === null ? null : html` <span class="soft">(decided ${distanceText(decidedAt, now)})</span>`;
  return html`<a href="${dayPath(day)}">${dayTime(day)}</a>${age}`;
}

function nextDay({ nextDay }: PortfolioHeadline, now: Instant): Html | string {
  if (nextDay === null) return 'the first delivery';
  const { day, deadline } = nextDay;
  const verb = deadline <= now ? 'overdue since' : 'by';
  return html`${dayTime(day)} <span class="soft">(${verb} ${instantTime(deadline)})</span>`;
}

function shareText(part: number, whole: number): string {
  return whole === 0 ? 'none' : `${((part / whole) * 100).toFixed(1)}\u00a0%`;
}

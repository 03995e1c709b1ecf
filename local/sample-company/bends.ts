import type { Complaint } from './complaint.ts';
import type { Mood } from './mood.ts';

/** Bends of a mood, by the day of the story. */
type Bend = (mood: Mood, day: number) => Mood;

/** Furious from one day to the next: no orders, no meetings, hardly anybody logs in. */
export const offended: Bend = (mood) => ({
  ...mood,
  gapDays: null,
  nps: -85,
  activeUserRatio: 0.2,
  meetingEveryDays: null,
});

/** Offended for ten days, though it goes on ordering; then won back within a week. */
export const wonBack: Bend = (mood, day) => {
  if (day < 10) return { ...mood, nps: -85, activeUserRatio: 0.2, meetingEveryDays: day === 1 ? 1 : null };
  return { ...mood, nps: 65, activeUserRatio: between(0.2, 0.85, (day - 10) / 7), meetingEveryDays: 20 };
};

/** A competitor takes a little more every week: nothing breaks, everything fades. */
export const fading: Bend = (mood, day) => {
  const faded = day / 94;
  return {
    ...mood,
    orderCents: mood.orderCents * Math.max(0.05, 1 - 0.95 * faded),
    nps: mood.nps === null ? null : mood.nps - 75 * faded,
    surveyEveryDays: 14,
    activeUserRatio: mood.activeUserRatio === null ? null : mood.activeUserRatio * Math.max(0, 1 - faded),
    daysPastDue: mood.daysPastDue + 40 * faded,
    meetingEveryDays: null,
    auditScore: mood.auditScore * (1 - 0.6 * faded),
  };
};

/** It says nothing, it just stops ordering; the logins dry up over a month. */
export const silent: Bend = (mood, day) => ({
  ...mood,
  gapDays: null,
  activeUserRatio: between(0.75, 0.05, day / 30),
  meetingEveryDays: null,
});

/** One bend up to and including that day, then the mood of before again. */
export function endingOn(lastDay: number, bend: Bend): Bend {
  return (mood, day) => (day <= lastDay ? bend(mood, day) : mood);
}

/** Three complaints within an hour, all open for so many days, or still (`null`). */
export function outburst(openDays: number | null): readonly Complaint[] {
  return [
    'Whole shipment rejected at goods-in, production stands still',
    'Third escalation without an answer from your side',
    'Our management board asks for a written explanation',
  ].map((summary, place) => ({
    day: 0,
    minute: 9 * 60 + 20 * place,
    severity: place === 2 ? 'high' : 'medium',
    summary,
    closedOn: openDays,
  }));
}

/** A small complaint every eight days, each settled the day after, while the first one is never settled. */
export function grumbling(fromDay: number, toDay: number): readonly Complaint[] {
  const small = { minute: 14 * 60, severity: 'low' } as const;
  const complaints: Complaint[] = [
    { ...small, day: -25, summary: 'Price list still not updated after our call', closedOn: null },
  ];
  for (let day = fromDay; day <= toDay; day += 8)
    complaints.push({ ...small, day, summary: 'Again an old price on the invoice', closedOn: day + 1 });
  return complaints;
}

function between(from: number, to: number, share: number): number {
  return from + (to - from) * Math.min(1, Math.max(0, share));
}

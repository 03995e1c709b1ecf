import type { Instant } from '../../lambdas/cases/case.ts';
import { addDays, type CalendarDay } from '../../lambdas/scoring/calendar.ts';

/** One file as it reaches the feed bucket. */
export type Delivery = {
  readonly at: Instant;
  /** Where it lands in the bucket. */
  readonly key: string;
  /** Where it lies in the sample's folder: its key, unless a later version has taken that place. */
  readonly file: string;
  readonly bytes: Buffer;
};

/** The delivery of a text or of bytes under a key. */
export function delivery(at: Instant, key: string, content: string | Buffer, file: string = key): Delivery {
  return { at, key, file, bytes: Buffer.from(content) };
}

/** The instant of a minute (UTC) of the day that many days later. */
export function instantAt(day: CalendarDay, daysLater: number, minute: number): Instant {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${addDays(day, daysLater)}T${hours}:${minutes}:00.000Z`;
}

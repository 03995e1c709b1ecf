import type { CalendarDay } from '../../scoring/calendar.ts';
import type { Instant, Tier } from '../case.ts';
import { cleanLine } from './clean-line.ts';
import type { Phrases } from './phrases.ts';

/** Where a text stands, and how much it may say there. */
export type Form = {
  readonly place: 'email' | 'subject' | 'sms';
  /** Code points of an account's name. */
  readonly name: number;
  /** Causes named: 1..3; the day that they compare with is named from 2 on. */
  readonly causes: number;
  readonly coverage: boolean;
  /** The business day of the data, next to the coverage. */
  readonly day: boolean;
};

/** All of it, in an e-mail. */
export const FULL: Form = { place: 'email', name: 60, causes: 3, coverage: true, day: true };

const SUBJECT: Form = { ...FULL, place: 'subject' };

/** A subject grows shorter in this order: the name, then the second and third of what it names. */
export const SUBJECTS: readonly Form[] = [
  SUBJECT,
  { ...SUBJECT, name: 40 },
  { ...SUBJECT, name: 24 },
  { ...SUBJECT, name: 12 },
  { ...SUBJECT, name: 6 },
  { ...SUBJECT, name: 6, causes: 1 },
];

/** The least that an SMS says. */
export const SHORTEST_SMS: Form = { place: 'sms', name: 12, causes: 1, coverage: false, day: false };

/** An SMS grows shorter in this order: third cause, second cause, the data's day, coverage, then the name. */
export const SMS_FORMS: readonly Form[] = [
  { place: 'sms', name: 40, causes: 3, coverage: true, day: true },
  { place: 'sms', name: 40, causes: 2, coverage: true, day: true },
  { place: 'sms', name: 40, causes: 1, coverage: true, day: true },
  { place: 'sms', name: 40, causes: 1, coverage: true, day: false },
  { place: 'sms', name: 40, causes: 1, coverage: false, day: false },
  { place: 'sms', name: 24, causes: 1, coverage: false, day: false },
  SHORTEST_SMS,
];

const RECIPIENT_ID = 24;

/** Quotes and dashes that would force a whole SMS into UCS-2, with what stands for them in GSM-7. */
const TYPOGRAPHIC: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
};

/** A letter of Hebrew, Arabic or another script that runs from right to left (the blocks that Unicode has for them). */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** From here on left to right: the numbers right behind such a name would change places, and a fall read as a rise. */
const LEFT_TO_RIGHT = '\u200e';

/**
 * Tier and cleaned name, `[S] Acme`; the id where the name is empty, and no tier when none is known. A subject goes
 * without the mark of direction: SNS refuses control characters there, and does not say whether that is one.
 */
export function accountText(
  account: { readonly accountId: string; readonly accountName: string; readonly tier: Tier | null },
  form: Form,
): string {
  const name = cleanLine(account.accountName, form.name) || cleanLine(account.accountId, form.name) || '?';
  const plain = form.place === 'sms' ? name.replace(/[‘’“”–—]/g, (mark) => TYPOGRAPHIC[mark] ?? mark) : name;
  const mark = form.place !== 'subject' && RIGHT_TO_LEFT.test(plain) ? LEFT_TO_RIGHT : '';
  return (account.tier === null ? plain : `[${account.tier}] ${plain}`) + mark;
}

export function ownerText(ownerId: string | null, phrases: Phrases): string {
  return (ownerId === null ? '' : cleanLine(ownerId, RECIPIENT_ID)) || phrases.noOwner;
}

/** A model's indicator as people call it; without a translation its own name, underscores as spaces. */
export function indicatorText(name: string, phrases: Phrases): string {
  const known = Object.hasOwn(phrases.indicators, name) ? phrases.indicators[name] : undefined;
  return known ?? cleanLine(name.replaceAll('_', ' '), 40);
}

/** `2026-03-01` in an e-mail, the language's short form elsewhere. */
export function dayText(day: CalendarDay, form: Form, phrases: Phrases): string {
  return form.place === 'email' ? day : phrases.shortDay(Number(day.slice(5, 7)), Number(day.slice(8, 10)));
}

/** `2026-03-01 09:15 UTC` in an e-mail, the language's short form elsewhere; seconds are cut off. */
export function momentText(at: Instant, form: Form, phrases: Phrases): string {
  const time = at.slice(11, 16);
  if (form.place === 'email') return `${at.slice(0, 10)} ${time} UTC`;
  return phrases.shortMoment(Number(at.slice(5, 7)), Number(at.slice(8, 10)), time);
}

/** The time from one instant to a later one, cut down to minutes; none when it is not later. */
export function elapsedText(from: Instant, to: Instant, phrases: Phrases): string {
  const minutes = Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000));
  const hours = Math.floor(minutes / 60);
  return phrases.elapsed({ days: Math.floor(hours / 24), hours: hours % 24, minutes: minutes % 60 });
}

/** Where something is said: the short places write a moment without its year. */
export type Place = 'subject' | 'email' | 'sms';

export const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-03-07 06:00 UTC`, or `7 Mar 06:00 UTC`; of a time that there is not, words that nobody says. */
export function momentIn(place: Place, at: number): string {
  if (!Number.isFinite(at)) return 'at no time';
  const text = new Date(at).toISOString();
  const [month, day, time] = [text.slice(5, 7), text.slice(8, 10), text.slice(11, 16)];
  const date = place === 'email' ? text.slice(0, 10) : `${Number(day)} ${months[Number(month) - 1]}`;
  return `${date} ${time} UTC`;
}

/** `2026-03-07`, or `7 Mar`. */
export function dayIn(place: Place, day: string): string {
  return momentIn(place, Date.parse(day)).replace(' 00:00 UTC', '');
}

/** `7 Mar 2026, 06:00 UTC`. */
export function momentOnPage(at: number): string {
  const text = momentIn('sms', at);
  return text.replace(/ (?=\d\d:)/, ` ${new Date(at).getUTCFullYear()}, `);
}

/** Every moment that a text names. */
export function momentsIn(text: string): readonly string[] {
  return text.match(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g) ?? [];
}

/** Whole minutes below three days, whole days from then on. */
export function elapsedText(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const hours = Math.floor(minutes / 60);
  if (hours >= 72) return `${Math.floor(hours / 24)} days`;
  const rest = minutes % 60 === 0 ? '' : `${minutes % 60} min`;
  return [hours === 0 ? '' : `${hours} h`, hours === 0 ? `${minutes} min` : rest].join(' ').trim();
}

/** `1 rescue`, `2 rescues`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Hundredths of a point, as they are printed: a median may have a half. */
export function pointsText(hundredths: number): string {
  return (hundredths / 100).toFixed(Number.isInteger(hundredths) ? 2 : 3);
}

import { smsParts } from './sms-length.ts';

/** SNS takes no longer SMS. */
const MOST_UNITS = 1600;

/** Whether SNS takes it as an SMS, of however many parts. */
export function fitsSms(wording: string): boolean {
  return wording.length < MOST_UNITS;
}

/**
 * Of ever shorter wordings of one message the first, and so the fullest, that needs no more parts than any
 * other. Throws when even the shortest is longer than the 1,600 characters of an SMS.
 */
export function fewestParts(wordings: readonly string[]): string {
  const fitting = wordings.filter(fitsSms);
  const parts = fitting.map(smsParts);
  const fewest = fitting[parts.indexOf(Math.min(...parts))];
  if (fewest === undefined)
    throw new RangeError('no wording fits an SMS: is the link longer than 1,000 characters?');
  return fewest;
}

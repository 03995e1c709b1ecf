import type { CalendarDay } from '../scoring/calendar.ts';

/** Where an account's page is, with the length of history that it is to show. */
export function accountPath(accountId: string, days?: number): string {
  const path = pathTo('/accounts', accountId);
  if (days === undefined) return path;
  return `${path}${path.includes('?') ? '&' : '?'}days=${days}`;
}

export function casePath(caseId: string): string {
  return pathTo('/cases', caseId);
}

/** Where the files and counts of a business day are. */
export function dayPath(day: CalendarDay): string {
  return pathTo('/runs', day);
}

/** Where the receipt of a delivered file is; the whole key is one segment. */
export function receiptPath(key: string): string {
  return pathTo('/receipts', key);
}

/** A name that a browser would take for a step along the path goes into the query. */
function pathTo(place: string, name: string): string {
  const isStep = name === '.' || name === '..';
  return isStep ? `${place}?id=${name}` : `${place}/${segment(name)}`;
}

/** A path with a query; empty values are left out. */
export function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const parts = Object.entries(query).filter(([, value]) => value !== '');
  return parts.length === 0
    ? path
    : `${path}?${parts.map(([name, value]) => `${name}=${segment(value)}`).join('&')}`;
}

/** Lone surrogates have no UTF-8 and become U+FFFD. */
function segment(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}

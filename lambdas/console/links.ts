import type { CalendarDay } from '../scoring/calendar.ts';

/** Where an account's page is. An id that a browser would take for a step up the path goes into the query. */
export function accountPath(accountId: string, days?: number): string {
  const range = days === undefined ? '' : `days=${days}`;
  const isStep = accountId === '.' || accountId === '..';
  if (isStep) return `/accounts?id=${accountId}${range && `&${range}`}`;
  return `/accounts/${segment(accountId)}${range && `?${range}`}`;
}

export function casePath(caseId: string): string {
  return `/cases/${segment(caseId)}`;
}

/** Where the files and counts of a business day are. */
export function dayPath(day: CalendarDay): string {
  return `/runs/${segment(day)}`;
}

/** Where the receipt of a delivered file is; the whole key is one segment. */
export function receiptPath(key: string): string {
  return `/receipts/${segment(key)}`;
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

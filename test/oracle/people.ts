import type { Counts } from './decided-day.ts';
import { type ReadFile, type Row, readFeedFile } from './feed-file.ts';
import { doubledIn, identifierIn, textIn } from './identifiers.ts';

export type Tier = 'S' | 'A' | 'B' | 'C';

/** An account of the roster; an empty role is null. */
export interface Account {
  readonly id: string;
  readonly tier: Tier;
  readonly roles: ReadonlyMap<AccountRole, string>;
}

/** The columns of the roster that hold a recipient id. */
const accountRoles = ['owner', 'sales_lead', 'technical_lead', 'delivery_lead', 'executive_sponsor'] as const;
export type AccountRole = (typeof accountRoles)[number];

/** A person who can be told; `manager` is a recipient id. */
export interface Recipient {
  readonly id: string;
  readonly role: string;
  readonly manager: string | null;
}

/** A list that is replaced whole, after one more file of it. */
export interface Replaced<T> {
  readonly list: ReadonlyMap<string, T>;
  readonly counts: Counts;
  readonly rejects: boolean;
}

/** The roster after a new file: a broken file leaves the old one, a broken row the account's old row. */
export function replaceRoster(
  key: string,
  bytes: Buffer,
  before: ReadonlyMap<string, Account>,
): Replaced<Account> {
  const file = readFeedFile(key, bytes, 'account_id', ['name', 'tier', ...accountRoles, 'time_zone']);
  return replace(file, 'account_id', before, accountIn);
}

/** The recipients after a new file, by the same rules. */
export function replaceRecipients(
  key: string,
  bytes: Buffer,
  before: ReadonlyMap<string, Recipient>,
): Replaced<Recipient> {
  const columns = ['name', 'email', 'phone', 'role', 'manager', 'locale'];
  return replace(readFeedFile(key, bytes, 'recipient_id', columns), 'recipient_id', before, recipientIn);
}

function replace<T>(
  file: ReadFile,
  idColumn: string,
  before: ReadonlyMap<string, T>,
  parse: (id: string, row: Row) => T | null,
): Replaced<T> {
  const rows = file.rows.length;
  if (file.problem !== null || file.cut) {
    return { list: before, counts: { rows_read: rows, scored: 0, rejected: rows, held: 0 }, rejects: true };
  }
  const ids = file.rows.map((row) => identifierIn(row, idColumn));
  const doubled = doubledIn(ids);
  const list = new Map<string, T>();
  let scored = 0;
  for (const [at, row] of file.rows.entries()) {
    const id = ids[at] ?? null;
    if (id === null) continue;
    const parsed = row.broken || doubled.has(id) ? null : parse(id, row);
    if (parsed !== null) scored += 1;
    const kept = parsed ?? before.get(id);
    if (kept !== undefined) list.set(id, kept);
  }
  const rejected = rows - scored;
  return { list, counts: { rows_read: rows, scored, rejected, held: 0 }, rejects: rejected > 0 };
}

function accountIn(id: string, row: Row): Account | null {
  const tier = textIn(row, 'tier');
  if (tier !== 'S' && tier !== 'A' && tier !== 'B' && tier !== 'C') return null;
  if (!isTimeZone(textIn(row, 'time_zone'))) return null;
  const roles = new Map<AccountRole, string>();
  for (const role of accountRoles) {
    const recipient = textIn(row, role);
    if (recipient !== null) roles.set(role, recipient);
  }
  return { id, tier, roles };
}

function recipientIn(id: string, row: Row): Recipient | null {
  const role = textIn(row, 'role');
  const email = textIn(row, 'email');
  const phone = textIn(row, 'phone');
  const locale = textIn(row, 'locale');
  if (role === null || !['owner', 'lead', 'manager', 'executive', 'ceo', 'data_team'].includes(role))
    return null;
  if (locale === null || !['en', 'zh-CN', 'zh-TW'].includes(locale)) return null;
  if (email !== null && !/^[^\s@]+@[^\s@]+$/.test(email)) return null;
  if (phone !== null && !/^\+[1-9]\d{1,14}$/.test(phone)) return null;
  return { id, role, manager: textIn(row, 'manager') };
}

function isTimeZone(name: string | null): boolean {
  try {
    return name !== null && Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** Everyone with the role, by id. */
export function withRole(recipients: ReadonlyMap<string, Recipient>, role: string): string[] {
  const ids = [...recipients.values()].filter((recipient) => recipient.role === role).map(({ id }) => id);
  return ids.sort();
}

/** Who is told when nobody else can be: the first of the data team by id, null without one. */
export function defaultDesk(recipients: ReadonlyMap<string, Recipient>): string | null {
  return withRole(recipients, 'data_team')[0] ?? null;
}

import { type ReadRows, type RowKind, readWholeFile, type WholeFile } from './whole-file.ts';

/** An account of the roster. Roles are recipient ids; null where the roster names nobody. */
export type Account = {
  readonly accountId: string;
  readonly name: string;
  readonly tier: 'S' | 'A' | 'B' | 'C';
  readonly owner: string | null;
  readonly salesLead: string | null;
  readonly technicalLead: string | null;
  readonly deliveryLead: string | null;
  readonly executiveSponsor: string | null;
  /** IANA name. */
  readonly timeZone: string | null;
};

/** The names that the roster may have in its header. */
export const rosterColumns: readonly string[] = [
  'account_id',
  'name',
  'tier',
  'owner',
  'sales_lead',
  'technical_lead',
  'delivery_lead',
  'executive_sponsor',
  'time_zone',
];

const rosterRow: RowKind<Account> = {
  columns: rosterColumns,
  idColumn: 'account_id',
  isUnique: true,
  read: (check) => ({
    accountId: check.id('account_id'),
    name: check.name('name'),
    tier: check.oneOf('tier', ['S', 'A', 'B', 'C']),
    owner: check.optionalRecipientId('owner'),
    salesLead: check.optionalRecipientId('sales_lead'),
    technicalLead: check.optionalRecipientId('technical_lead'),
    deliveryLead: check.optionalRecipientId('delivery_lead'),
    executiveSponsor: check.optionalRecipientId('executive_sponsor'),
    timeZone: check.optionalTimeZone('time_zone'),
  }),
};

/**
 * Reads the roster; a row is rejected for the first of: its shape, its columns in their order, a doubled account.
 * Whether the recipients exist is judged elsewhere.
 */
export function readRosterRows(
  chunks: AsyncIterable<Uint8Array>,
  file: WholeFile,
): Promise<ReadRows<Account>> {
  return readWholeFile(chunks, file, rosterRow);
}

import { type ReadRows, type RowKind, readWholeFile, type WholeFile } from './whole-file.ts';

/** Someone who can be told. */
export type Recipient = {
  /** 1 to 64 of A-Z, a-z, 0-9, _ and -. */
  readonly recipientId: string;
  readonly name: string;
  readonly email: string | null;
  /** E.164. */
  readonly phone: string | null;
  readonly role: 'owner' | 'lead' | 'manager' | 'executive' | 'ceo' | 'data_team';
  /** Recipient id. */
  readonly manager: string | null;
  readonly locale: 'en' | 'zh-CN' | 'zh-TW';
};

/** The names that the list of recipients may have in its header. */
export const recipientColumns: readonly string[] = [
  'recipient_id',
  'name',
  'email',
  'phone',
  'role',
  'manager',
  'locale',
];

const recipientRow: RowKind<Recipient> = {
  columns: recipientColumns,
  idColumn: 'recipient_id',
  isUnique: true,
  read: (check) => ({
    recipientId: check.recipientId('recipient_id'),
    name: check.name('name'),
    email: check.optionalEmail('email'),
    phone: check.optionalPhone('phone'),
    role: check.oneOf('role', ['owner', 'lead', 'manager', 'executive', 'ceo', 'data_team']),
    manager: check.optionalRecipientId('manager'),
    locale: check.oneOf('locale', ['en', 'zh-CN', 'zh-TW']),
  }),
};

/**
 * Reads the list of recipients; a row is rejected for the first of: its shape, its columns in their order, a doubled
 * recipient. Whether the manager exists is judged elsewhere.
 */
export function readRecipientRows(
  chunks: AsyncIterable<Uint8Array>,
  file: WholeFile,
): Promise<ReadRows<Recipient>> {
  return readWholeFile(chunks, file, recipientRow);
}

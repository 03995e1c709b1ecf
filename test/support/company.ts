/** One indicator that is its column, so that the number in the file is the index of the account. */
export const steerableModel = JSON.stringify({
  version: 'steerable-1',
  coverageFloor: 0.6,
  bands: { red: 40, amber: 70 },
  indicators: [
    {
      name: 'index',
      weight: 1,
      source: { column: 'index' },
      points: [
        [0, 0],
        [100, 100],
      ],
    },
  ],
  columns: { index: { minimum: 0, maximum: 100 } },
});

export const accountColumns = [
  'account_id',
  'name',
  'tier',
  'owner',
  'sales_lead',
  'technical_lead',
  'delivery_lead',
  'executive_sponsor',
  'time_zone',
] as const;

export const recipientColumns = [
  'recipient_id',
  'name',
  'email',
  'phone',
  'role',
  'manager',
  'locale',
] as const;

export type AccountRow = Partial<Record<(typeof accountColumns)[number], string>>;
export type RecipientRow = Partial<Record<(typeof recipientColumns)[number], string>>;

/** Everybody whom the accounts of a story name, and the desk that answers for whom they do not name. */
export const people: Readonly<Record<string, RecipientRow>> = {
  olga: { role: 'owner', manager: 'mara', phone: '+4915100000001' },
  oskar: { role: 'owner', manager: 'mara' },
  mara: { role: 'manager', manager: 'cleo' },
  sam: { role: 'lead' },
  tess: { role: 'lead' },
  dora: { role: 'lead' },
  erik: { role: 'executive', manager: 'cleo' },
  cleo: { role: 'ceo' },
  dana: { role: 'data_team' },
  desk: { role: 'manager' },
};

/** What every account is unless it says otherwise. */
export const usualAccount: AccountRow = {
  tier: 'B',
  owner: 'olga',
  sales_lead: 'sam',
  technical_lead: 'tess',
  delivery_lead: 'dora',
  executive_sponsor: 'erik',
  time_zone: 'Europe/Berlin',
};

/** The roster file: accounts are of tier B and olga's unless they say otherwise; an empty text names nobody. */
export function rosterFile(accounts: Readonly<Record<string, AccountRow>>): string {
  const rows = Object.entries(accounts).map(([id, row]) => ({
    account_id: id,
    name: id,
    ...usualAccount,
    ...row,
  }));
  return csvFile(accountColumns, rows);
}

/** The file of recipients: each has the e-mail address `<id>@example.com` and reads English unless they say otherwise. */
export function recipientsFile(recipients: Readonly<Record<string, RecipientRow>>): string {
  const rows = Object.entries(recipients).map(([id, row]) => {
    return { recipient_id: id, name: id, email: `${id}@example.com`, locale: 'en', ...row };
  });
  return csvFile(recipientColumns, rows);
}

/** What each account's index is on a day; null is an account whose index is not known. */
export type Indices = Readonly<Record<string, number | string | null>>;

/** A day's snapshot. */
export function snapshotFile(indices: Indices): string {
  return csvFile(
    ['account_id', 'index'],
    Object.entries(indices).map(([account_id, index]) => ({ account_id, index: `${index ?? ''}` })),
  );
}

function csvFile(columns: readonly string[], rows: readonly Readonly<Record<string, string>>[]): string {
  const cell = (text = '') => (text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','));
  return [columns.join(','), ...lines].map((line) => `${line}\n`).join('');
}

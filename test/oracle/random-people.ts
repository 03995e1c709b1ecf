import type { Chance } from './seeded.ts';

/** The people and accounts of a made-up company. */
export interface Company {
  readonly recipients: readonly (readonly string[])[];
  readonly accounts: readonly (readonly string[])[];
}

const recipientHeader = ['recipient_id', 'name', 'email', 'phone', 'role', 'manager', 'locale'];
const accountHeader = [
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

/** What the company may have: key accounts (tier S and A), roles that nobody fills. */
export interface CompanyTraits {
  readonly keyAccounts: boolean;
  readonly unfilled: boolean;
}

/** Recipients in every role and a roster whose roles they fill. */
export function randomCompany(chance: Chance, ids: readonly string[], traits: CompanyTraits): Company {
  const owners = numbered('o', 8);
  const leads = numbered('l', 6);
  const managers = numbered('m', 3);
  const executives = numbered('e', 3);
  const nobody = (id: string) => (traits.unfilled && chance.happens(0.08) ? chance.pick(['', 'gone']) : id);
  const person = (id: string, role: string, manager: string) => [
    id,
    `Name of ${id}`,
    `${id}@example.com`,
    `+1202555${String(1000 + chance.integer(0, 8999))}`,
    role,
    manager,
    chance.pick(['en', 'en', 'zh-CN', 'zh-TW']),
  ];
  const recipients = [
    ...owners.map((id) => person(id, 'owner', nobody(chance.pick(managers)))),
    ...leads.map((id) => person(id, 'lead', nobody(chance.pick(managers)))),
    ...managers.map((id) => person(id, 'manager', chance.pick(executives))),
    ...executives.map((id) => person(id, 'executive', nobody('c-1'))),
    ...numbered('c', chance.integer(1, 2)).map((id) => person(id, 'ceo', '')),
    ...numbered('d', chance.integer(1, 3)).map((id) => person(id, 'data_team', '')),
  ];
  const tiers = traits.keyAccounts ? ['S', 'A', 'A', 'B', 'B', 'C'] : ['B', 'C', 'C'];
  const accounts = ids.map((id) => [
    id,
    chance.pick(['Acme, Ltd.', 'Müller "Söhne"', '北方机械', `Firm ${id}`]),
    chance.pick(tiers),
    nobody(chance.pick(owners)),
    ...[0, 1, 2].map(() => nobody(chance.pick(leads))),
    nobody(chance.pick(executives)),
    chance.pick(['Europe/Berlin', 'Asia/Shanghai', 'America/New_York', 'UTC']),
  ]);
  return { recipients, accounts };
}

const numbered = (letter: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${letter}-${at + 1}`);

/** The roster file. */
export const rosterCsv = (company: Company): Buffer => csv([accountHeader, ...company.accounts]);
/** The recipients file. */
export const recipientsCsv = (company: Company): Buffer => csv([recipientHeader, ...company.recipients]);

/** The company some days later: other owners, a tier moved, an account gone; some rows may be broken. */
export function laterCompany(chance: Chance, company: Company): Company {
  const accounts = company.accounts
    .filter(() => !chance.happens(0.02))
    .map((row) => {
      const changed = [...row];
      if (chance.happens(0.15)) changed[3] = `o-${chance.integer(1, 8)}`;
      if (chance.happens(0.05)) changed[2] = chance.pick(['B', 'C']);
      if (chance.happens(0.03)) changed[2] = 'D';
      return changed;
    });
  const recipients = company.recipients.filter(([id]) => !(id?.startsWith('o-') && chance.happens(0.06)));
  return { accounts, recipients };
}

/** Rows as a CSV file with LF line ends. */
export function csv(rows: readonly (readonly string[])[]): Buffer {
  return Buffer.from(rows.map((row) => `${row.map(cell).join(',')}\n`).join(''));
}

/** A cell, quoted where it must be. */
export const cell = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

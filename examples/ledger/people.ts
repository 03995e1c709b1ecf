import { csvText } from './csv-text.ts';
import { tierAt } from './tiers.ts';

/** A roster for accounts of which only the spend is known, largest first: tiers by spend, roles for people to fill. */
export function rosterSkeleton(accounts: readonly string[]): string {
  const columns = [
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
  const rows = accounts.map((account, place) => ({
    account_id: account,
    name: `Customer ${account}`,
    tier: tierAt(place, accounts.length),
    owner: 'owner',
    sales_lead: 'sales-lead',
    technical_lead: 'technical-lead',
    delivery_lead: 'delivery-lead',
    executive_sponsor: 'executive',
    time_zone: 'UTC',
  }));
  return csvText(columns, rows);
}

/** One person per role, to be replaced by real ones: reserved mail domain, phones kept free for drama by Ofcom. */
export function recipientsSkeleton(): string {
  const columns = ['recipient_id', 'name', 'email', 'phone', 'role', 'manager', 'locale'] as const;
  const people = [
    ['owner', 'owner', 'manager'],
    ['sales-lead', 'lead', 'manager'],
    ['technical-lead', 'lead', 'manager'],
    ['delivery-lead', 'lead', 'manager'],
    ['manager', 'manager', 'executive'],
    ['executive', 'executive', 'ceo'],
    ['ceo', 'ceo', ''],
    ['data-desk', 'data_team', 'manager'],
  ] as const;
  const rows = people.map(([id, role, manager], place) => ({
    recipient_id: id,
    name: `The ${id.replace('-', ' ')}`,
    email: `${id}@example.com`,
    phone: `+44770090000${place}`,
    role,
    manager,
    locale: 'en',
  }));
  return csvText(columns, rows);
}

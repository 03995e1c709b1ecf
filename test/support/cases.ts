import type { Case } from '../../lambdas/cases/case.ts';
import type { Account, Directory, Recipient } from '../../lambdas/cases/directory.ts';
import { redChannelOfComplaint } from '../../lambdas/cases/red-channel.ts';
import { accountDigest, caseFallenOn } from './rescues.ts';

/** The rescue of `acme`, tier B, that opened at 2026-03-05T06:00Z, with these changes. */
export function rescueOf(changes: Partial<Case> = {}): Case {
  return { ...caseFallenOn('2026-03-04'), ...changes };
}

/** The red channel of `acme`, tier S, for a critical complaint of 2026-03-05T06:00Z that came at once. */
export function redChannelOf(changes: Partial<Case> = {}): Case {
  const reportedAt = '2026-03-05T06:00:00.000Z';
  const about = redChannelOfComplaint(
    { complaintId: 'c-1', accountId: 'acme', reportedAt, severity: 'critical' },
    { accountId: 'acme', accountDigest, tier: 'S', nth: 1, now: reportedAt },
  );
  return { ...about, ...changes };
}

export function accountOf(changes: Partial<Account> = {}): Account {
  return {
    accountId: 'acme',
    name: 'Acme',
    tier: 'B',
    owner: 'olga',
    salesLead: 'sam',
    technicalLead: 'tess',
    deliveryLead: 'dora',
    executiveSponsor: 'erik',
    timeZone: 'Europe/Berlin',
    ...changes,
  };
}

export function recipientOf(recipientId: string, changes: Partial<Recipient> = {}): Recipient {
  return {
    recipientId,
    name: recipientId,
    email: `${recipientId}@example.com`,
    phone: null,
    role: 'lead',
    manager: null,
    locale: 'en',
    ...changes,
  };
}

const staff: readonly Recipient[] = [
  recipientOf('olga', { role: 'owner', manager: 'mara' }),
  recipientOf('mara', { role: 'manager' }),
  recipientOf('sam'),
  recipientOf('tess'),
  recipientOf('dora'),
  recipientOf('erik', { role: 'executive', manager: 'cleo' }),
  recipientOf('cleo', { role: 'ceo' }),
  recipientOf('dana', { role: 'data_team' }),
  recipientOf('desk'),
];

/** Everybody fills a role of `acme`; `desk` is the default desk. */
export function directoryOf(
  account: Account | null = accountOf(),
  recipients: readonly Recipient[] = staff,
): Directory {
  return {
    accounts: new Map(account === null ? [] : [[account.accountId, account]]),
    recipients: new Map(recipients.map((each) => [each.recipientId, each])),
    defaultDesk: 'desk',
  };
}

/** The staff without these people. */
export function staffWithout(...gone: readonly string[]): readonly Recipient[] {
  return staff.filter(({ recipientId }) => !gone.includes(recipientId));
}

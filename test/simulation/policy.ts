import { type AccountRow, usualAccount } from '../support/company.ts';
import type { Company } from './scenario.ts';

const hourMs = 3_600_000;

/** A rung of the escalation as the contract has it: who hears of it, when, unless what. */
export type Rung = {
  readonly step: string;
  readonly from: 'opening' | 'due';
  readonly afterMs: number;
  readonly everyMs?: number;
  readonly stoppedBy: 'acknowledged' | 'onSite' | null;
  readonly told: readonly string[];
};

export const rescueRungs: readonly Rung[] = [
  { step: 'opened', from: 'opening', afterMs: 0, stoppedBy: null, told: ['owner'] },
  {
    step: 'unacknowledged-24h',
    from: 'opening',
    afterMs: 24 * hourMs,
    stoppedBy: 'acknowledged',
    told: ['owner', 'owner manager', 'sales_lead', 'technical_lead', 'delivery_lead'],
  },
  {
    step: 'unacknowledged-72h',
    from: 'opening',
    afterMs: 72 * hourMs,
    everyMs: 7 * 24 * hourMs,
    stoppedBy: 'acknowledged',
    told: ['executive_sponsor'],
  },
];

/** Who opens a red channel; the chief executive is one of them for tier S. */
export function openers(tier: string | null): readonly string[] {
  const usual = ['executive_sponsor', 'owner', 'sales_lead', 'technical_lead', 'delivery_lead'];
  return tier === 'S' ? [...usual, 'ceo'] : usual;
}

export function redChannelRungs(tier: string | null): readonly Rung[] {
  return [
    { step: 'opened', from: 'opening', afterMs: 0, stoppedBy: null, told: openers(tier) },
    {
      step: 'unacknowledged-1h',
      from: 'opening',
      afterMs: hourMs,
      stoppedBy: 'acknowledged',
      told: [...openers(tier), 'executive_sponsor manager'],
    },
    {
      step: 'unacknowledged-4h',
      from: 'opening',
      afterMs: 4 * hourMs,
      stoppedBy: 'acknowledged',
      told: ['ceo'],
    },
    {
      step: 'due-in-4h',
      from: 'due',
      afterMs: -4 * hourMs,
      stoppedBy: 'onSite',
      told: ['executive_sponsor', 'owner'],
    },
    { step: 'breached', from: 'due', afterMs: 0, stoppedBy: 'onSite', told: [...openers(tier), 'ceo'] },
  ];
}

export const desk = 'desk';

/** Who fills a role of an account; the desk where nobody does. */
export function filling(
  { accounts, people }: Company,
  accountId: string | null,
  role: string,
): readonly string[] {
  if (role === 'ceo' || role === 'data_team') {
    const all = Object.keys(people).filter((id) => people[id]?.role === role);
    return all.length > 0 ? all : [desk];
  }
  const row = accountId === null ? undefined : accounts[accountId];
  const account = row === undefined ? null : { ...usualAccount, ...row };
  const [own, isManager] = role.split(' ') as [keyof AccountRow, string?];
  const person = account?.[own] ?? '';
  const wanted = isManager === undefined ? person : (people[person]?.manager ?? '');
  return wanted !== '' && people[wanted] !== undefined ? [wanted] : [desk];
}

export function tierOf({ accounts }: Company, accountId: string): string | null {
  const row = accounts[accountId];
  return row === undefined ? null : (row.tier ?? usualAccount.tier ?? null);
}

/** Whether a complaint opens a red channel, or is told of when it joins one. */
export function isGrave(severity: string, tier: string | null): boolean {
  return (severity === 'critical' && tier !== 'C' && tier !== null) || (severity === 'high' && tier === 'S');
}

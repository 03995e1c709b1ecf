import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Role, StepName } from '../../lambdas/cases/case.ts';
import { letterStep, type PolicyStep, policySteps } from '../../lambdas/cases/policy.ts';

const page = readFileSync('docs/rules.md', 'utf8');

const anchors = { openedAt: 'opening', dueAt: 'due time', resolvedAt: 'resolution' } as const;
const milestones = {
  acknowledged: 'acknowledged',
  onSite: 'on site',
  commitmentSent: 'commitment sent',
  resolved: 'resolved',
};
const roles: Partial<Record<Role, string>> = {
  ceo: 'CEO',
  owner_manager: 'owner’s manager',
  sponsor_manager: 'sponsor’s manager',
};

const rolesText = (told: readonly Role[]) =>
  told.map((role) => roles[role] ?? role.replace('_', ' ')).join(', ');

function whenText({ from, hours, everyDays }: PolicyStep): string {
  const length = `${Math.abs(hours)} hour${Math.abs(hours) === 1 ? '' : 's'}`;
  const once =
    hours === 0
      ? `at its ${anchors[from]}`
      : `${length} ${hours < 0 ? 'before' : 'after'} its ${anchors[from]}`;
  return everyDays === undefined ? once : `${once}, then every ${everyDays} days`;
}

function rowOf(kind: string, policy: PolicyStep, openers: readonly Role[]): string {
  const { step, unless, told } = policy;
  const asOpened = step !== 'opened' && openers.length > 1 && openers.every((role) => told.includes(role));
  const people = asOpened
    ? `as at its opening, ${rolesText(told.filter((role) => !openers.includes(role)))}`
    : rolesText(told);
  const stopped = unless === null ? '–' : milestones[unless];
  return `| ${kind} | \`${step}\` | ${whenText(policy)} | ${stopped} | ${people} |`;
}

test('the page of the rules has every step of the policies as the code has it', () => {
  const rescue = policySteps('rescue', 'A');
  const channel = [...policySteps('red-channel', 'A'), letterStep];
  const openers = channel[0]?.told ?? [];

  const rows = [
    ...rescue.map((step) => rowOf('rescue', step, [])),
    ...channel.map((step) => rowOf('red channel', step, openers)),
  ];

  expect(rows.filter((row) => !page.includes(`\n${row}\n`))).toEqual([]);
});

test('the page of the rules names each step that there is, once for each kind of case that has it', () => {
  const casesOf: Record<StepName, number> = {
    opened: 2,
    'unacknowledged-24h': 1,
    'unacknowledged-72h': 1,
    retracted: 1,
    joined: 1,
    'unacknowledged-1h': 1,
    'unacknowledged-4h': 1,
    'due-in-4h': 1,
    breached: 1,
    'letter-due': 1,
    'executive-digest': 1,
    'data-quality': 1,
  };

  const named = [...page.matchAll(/^\| (?:rescue|red channel|executives|data quality) \| `([\w-]+)`/gm)];

  const counted = Object.fromEntries(
    Object.keys(casesOf).map((step) => [step, named.filter(([, each]) => each === step).length]),
  );
  expect(counted).toEqual(casesOf);
});

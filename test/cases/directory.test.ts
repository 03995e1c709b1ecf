import { expect, test } from 'vitest';
import type { Role } from '../../lambdas/cases/case.ts';
import { fillRoles } from '../../lambdas/cases/directory.ts';
import { accountOf, directoryOf, recipientOf, rescueOf, staffWithout } from '../support/cases.ts';

test.each<[Role, readonly string[]]>([
  ['owner', ['olga']],
  ['owner_manager', ['mara']],
  ['sales_lead', ['sam']],
  ['technical_lead', ['tess']],
  ['delivery_lead', ['dora']],
  ['executive_sponsor', ['erik']],
  ['sponsor_manager', ['cleo']],
  ['ceo', ['cleo']],
  ['data_team', ['dana']],
  ['default_desk', ['desk']],
])('%s is %j', (role, expected) => {
  expect(fillRoles(rescueOf(), [role], directoryOf())).toEqual({ recipientIds: expected, unfilled: [] });
});

test.each<[string, Role, Parameters<typeof directoryOf>]>([
  ['the account is not on the roster', 'owner', [null]],
  ['the roster names nobody', 'sales_lead', [accountOf({ salesLead: null })]],
  ['the roster names somebody unknown', 'technical_lead', [accountOf({ technicalLead: 'gone' })]],
  ['the owner has no manager', 'owner_manager', [accountOf({ owner: 'sam' })]],
  ['the owner is unknown', 'owner_manager', [accountOf({ owner: 'gone' })]],
  ['the manager is unknown', 'owner_manager', [accountOf(), staffWithout('mara')]],
  ['nobody has the role', 'ceo', [accountOf(), staffWithout('cleo')]],
])('a role falls to the default desk when %s', (_why, role, directory) => {
  expect(fillRoles(rescueOf(), [role], directoryOf(...directory))).toEqual({
    recipientIds: ['desk'],
    unfilled: [role],
  });
});

test('a person who fills several roles is named once, in the order of the roles', () => {
  const account = accountOf({ salesLead: 'olga', technicalLead: 'gone', deliveryLead: 'gone' });

  const filled = fillRoles(
    rescueOf(),
    ['sales_lead', 'owner', 'technical_lead', 'delivery_lead', 'executive_sponsor'],
    directoryOf(account),
  );

  expect(filled).toEqual({
    recipientIds: ['olga', 'desk', 'erik'],
    unfilled: ['technical_lead', 'delivery_lead'],
  });
});

test('everyone of a team is named', () => {
  const directory = directoryOf(accountOf(), [
    recipientOf('dana', { role: 'data_team' }),
    recipientOf('dirk', { role: 'data_team' }),
  ]);

  expect(fillRoles(rescueOf(), ['data_team'], directory).recipientIds).toEqual(['dana', 'dirk']);
});

test('whom a case was handed to stands for the owner, with a manager of their own', () => {
  const handed = rescueOf({ handedTo: 'erik' });

  expect(fillRoles(handed, ['owner', 'owner_manager'], directoryOf()).recipientIds).toEqual(['erik', 'cleo']);
});

test('everyone told is who was told, the desk for who has left; nobody told is no reason to call it', () => {
  const told = ['olga', 'gone', 'mara', 'olga'].map((recipientId, occurrence) => {
    return {
      step: 'opened' as const,
      occurrence,
      recipientId,
      noticeId: 'n',
      at: '2026-03-05T06:00:00.000Z',
    };
  });

  expect(fillRoles(rescueOf({ told }), ['everyone_told'], directoryOf())).toEqual({
    recipientIds: ['olga', 'desk', 'mara'],
    unfilled: [],
  });
  expect(fillRoles(rescueOf(), ['everyone_told'], directoryOf())).toEqual({ recipientIds: [], unfilled: [] });
});

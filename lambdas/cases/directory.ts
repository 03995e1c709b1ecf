import type { Case, Role, Tier } from './case.ts';
import type { Locale, NoticeFacts } from './notice.ts';

/** An account as the roster has it. Roles are recipient ids; null where the roster names nobody. */
export type Account = {
  readonly accountId: string;
  readonly name: string;
  readonly tier: Tier;
  readonly owner: string | null;
  readonly salesLead: string | null;
  readonly technicalLead: string | null;
  readonly deliveryLead: string | null;
  readonly executiveSponsor: string | null;
  /** IANA time zone; null where the roster has none. */
  readonly timeZone: string | null;
};

type RecipientRole = 'owner' | 'lead' | 'manager' | 'executive' | 'ceo' | 'data_team';

/** Someone who can be told. */
export type Recipient = {
  readonly recipientId: string;
  readonly name: string;
  readonly email: string | null;
  /** E.164. */
  readonly phone: string | null;
  readonly role: RecipientRole;
  /** Recipient id. */
  readonly manager: string | null;
  readonly locale: Locale;
};

/** Who is on the roster and who can be told, as of now. */
export type Directory = {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly recipients: ReadonlyMap<string, Recipient>;
  /** Recipient id of the desk that answers for every role that nobody fills. */
  readonly defaultDesk: string;
};

/** How somebody is to be written to; in English, with an e-mail, where nobody knows. */
export function readerOf(
  { recipients }: Directory,
  recipientId: string,
): Pick<NoticeFacts, 'locale' | 'hasEmail'> {
  const recipient = recipients.get(recipientId);
  return { locale: recipient?.locale ?? 'en', hasEmail: recipient?.email !== null };
}

/** Who fills the roles of a step right now, and the roles that fell to the default desk. */
export type Filled = { readonly recipientIds: readonly string[]; readonly unfilled: readonly Role[] };

/**
 * Looks up who fills the roles, each person once, in the order of the roles. A role whose person is not
 * named or not known falls to the default desk, as does somebody told before who is known no more (docs/rules.md).
 */
export function fillRoles(about: Case, roles: readonly Role[], directory: Directory): Filled {
  const told = new Set<string>();
  const unfilled: Role[] = [];
  for (const role of roles) {
    const people = peopleIn(about, role, directory).filter((id) => directory.recipients.has(id));
    for (const id of people) told.add(id);
    if (people.length === 0 && role !== 'everyone_told') {
      told.add(directory.defaultDesk);
      unfilled.push(role);
    }
  }
  return { recipientIds: [...told], unfilled };
}

function peopleIn(about: Case, role: Role, directory: Directory): readonly string[] {
  const account = about.accountId === null ? undefined : directory.accounts.get(about.accountId);
  const owner = about.handedTo ?? account?.owner ?? null;
  switch (role) {
    case 'owner':
      return named(owner);
    case 'owner_manager':
      return named(managerOf(owner, directory));
    case 'sales_lead':
      return named(account?.salesLead);
    case 'technical_lead':
      return named(account?.technicalLead);
    case 'delivery_lead':
      return named(account?.deliveryLead);
    case 'executive_sponsor':
      return named(account?.executiveSponsor);
    case 'sponsor_manager':
      return named(managerOf(account?.executiveSponsor ?? null, directory));
    case 'ceo':
    case 'data_team':
      return everyoneWith(role, directory);
    case 'default_desk':
      return [directory.defaultDesk];
    case 'everyone_told':
      return about.told.map(({ recipientId }) =>
        directory.recipients.has(recipientId) ? recipientId : directory.defaultDesk,
      );
  }
}

function named(recipientId: string | null | undefined): readonly string[] {
  return recipientId === null || recipientId === undefined ? [] : [recipientId];
}

function managerOf(recipientId: string | null, directory: Directory): string | null {
  return recipientId === null ? null : (directory.recipients.get(recipientId)?.manager ?? null);
}

function everyoneWith(role: RecipientRole, directory: Directory): readonly string[] {
  return [...directory.recipients.values()]
    .filter((each) => each.role === role)
    .map((each) => each.recipientId);
}

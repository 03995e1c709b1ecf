import { accountId } from './snapshot-text.ts';

/** Accounts that one owner looks after. */
const accountsPerOwner = 500;

const ownerId = (number: number) => `o-${String(number).padStart(4, '0')}`;
/** The recipient id of the owner of an account, by the account's number. */
export const ownerOf = (account: number) => ownerId(Math.floor(account / accountsPerOwner));

/** The lines of a roster on which every account has an owner, who also leads everything, and the chief as sponsor. */
export function* rosterLines(accounts: number, tierOf: (number: number) => string): Generator<string> {
  yield 'account_id,name,tier,owner,sales_lead,technical_lead,delivery_lead,executive_sponsor,time_zone\n';
  for (let number = 0; number < accounts; number += 1) {
    const owner = ownerOf(number);
    yield `${accountId(number)},Customer ${number},${tierOf(number)},${owner},${owner},${owner},${owner},chief,Europe/Berlin\n`;
  }
}

/** The lines of the recipients: the owners of that roster, their chief and the data team. */
export function* recipientLines(accounts: number): Generator<string> {
  yield 'recipient_id,name,email,phone,role,manager,locale\n';
  for (let number = 0; number < accounts / accountsPerOwner; number += 1) {
    const id = ownerId(number);
    yield `${id},Owner ${number},${id}@example.com,+4915100${String(number).padStart(6, '0')},owner,chief,en\n`;
  }
  yield 'chief,Chief,chief@example.com,+49151990000001,ceo,,en\n';
  yield 'data,Data team,data@example.com,+49151990000002,data_team,,en\n';
}

/** Where a ledger's columns are; numbers are places in a row, from 0. */
export type LedgerColumns = {
  readonly count: number;
  readonly account: number;
  readonly date: number;
  /** One signed amount, or what was sold and what came back. */
  readonly money: { readonly amount: number } | { readonly gross: number; readonly returned: number };
};

const ACCOUNT = /^(account|customer|client)(_?id)?$/;
const DATE = /^((order|invoice|transaction)_?)?date$/;
const AMOUNT = /^((net_?)?amount|revenue|total)(_[a-z]{3})?$/;
const GROSS = /^gross(_[a-z]{3})?$/;
const RETURNED = /^return(s|ed)(_[a-z]{3})?$/;

/** Finds the columns by their names, whatever the case and with `_`, `-` or a space between words, or says what is wrong. */
export function ledgerColumns(header: readonly string[]): LedgerColumns | { readonly problem: string } {
  const names = header.map((name) => name.trim().toLowerCase().replaceAll(/[ -]/g, '_'));
  const placesOf = (pattern: RegExp) => names.flatMap((name, place) => (pattern.test(name) ? [place] : []));
  const [accounts, dates, amounts, gross, returned] = [ACCOUNT, DATE, AMOUNT, GROSS, RETURNED].map(
    placesOf,
  ) as [number[], number[], number[], number[], number[]];

  const doubled = [accounts, dates, amounts, gross, returned].find((places) => places.length > 1);
  if (doubled !== undefined) {
    const rivals = doubled.map((place) => header[place]).join(' and ');
    return { problem: `the columns ${rivals} could mean the same: leave one of them` };
  }
  const [[account], [date], [amount], [sold], [back]] = [accounts, dates, amounts, gross, returned];
  if (account === undefined) return { problem: 'no column names the customer: call it customer_id' };
  if (date === undefined) return { problem: 'no column holds the date: call it date' };
  const base = { count: header.length, account, date };
  if (amount !== undefined) return { ...base, money: { amount } };
  if (sold !== undefined && back !== undefined) return { ...base, money: { gross: sold, returned: back } };
  return { problem: 'no column holds the money: call it amount, or have the two columns gross and returned' };
}

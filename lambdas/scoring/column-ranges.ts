/** A column of a snapshot and its bounds, both included, as decimal texts; a bound that is absent does not bind. */
export type Column = { readonly name: string; readonly minimum?: string; readonly maximum?: string };

type Range = Omit<Column, 'name'>;

const anyNumber: Range = {};
const zeroOrMore: Range = { minimum: '0' };

/** The ranges of the columns that Bellwether knows by name; a model file cannot change them. */
export const knownRanges: ReadonlyMap<string, Range> = new Map([
  ['transactions_30d', zeroOrMore],
  ['transactions_180d', zeroOrMore],
  ['days_since_last_transaction', zeroOrMore],
  ['median_gap_days', zeroOrMore],
  ['spend_90d', anyNumber],
  ['spend_prior_90d', anyNumber],
  ['complaints_30d', zeroOrMore],
  ['oldest_open_complaint_days', zeroOrMore],
  ['nps', { minimum: '-100', maximum: '100' }],
  ['days_past_due', zeroOrMore],
  ['active_user_ratio', { minimum: '0', maximum: '1' }],
  ['days_since_executive_meeting', zeroOrMore],
  ['relationship_audit_score', { minimum: '0', maximum: '100' }],
]);

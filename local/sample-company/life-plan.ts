import type { Complaint } from './complaint.ts';
import type { Temper } from './mood.ts';

/** What is known of an account before it is lived through. Days count from the first of the sample, 0. */
export type LifePlan = {
  /** Days of the sample. */
  readonly days: number;
  /** Day of the week of day 0; Sunday is 0. */
  readonly firstWeekday: number;
  readonly temper: Temper;
  /** Days on which a survey is answered whatever the rhythm. */
  readonly surveysOn: readonly number[];
  readonly complaints: readonly Complaint[];
};

/** How long every account was a customer before day 0: longer than the 180 days that the columns look back. */
export const DAYS_BEFORE_SAMPLE = 200;

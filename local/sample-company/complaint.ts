/** A complaint in the life of one account. Days count from the first day of the sample, before it below 0. */
export type Complaint = {
  readonly day: number;
  /** Minute of the day, UTC. */
  readonly minute: number;
  readonly severity: 'low' | 'medium' | 'high' | 'critical';
  readonly summary: string;
  /** The day it was closed; `null` while it is open. */
  readonly closedOn: number | null;
};

/** What a snapshot says about complaints at the end of a day. */
export function complaintColumns(complaints: readonly Complaint[], day: number) {
  const reported = complaints.filter((complaint) => complaint.day <= day);
  const openAges = reported
    .filter(({ closedOn }) => closedOn === null || closedOn > day)
    .map((complaint) => day - complaint.day);
  return {
    last30Days: reported.filter((complaint) => day - complaint.day < 30).length,
    oldestOpenDays: Math.max(0, ...openAges),
  };
}

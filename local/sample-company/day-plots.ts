/** What can be wrong with a delivery of the sample, and what a reader makes of it. */
export type DayPlot =
  | 'feed-failure'
  | 'late-file'
  | 'corrected-file'
  | 'split-day'
  | 'broken-csv-rows'
  | 'broken-jsonl-rows';

/** Which days are delivered in a way of their own, by their distance from the last day. */
export const dayPlots: readonly {
  readonly plot: DayPlot;
  readonly daysAgo: number;
  readonly expect: string;
}[] = [
  {
    plot: 'feed-failure',
    daysAgo: 40,
    expect:
      'The old billing system reports no purchases: all rescues of that day are held, only the data team is told.',
  },
  {
    plot: 'late-file',
    daysAgo: 33,
    expect:
      'Nothing by the deadline: the day is missing until the file comes three days late; the history ends up the same.',
  },
  {
    plot: 'corrected-file',
    daysAgo: 20,
    expect:
      'One wrong row opens a rescue; the file of two days later takes it back and the rescue is retracted.',
  },
  {
    plot: 'split-day',
    daysAgo: 15,
    expect: 'A CSV, a JSONL and a gzipped CSV with a manifest: one complete day.',
  },
  {
    plot: 'broken-csv-rows',
    daysAgo: 9,
    expect:
      'A second file whose rows are all broken, each in its own way: they are rejected, the rest is scored. So are three complaints.',
  },
  {
    plot: 'broken-jsonl-rows',
    daysAgo: 8,
    expect:
      'The same in JSON lines: text in place of a number, a line that is no JSON, an account without an id.',
  },
];

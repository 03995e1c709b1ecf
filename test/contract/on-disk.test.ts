/*
 * The same suites over the services that keep what they hold: S3 in a folder, DynamoDB by dynalite. Files share processes,
 * and a suite that had run in this one would not run again under its own name.
 */
process.env['STORES'] = 'on-disk';

const suites = [
  'case-store',
  'day-records',
  'feed-store',
  'health-history',
  'ledger',
  'notice-store',
  'work-store',
];
for (const suite of suites) await import(/* @vite-ignore */ `./${suite}.test.ts?on-disk`);
delete process.env['STORES'];

export {};

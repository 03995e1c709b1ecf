// The same suites over the services that keep what they hold: S3 in a folder, DynamoDB by dynalite.
process.env['STORES'] = 'on-disk';

await import('./case-store.test.ts');
await import('./day-records.test.ts');
await import('./feed-store.test.ts');
await import('./health-history.test.ts');
await import('./ledger.test.ts');
await import('./notice-store.test.ts');
await import('./work-store.test.ts');

export {};

import { beforeAll, expect, test } from 'vitest';
import { people, recipientsFile, rosterFile } from '../support/company.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { runLine } from './captured.ts';
import { writeInto } from './tiny-feed.ts';

const header = 'complaint_id,account_id,reported_at,severity,summary\n';
let folder: string;

/** One critical complaint whose 24 hours are over when the last file arrives, and one that is fresh then. */
beforeAll(async () => {
  folder = freshFolder('cli');
  await writeInto(folder, 'accounts/accounts.csv', rosterFile({ acme: { tier: 'B' }, borg: { tier: 'B' } }));
  await writeInto(folder, 'recipients/recipients.csv', recipientsFile(people));
  await writeInto(folder, 'complaints/1.csv', `${header}c-1,acme,2026-03-02T08:00:00Z,critical,fire\n`);
  await writeInto(folder, 'complaints/2.csv', `${header}c-2,borg,2026-03-05T08:00:00Z,critical,flood\n`);
});

test('a breach in the feed is told as a row, as a breach and as exit code 1', async () => {
  const { code, out } = await runLine('sla', '--feed', folder);

  expect(code).toBe(1);
  expect(out).toMatch(/^2026-03 +B +2 +0 +0\.0 % +1 +1 +0 +0 +- +-$/m);
  expect(out).toContain('due 2026-03-03 08:00 UTC, nobody has been on site\n    no cause noted\n');
}, 60_000);

test('--json gives the same report as one document', async () => {
  const { out } = await runLine('sla', '--feed', folder, '--json');

  expect(JSON.parse(out)).toMatchObject([
    {
      month: '2026-03',
      tier: 'B',
      opened: 2,
      breached: 1,
      not_due_yet: 1,
      share_on_site_in_time: 0,
      breaches: [{ account_id: 'acme', due_at: '2026-03-03T08:00:00.000Z', on_site_at: null, notes: [] }],
    },
  ]);
}, 60_000);

test('without a feed the report is not begun', async () => {
  expect(await runLine('sla')).toMatchObject({ code: 2, out: '' });
});

test('what people did counts: 24 hours to the millisecond are in time, one more is a breach with its cause', async () => {
  const acted = freshFolder('cli');
  const accounts = { acme: { tier: 'A' }, borg: { tier: 'A' }, core: { tier: 'A' } };
  await writeInto(acted, 'accounts/accounts.csv', rosterFile(accounts));
  await writeInto(acted, 'recipients/recipients.csv', recipientsFile(people));
  const complaints = Object.keys(accounts).map(
    (id, n) => `c-${n},${id},2026-03-02T08:00:00Z,critical,fire\n`,
  );
  await writeInto(acted, 'complaints/1.csv', `${header}${complaints.join('')}`);
  const deed = { kind: 'red-channel', recipient_id: 'erik' };
  const deeds = [
    { ...deed, at: '2026-03-02T08:10:00Z', account_id: 'acme', action: 'acknowledge' },
    { ...deed, at: '2026-03-03T08:00:00Z', account_id: 'acme', action: 'on-site' },
    {
      ...deed,
      at: '2026-03-03T08:00:00.001Z',
      account_id: 'borg',
      action: 'on-site',
      note: '=the plane\nwas late',
    },
    { ...deed, at: '2026-03-03T07:00:00Z', account_id: 'core', action: 'resolve', outcome: 'false-alarm' },
  ];
  await writeInto(acted, 'actions.jsonl', deeds.map((each) => `${JSON.stringify(each)}\n`).join(''));

  const { code, out } = await runLine('sla', '--feed', acted);
  const json = await runLine('sla', '--feed', acted, '--json');

  expect(code).toBe(1);
  // Acknowledged after 0:10, 23:00 and 24:00; on site after 24:00 twice.
  expect(out).toMatch(/^2026-03 +A +3 +1 +50\.0 % +1 +0 +1 +0 +23:00, 24:00 +24:00, 24:00$/m);
  expect(out).toContain(
    'on site 2026-03-03 08:00 UTC\n    2026-03-03 08:00 UTC on-site, erik: =the plane was late\n',
  );
  expect(JSON.parse(json.out)).toMatchObject([
    {
      share_on_site_in_time: 0.5,
      seconds_to_acknowledge: { count: 3, median: 82_800, worst: 86_400 },
      seconds_to_on_site: { count: 2, median: 86_400, worst: 86_400 },
      breaches: [{ account_id: 'borg', on_site_at: '2026-03-03T08:00:00.001Z' }],
    },
  ]);
}, 120_000);

import * as fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { complaintColumns } from '../../lambdas/feed/complaint-rows.ts';
import { recipientColumns } from '../../lambdas/feed/recipient-rows.ts';
import { rosterColumns } from '../../lambdas/feed/roster-rows.ts';
import type { CalendarDay } from '../../lambdas/scoring/calendar.ts';
import { dayAccounts } from '../../local/day-accounts.ts';
import { judgeDay } from '../oracle/decided-day.ts';
import { defaultModel } from '../oracle/model.ts';
import { readSnapshot } from '../oracle/snapshot.ts';
import { fuzz, seeds } from './fuzzing.ts';
import { anyText, numberText } from './hostile-cells.ts';
import { fileOf, type HostileFile, type Kind } from './hostile-files.ts';
import { type Answer, type HostileWorld, openHostileWorld } from './hostile-world.ts';
import { expectLawful } from './laws.ts';

/*
 * Any bytes under any feed key, through the whole path: delivered into the bucket, taken in by the handlers, answered
 * beside it.
 */
const date = fc.constantFrom(
  '',
  '2026-03-02',
  '2026-3-2',
  '2026-02-30',
  '0000-00-00',
  '2026-03-02T00:00:00Z',
);
const moment = fc.oneof(
  fc.constantFrom(
    '2026-02-28T23:00:00Z',
    '2026-02-28T23:00+23:59',
    '0000-01-01T00:00Z',
    '9999-12-31T23:59:59Z',
  ),
  fc.constantFrom('2026-02-30T00:00:00Z', '2026-02-28', '1772319600', '2026-02-28T24:00:00Z', ''),
);
const person = fc.constantFrom('', 'olga', 'nobody', '__proto__', 'a b', 'x'.repeat(65));

const number = fc.constantFrom('', '0', '-0', '1', '0.5', '1e-3', '0.1234567890123456789');
const always = (text: string) => fc.constant(text);
const columns = (cells: Readonly<Record<string, fc.Arbitrary<string>>>) => new Map(Object.entries(cells));

const snapshot: Kind = {
  columns: ['account_id', 'as_of', 'nps', 'spend_90d', 'active_user_ratio'],
  goodRow: (account_id) => ({ account_id, nps: 10 }),
  valid: columns({ nps: number, spend_90d: number, active_user_ratio: number }),
  hostile: columns({ as_of: date, nps: numberText, spend_90d: numberText, active_user_ratio: numberText }),
};
const complaints: Kind = {
  columns: complaintColumns,
  goodRow: (complaint_id) => ({
    complaint_id,
    account_id: 'beside',
    reported_at: '2026-02-28T00:00:00Z',
    severity: 'low',
    summary: '',
  }),
  valid: columns({
    account_id: fc.constantFrom('beside', 'unknown'),
    reported_at: always('2026-02-28T00:00:00Z'),
    severity: fc.constantFrom('low', 'critical'),
    summary: anyText,
  }),
  hostile: columns({ reported_at: moment, severity: fc.constantFrom('high', 'CRITICAL', '') }),
};
const roster: Kind = {
  columns: rosterColumns,
  goodRow: (account_id) => ({
    account_id,
    name: 'Good',
    tier: 'C',
    owner: 'olga',
    time_zone: 'Europe/Berlin',
  }),
  valid: columns({ name: always('Good'), tier: fc.constantFrom('S', 'A', 'B', 'C'), owner: always('olga') }),
  hostile: columns({
    tier: fc.constantFrom('s', 'D', ''),
    owner: person,
    sales_lead: person,
    time_zone: fc.constantFrom('', 'UTC', '+01:00', 'Mars/Base', 'x'.repeat(5000)),
  }),
};
const recipients: Kind = {
  columns: recipientColumns,
  goodRow: (recipient_id) => ({ recipient_id, name: 'Good', role: 'lead', locale: 'en' }),
  valid: columns({ name: always('Good'), role: fc.constantFrom('lead', 'owner'), locale: always('en') }),
  hostile: columns({
    email: fc.constantFrom('', 'a@example.com', 'a@b', 'a@b\r\nBcc: c@d', '"a"@b.c', 'a@b@c', 'é@例.com'),
    phone: fc.constantFrom('', '+4915100000009', '+12', '+0123', '0049151', '+49 151', '+123456789012345'),
    role: fc.constantFrom('executive', 'ceo', 'data_team', 'root', ''),
    manager: person,
    locale: fc.constantFrom('zh-CN', 'EN', 'de', ''),
  }),
};

/** Files of one day: some snapshots, and now and then a file of each other kind. */
const delivery = fc.record({
  snapshots: fc.tuple(fileOf(snapshot, 'good-0'), fileOf(snapshot, 'good-1'), fileOf(snapshot, 'good-2')),
  complaints: fileOf(complaints, 'good'),
  accounts: fc.option(fileOf(roster, 'good'), { freq: 3 }),
  recipients: fc.option(fileOf(recipients, 'good'), { freq: 3 }),
});

test.each(seeds)(
  'whatever is delivered is answered, and costs nobody else a row: seed %i',
  async (seed) => {
    const world = await openHostileWorld(onTestFinished);

    await fuzz(seed, delivery, (files) => isTaken(world, files));
  },
  600_000,
);

type Delivery = Parameters<Parameters<(typeof delivery)['map']>[0]>[0];

async function isTaken(world: HostileWorld, files: Delivery): Promise<void> {
  const day = world.nextDay();
  const snapshots = Object.fromEntries(
    files.snapshots.map(({ ending, bytes }, nth) => [`snapshots/${day}/${nth}.${ending}`, bytes]),
  );
  const others = Object.fromEntries([
    keyed(`complaints/${day}`, files.complaints),
    ...(files.accounts === null ? [] : [keyed('accounts/accounts', files.accounts)]),
    ...(files.recipients === null ? [] : [keyed('recipients/recipients', files.recipients)]),
  ]);

  const answers = await world.deliver({ ...snapshots, ...others });

  for (const answer of answers) expectLawful(answer);
  await expectDayOf(world, day, answers.slice(0, 3));
  expectAgreement(day, snapshots, answers);
  await expectGoodRows(world, answers.slice(3));
}

/** The good row of every file that is read is in the history, which has the scored rows and no other. */
async function expectDayOf(world: HostileWorld, day: CalendarDay, answers: readonly Answer[]): Promise<void> {
  const good = await world.scoredOf(['good-0', 'good-1', 'good-2']);
  expect(answers.map((_, nth) => good.has(`good-${nth}`))).toEqual(answers.map(isRead));

  const accounts = (await dayAccounts(world.stores)(day)).map(({ accountId }) => accountId);
  const besides = 1;
  expect(accounts.length).toBe(besides + sum(answers.map(({ receipt }) => receipt.scored)));
  expect((await world.scoredOf(accounts)).size).toBe(accounts.length);
}

/** What is read is what an independent reader reads. It is less strict about what an id may hide. */
function expectAgreement(
  day: CalendarDay,
  files: Readonly<Record<string, Buffer>>,
  answers: readonly Answer[],
) {
  const read = new Map(
    Object.entries(files).map(([key, bytes]) => [key, readSnapshot(key, bytes, day, defaultModel)]),
  );
  const { receipts } = judgeDay(read, null);
  const isStricter = answers.some(({ errors }) => errors.some(isRefusedByUsAlone));
  for (const [key, snapshot] of read) {
    const receipt = answers.find((answer) => answer.key === key)?.receipt;
    if (snapshot.problem !== null || snapshot.cut || receipt?.status === 'rejected') continue;
    const { rows_read, scored } = receipts.get(key) ?? {};
    expect([key, receipt?.rows_read]).toEqual([key, rows_read]);
    if (!isStricter) expect([key, receipt?.scored]).toEqual([key, scored]);
  }
}

/** Characters that show nothing in an id, and that the independent reader does not know. */
const unknownThere =
  /(?![\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff])[\p{Default_Ignorable_Code_Point}\u2028\u2029]/u;

function isRefusedByUsAlone([, , code, , cells = '']: readonly string[]): boolean {
  return code === 'ROW_ID' && unknownThere.test(JSON.stringify(JSON.parse(cells || '[]')));
}

/** The good row of every other file that is read has been taken. */
async function expectGoodRows({ stores }: HostileWorld, answers: readonly Answer[]): Promise<void> {
  const { directory, ledger } = stores;
  for (const answer of answers.filter(isRead)) {
    const { kind } = answer.receipt;
    const taken =
      kind === 'complaints'
        ? await ledger.list('complaints')
        : kind === 'accounts'
          ? await directory.accounts()
          : await directory.recipients();
    expect([answer.key, taken.has('good')]).toEqual([answer.key, true]);
  }
}

function isRead({ receipt }: Answer): boolean {
  return receipt.status !== 'rejected';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}

function keyed(stem: string, { ending, bytes }: HostileFile): readonly [string, Buffer] {
  return [`${stem}.${ending}`, bytes];
}

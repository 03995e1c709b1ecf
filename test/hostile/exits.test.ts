import { inspect } from 'node:util';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { setLog } from '../../lambdas/adapters/runtime.ts';
import { currentModel } from '../../lambdas/flows/models.ts';
import { documentOf, targetOf } from '../../local/console/routes.ts';
import { dayAccounts } from '../../local/day-accounts.ts';
import { feedBucket } from '../../local/places.ts';
import { people, recipientsFile, rosterFile } from '../support/company.ts';
import { manifestFile } from '../support/manifest.ts';
import { type Story, startStory, steadyDays } from '../support/story.ts';
import { pathOf, submit, visit } from '../support/visitor.ts';
import { type Exit, exits, nothingLeft, sortCalls } from './exits.ts';
import { recordCalls } from './recorded-calls.ts';

/*
 * Every field of every file, and what people write, with the exits by which it leaves: these and no others. Whatever is
 * not named here is only stored. A text that stands nowhere else is planted in each and looked for everywhere.
 */
const leaves: Readonly<Record<string, readonly Exit[]>> = {
  // The roster.
  canaryAccount: ['lists of errors', 'e-mails', 'events', 'keys of history', 'console'],
  canaryName: ['subjects', 'e-mails', 'SMS', 'console', 'pages', 'letters'],
  canaryOwner: ['e-mails', 'topics', 'keys of cases', 'console'],
  canaryNobody: ['console'],
  canaryTier: ['lists of errors'],
  // The recipients.
  canaryPerson: ['console', 'pages', 'letters'],
  'canary-mail@example.com': ['addresses'],
  '4915199987654': ['addresses'],
  canaryUnreached: ['e-mails', 'topics', 'keys of cases', 'console', 'pages'],
  canaryBrokenMail: ['lists of errors'],
  // Snapshots.
  canaryFile: ['receipts', 'e-mails', 'keys of objects', 'console'],
  canaryColumn: ['receipts', 'console'],
  canaryIgnored: [],
  canaryCell: ['lists of errors', 'console'],
  canaryListed: ['receipts', 'e-mails', 'console'],
  canaryKey: ['receipts', 'e-mails', 'keys of objects', 'keys of cases', 'console', 'pages'],
  // Complaints.
  canaryGrief: ['keys of objects', 'keys of cases', 'receipts', 'e-mails', 'console'],
  canaryComplaint: ['events', 'keys of cases', 'console'],
  canarySummary: ['pages', 'letters'],
  canarySeverity: ['lists of errors', 'console'],
  // What people write, and what is nobody's to see.
  canaryNote: ['events', 'console', 'pages', 'letters'],
  'this key is no secret and guards nothing': [],
};

/** Where a signed link stands: in the message to its person and on the page behind it. */
const linkLeaves: readonly Exit[] = ['e-mails', 'SMS', 'pages'];

/** Cases, messages, pages, answers and failures of four days at a company whose files are full of canaries. */
async function livedThrough(story: Story) {
  const logged: string[] = [];
  const calls = recordCalls(story.world);
  setLog((line) => logged.push(line));
  await story.deliver({
    'accounts/accounts.csv': `${rosterFile({
      canaryAccount: {
        name: 'canaryName <b>=1\u202e',
        tier: 'A',
        owner: 'canaryOwner',
        sales_lead: 'canaryNobody',
      },
    })}broken,Broken,canaryTier,,,,,,\n`,
    'recipients/recipients.csv': `${recipientsFile({
      ...people,
      canaryOwner: {
        name: 'canaryPerson',
        email: 'canary-mail@example.com',
        phone: '+4915199987654',
        role: 'owner',
      },
      canaryUnreached: { email: '', phone: '+12', role: 'lead' },
    })}broken,Broken,canaryBrokenMail,,lead,,en\n`,
    'complaints/canaryKey.pdf': '',
  });
  await story.deliverDays(steadyDays('2026-03-01', 3, { canaryAccount: 80 }));
  await story.deliverAt('2026-03-05T06:00:00Z', {
    'snapshots/2026-03-04/canaryFile.csv':
      'account_id,index,canaryColumn\ncanaryAccount,60,canaryIgnored\nother,canaryCell,\n',
    'snapshots/2026-03-05/_manifest.json': manifestFile({ 'canaryListed.csv': 'account_id,index\nA-1,1\n' }),
  });
  await story.deliverAt('2026-03-05T07:00:00Z', {
    'complaints/canaryGrief.csv': [
      'complaint_id,account_id,reported_at,severity,summary',
      'canaryComplaint,canaryAccount,2026-03-05T06:30:00Z,critical,canarySummary <b>',
      'c-2,canaryAccount,2026-03-05T06:30:00Z,canarySeverity,\n',
    ].join('\n'),
  });
  await story.fastForwardTo('2026-03-06T12:00:00Z');
  return { calls, logged };
}

/** What the people of the red channel see, and write, on the way to its letter. */
async function pagesOf(
  story: Story,
): Promise<{ readonly pages: readonly string[]; readonly letter: string }> {
  const found = await story.casesOf('canaryAccount');
  const linkTo = async (kind: string, recipientId: string) => {
    const about = found.find((each) => each.kind === kind);
    return pathOf(await story.world.linkTo(about?.caseId ?? '', recipientId));
  };
  const path = await linkTo('red-channel', 'erik');
  const replies = [
    await visit(path),
    await submit(path, { action: 'acknowledge', note: 'canaryNote <b>' }),
    await submit(path, { action: 'on-site' }),
    await submit(path, { action: 'resolve', outcome: 'saved', note: 'canaryNote' }),
    await submit(path, { action: 'acknowledge' }),
    await visit(path),
    await visit(`${path}x`),
    await visit(await linkTo('rescue', 'canaryOwner')),
    await visit(pathOf(await story.world.linkTo('data-quality-2026-03-01', 'dana'))),
  ];
  const letter = await visit(`${path}/letter`);
  return { pages: replies.map(({ body, headers }) => body + JSON.stringify(headers)), letter: letter.body };
}

async function consoleOf(story: Story): Promise<readonly string[]> {
  const { stores, world } = story;
  const cases = await story.casesOf('canaryAccount');
  const keys = [
    'snapshots/2026-03-04/canaryFile.csv',
    'complaints/canaryGrief.csv',
    'complaints/canaryKey.pdf',
  ];
  const paths = [
    ...['/', '/accounts/canaryAccount', '/runs', '/runs/2026-03-04', '/runs/2026-03-05', '/receipts', '/sla'],
    ...['2026-03-01', '2026-03-04', '2026-03-05'].map((day) => `/cases/data-quality-${day}`),
    ...cases.map(({ caseId }) => `/cases/${caseId}`),
    ...keys.map((key) => `/receipts?id=${encodeURIComponent(key)}`),
  ];
  const sources = {
    ports: stores,
    model: await currentModel(stores.work, world.environment.MODEL_KEY),
    times: { runAt: '06:00', deadlineAt: '12:00', timeZone: 'UTC' },
    mailbox: () => [],
    accountsOfDay: dayAccounts(stores),
    now: story.now,
  };
  const documents = await Promise.all(
    paths.map((path) =>
      documentOf(sources, targetOf(path) ?? { segments: [], query: new URLSearchParams() }, ''),
    ),
  );
  expect(documents).not.toContain(null);
  return documents.map(String);
}

test('a text leaves by the exits that it is meant for, and by no other', async () => {
  const story = await startStory({});
  const { calls, logged } = await livedThrough(story);
  const { pages, letter } = await pagesOf(story);
  await story.fastForward(80);
  const left = nothingLeft();
  sortCalls(calls, left);
  left.console.push(...(await consoleOf(story)));
  left.pages.push(...pages);
  left.letters.push(letter);
  left.logs.push(...logged);

  const foundIn = (text: string) =>
    exits.filter((exit) => left[exit].some((each) => each.toLowerCase().includes(text.toLowerCase())));
  const found = Object.fromEntries(Object.keys(leaves).map((text) => [text, foundIn(text)]));
  const inOrder = Object.entries(leaves).map(([text, by]) => [
    text,
    exits.filter((exit) => by.includes(exit)),
  ]);
  expect(found).toEqual(Object.fromEntries(inOrder));

  const tokens = new Set(left['e-mails'].flatMap((text) => text.match(/v1\.[\w.-]+/g) ?? []));
  expect(tokens.size).toBeGreaterThan(10);
  for (const token of tokens) expect(linkLeaves).toEqual(expect.arrayContaining(foundIn(token)));

  const markup = [...left.console, ...left.pages, ...left.letters].filter((text) => text.includes('<b>='));
  expect(markup).toEqual([]);
  expect([...left.subjects, ...left['e-mails'], ...left.SMS].join()).not.toMatch(/\u202e/);
  for (const line of logged) expect(JSON.parse(line)).toHaveProperty('_aws');
}, 120_000);

test.each(['S3', 'DYNAMODB', 'SNS', 'SFN', 'SECRETS_MANAGER'] as const)(
  'what cannot be done without %s fails without a word out of the files',
  async (service) => {
    const story = await startStory({
      canaryAccount: { name: 'canaryName', tier: 'S', owner: 'canaryOwner' },
    });
    await story.deliverDays(steadyDays('2026-03-01', 3, { canaryAccount: 80 }));
    await put(story, {
      'snapshots/2026-03-04/a.csv': 'account_id,index\ncanaryAccount,60\n',
      'complaints/a.csv': `complaint_id,account_id,reported_at,severity,summary\ncanaryComplaint,canaryAccount,2026-03-04T06:30:00Z,critical,canarySummary\n`,
      'recipients/recipients.csv': recipientsFile({
        ...people,
        canaryOwner: { name: 'canaryPerson', email: 'canary-mail@example.com' },
      }),
    });
    const logged: string[] = [];
    setLog((line) => logged.push(line));
    const calls = recordCalls(story.world, (call) => call.service === service);
    const failures = await failuresOf([
      () => story.fastForwardTo('2026-03-05T06:00:00Z'),
      () => story.pass(),
    ]);

    expect(calls.some((call) => call.service === service)).toBe(true);
    const said = [...logged.filter((line) => !line.includes('_aws')), ...failures];
    expect(said).not.toEqual([]);
    expect(said.join('\n')).not.toMatch(/canary/i);
  },
  120_000,
);

async function put(story: Story, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [Key, Body] of Object.entries(files)) {
    await story.world.clients.s3.send(new PutObjectCommand({ Bucket: feedBucket, Key, Body }));
  }
}

/** What a function's log would have of each failure: its message, its stack and whatever else it carries. */
async function failuresOf(steps: readonly (() => Promise<void>)[]): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const step of steps) {
    await step().catch((error: Error) => failures.push(inspect(error, { depth: 8 })));
  }
  return failures;
}
